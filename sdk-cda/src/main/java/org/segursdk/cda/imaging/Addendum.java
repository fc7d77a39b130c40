package org.segursdk.cda.imaging;

import java.util.Objects;
import org.segursdk.cda.Attestation;

/**
 * What was added to a report after it was validated, by whom and when (FR-DICOM-Addendum). The report that bears it is a new
 * version that replaces the former one: give the header the same setId, a higher version and the relation {@code RPLC}.
 * Immutable. Source: cda §9.2, §3.12.
 *
 * @param author who adds it, and when
 * @param text what is added
 */
public record Addendum(Attestation author, ReportText text) {
    public Addendum {
        Objects.requireNonNull(author, "author");
        Objects.requireNonNull(text, "text");
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "Addendum[redacted]";
    }
}
