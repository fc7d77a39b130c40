package org.segursdk.cda.letter;

import java.util.Objects;
import java.util.Optional;
import org.segursdk.cda.ClinicalDate;

/**
 * An examination or a follow-up asked for. Source: cda §11.3 (FR-Demande-d-examen-ou-de-suivi).
 *
 * @param label what is asked for, in words
 * @param date when, if told
 */
public record FollowUp(String label, Optional<ClinicalDate> date) {
    public FollowUp {
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(date, "date");
    }

    public static FollowUp of(String label) {
        return new FollowUp(label, Optional.empty());
    }

    public FollowUp on(ClinicalDate value) {
        return new FollowUp(label, Optional.of(value));
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "FollowUp[redacted]";
    }
}
