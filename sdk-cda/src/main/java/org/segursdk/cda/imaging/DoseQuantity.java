package org.segursdk.cda.imaging;

import java.util.Objects;
import java.util.Optional;
import org.segursdk.cda.ClinicalDate;
import org.segursdk.cda.Quantity;
import org.segursdk.core.terminology.CodedValue;

/**
 * A measure of the radiation the patient received (FR-DICOM-Quantite). Immutable. Source: cda §9.3.
 *
 * @param measure what is measured, of {@link ImagingValueSets#doseQuantity()}
 * @param value amount with its UCUM unit: {@code mGy}, {@code mGy.cm}…
 * @param site place in the body, of {@link ImagingValueSets#bodySite()}
 * @param date when; the act's beginning when empty
 */
public record DoseQuantity(CodedValue measure, Quantity value, CodedValue site, Optional<ClinicalDate> date) {
    public DoseQuantity {
        Objects.requireNonNull(measure, "measure");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(site, "site");
        Objects.requireNonNull(date, "date");
    }

    public static DoseQuantity of(CodedValue measure, Quantity value, CodedValue site) {
        return new DoseQuantity(measure, value, site, Optional.empty());
    }

    public DoseQuantity withDate(ClinicalDate when) {
        return new DoseQuantity(measure, value, site, Optional.of(when));
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "DoseQuantity[redacted]";
    }
}
