package org.segursdk.cda.letter;

import java.util.Objects;
import java.util.Optional;
import org.segursdk.cda.ClinicalDate;

/**
 * An examination or a follow-up asked for. Source: cda §11.3 (FR-Demande-d-examen-ou-de-suivi).
 *
 * @param label what is asked for, in words
 * @param date when, if told
 * @param intent how firmly
 */
public record FollowUp(String label, Optional<ClinicalDate> date, Intent intent) {
    /** How firmly something is asked for: the mood of the observation. */
    public enum Intent {
        /** Asked for. */
        REQUEST("INT"),
        /** Left to the reader's judgement. */
        PROPOSAL("PRP"),
        /** To be reached: a weight, a blood pressure. */
        GOAL("GOL");

        private final String mood;

        Intent(String mood) {
            this.mood = mood;
        }

        /** HL7 ActMood. */
        public String mood() {
            return mood;
        }
    }

    public FollowUp {
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(date, "date");
        Objects.requireNonNull(intent, "intent");
    }

    public static FollowUp of(String label) {
        return new FollowUp(label, Optional.empty(), Intent.REQUEST);
    }

    public FollowUp on(ClinicalDate value) {
        return new FollowUp(label, Optional.of(value), intent);
    }

    public FollowUp withIntent(Intent value) {
        return new FollowUp(label, date, value);
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "FollowUp[redacted]";
    }
}
