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
 * @param value amount with the UCUM unit that fits the measure: {@code mGy} (dose), {@code mGy.cm} (dose-length), {@code Gy.m2}
 *     or {@code mGy.cm2} (dose-area), {@code mSv}, {@code MBq}, {@code s} (time), none (number of images). Multiples that the
 *     publisher's list of units does not have are written converted. That list has no unit for a dose-area product: the
 *     publisher's validator reports one error for each, though the value is right
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
