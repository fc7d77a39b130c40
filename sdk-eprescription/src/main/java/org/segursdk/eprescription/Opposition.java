package org.segursdk.eprescription;

import java.time.LocalDate;
import java.util.Objects;

/**
 * What the patient (or who holds parental authority) answered, once informed: may the prescriber see what was dispensed or
 * executed? By law a non-opposition, printed on the sheet and sent with the deposit. Source: eprescription §1, §5.
 *
 * @param choice the answer
 * @param informedOn when they were informed, a civil date
 */
public record Opposition(Choice choice, LocalDate informedOn) {
    /** The answer. */
    public enum Choice {
        NOT_OPPOSED,
        OPPOSED
    }

    public Opposition {
        Objects.requireNonNull(choice, "choice");
        Objects.requireNonNull(informedOn, "informedOn");
    }

    /** Informed that day, and not opposed. */
    public static Opposition notOpposed(LocalDate informedOn) {
        return new Opposition(Choice.NOT_OPPOSED, informedOn);
    }

    /** Informed that day, and opposed. */
    public static Opposition opposed(LocalDate informedOn) {
        return new Opposition(Choice.OPPOSED, informedOn);
    }

    public boolean isOpposed() {
        return choice == Choice.OPPOSED;
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "Opposition[redacted]";
    }
}
