package org.segursdk.conformance.evidence;

import java.time.LocalDate;
import java.util.Objects;

/**
 * What a reviewer said of a requirement.
 *
 * @param accepted whether it convinced
 * @param by who
 * @param note in a few words
 * @param date when
 */
public record Review(boolean accepted, String by, String note, LocalDate date) {
    public Review {
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(note, "note");
        Objects.requireNonNull(date, "date");
    }
}
