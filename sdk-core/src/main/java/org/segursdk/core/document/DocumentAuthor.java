package org.segursdk.core.document;

import java.util.Objects;
import java.util.Optional;
import org.segursdk.core.actor.Professional;
import org.segursdk.core.actor.Structure;
import org.segursdk.core.terminology.CodedValue;

/**
 * An author of a document: a professional, the structure they work in, and their function towards the patient.
 *
 * @param professional who wrote it
 * @param structure where
 * @param function role towards the patient (JDV_J47, such as {@code PCP} médecin traitant), if told
 */
public record DocumentAuthor(Professional professional, Structure structure, Optional<CodedValue> function) {
    public DocumentAuthor {
        Objects.requireNonNull(professional, "professional");
        Objects.requireNonNull(structure, "structure");
        Objects.requireNonNull(function, "function");
    }

    public static DocumentAuthor of(Professional professional, Structure structure) {
        return new DocumentAuthor(professional, structure, Optional.empty());
    }
}
