package org.segursdk.eprescription;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.core.actor.Professional;
import org.segursdk.core.actor.Structure;

/**
 * Who is to execute the prescription, when the prescriber names them: by law for opioid substitution on a secured
 * prescription. Source: eprescription §6.1 (participant PRF), §6.2.
 *
 * @param structure the pharmacy
 * @param professional the pharmacist, if told
 * @param before by when it is wished, if told; needs the professional
 */
public record Executant(Structure structure, Optional<Professional> professional, Optional<Instant> before) {
    public Executant {
        Objects.requireNonNull(structure, "structure");
        Objects.requireNonNull(professional, "professional");
        Objects.requireNonNull(before, "before");
    }

    /** A pharmacy. */
    public static Executant of(Structure pharmacy) {
        return new Executant(pharmacy, Optional.empty(), Optional.empty());
    }

    /** A pharmacist in their pharmacy. */
    public static Executant of(Professional pharmacist, Structure pharmacy) {
        return new Executant(pharmacy, Optional.of(pharmacist), Optional.empty());
    }

    public Executant withBefore(Instant value) {
        return new Executant(structure, professional, Optional.of(value));
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "Executant[redacted]";
    }
}
