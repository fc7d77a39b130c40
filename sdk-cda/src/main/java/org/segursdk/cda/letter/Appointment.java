package org.segursdk.cda.letter;

import java.util.Objects;
import java.util.Optional;
import org.segursdk.cda.ClinicalDate;
import org.segursdk.core.document.DocumentAuthor;
import org.segursdk.core.terminology.CodedValue;

/**
 * A consultation to come. Source: cda §11.3 (FR-Rencontre).
 *
 * @param label with whom and what for, in words
 * @param type kind of encounter (JDV_J142, such as {@code AMB})
 * @param confirmed whether the appointment is made; then it has a date
 * @param date when, if known
 * @param priority how soon, if told
 * @param performer whom the patient will see, if told
 */
public record Appointment(
        String label,
        CodedValue type,
        boolean confirmed,
        Optional<ClinicalDate> date,
        Optional<Priority> priority,
        Optional<DocumentAuthor> performer) {
    public Appointment {
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(date, "date");
        Objects.requireNonNull(priority, "priority");
        Objects.requireNonNull(performer, "performer");
    }

    /** A consultation that has to be arranged. */
    public static Appointment toArrange(String label, CodedValue type) {
        return new Appointment(label, type, false, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** An appointment made. */
    public static Appointment made(String label, CodedValue type, ClinicalDate date) {
        return new Appointment(label, type, true, Optional.of(date), Optional.empty(), Optional.empty());
    }

    /** When it would best be. */
    public Appointment around(ClinicalDate value) {
        return new Appointment(label, type, confirmed, Optional.of(value), priority, performer);
    }

    public Appointment withPriority(Priority value) {
        return new Appointment(label, type, confirmed, date, Optional.of(value), performer);
    }

    /** Whom the patient will see, and where. */
    public Appointment with(DocumentAuthor value) {
        return new Appointment(label, type, confirmed, date, priority, Optional.of(value));
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "Appointment[redacted]";
    }
}
