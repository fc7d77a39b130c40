package org.segursdk.conformance.profile;

import java.util.Objects;
import java.util.Set;

/**
 * A type of document the product makes or takes in.
 *
 * @param type what it is
 * @param levels CDA levels, {@code N1} and {@code N3}
 * @param direction made or taken in
 */
public record DeclaredDocument(Type type, Set<Level> levels, Direction direction) {
    /** Types of the perimeter. */
    public enum Type {
        VSM,
        LETTER,
        DISCHARGE_LETTER,
        OPERATIVE_REPORT,
        CR_BIO,
        CR_IMG,
        IMAGING_REQUEST,
        BIOLOGY_REQUEST,
        PRESCRIPTION,
        VACCINATION,
        CHILD_EXAMINATION,
        CHILD_CERTIFICATE,
        LIAISON,
        OTHER
    }

    /** Level of a CDA document. */
    public enum Level {
        N1,
        N3
    }

    /** Which way a document goes. */
    public enum Direction {
        IN,
        OUT
    }

    public DeclaredDocument {
        Objects.requireNonNull(type, "type");
        levels = Set.copyOf(levels);
        Objects.requireNonNull(direction, "direction");
    }
}
