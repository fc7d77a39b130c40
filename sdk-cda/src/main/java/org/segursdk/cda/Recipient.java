package org.segursdk.cda;

import java.util.Objects;
import java.util.Optional;
import org.segursdk.core.actor.Professional;
import org.segursdk.core.actor.Structure;

/**
 * A person or a structure the document is meant for (informationRecipient). Source: cda §3.6.
 *
 * @param professional who, when it is a person
 * @param structure where, or the structure itself
 */
public record Recipient(Optional<Professional> professional, Optional<Structure> structure) {
    public Recipient {
        Objects.requireNonNull(professional, "professional");
        Objects.requireNonNull(structure, "structure");
    }

    public static Recipient of(Professional professional) {
        return new Recipient(Optional.of(professional), Optional.empty());
    }

    public static Recipient of(Professional professional, Structure structure) {
        return new Recipient(Optional.of(professional), Optional.of(structure));
    }

    public static Recipient of(Structure structure) {
        return new Recipient(Optional.empty(), Optional.of(structure));
    }
}
