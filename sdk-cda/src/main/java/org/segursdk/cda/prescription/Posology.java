package org.segursdk.cda.prescription;

/** How a medicine is taken: in words, or structured so that software can read it. Source: cda §10.3. */
public sealed interface Posology permits WordedPosology, StructuredPosology {
    /** A posology told in words only. */
    static Posology words(String text) {
        return new WordedPosology(text);
    }
}
