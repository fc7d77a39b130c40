package org.segursdk.cda.imaging;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.cda.ClinicalDate;
import org.segursdk.core.actor.Professional;

/**
 * Exposure to ionising radiation and radiation protection (FR-DICOM-Exposition-aux-radiations): who authorised it, pregnancy,
 * dose, radiopharmaceutical. Immutable; the methods that add return a new value. Source: cda §9.2, §9.3.
 *
 * @param authorisedBy professional who authorised the exposure
 * @param pregnancy what is known of a pregnancy
 * @param pregnancyAssessedOn when that was known, if told
 * @param doses measures of the dose
 * @param radiopharmaceutical what was injected, in nuclear medicine
 */
public record RadiationExposure(
        Professional authorisedBy,
        PregnancyStatus pregnancy,
        Optional<ClinicalDate> pregnancyAssessedOn,
        List<DoseQuantity> doses,
        Optional<AdministeredProduct> radiopharmaceutical) {
    public RadiationExposure {
        Objects.requireNonNull(authorisedBy, "authorisedBy");
        Objects.requireNonNull(pregnancy, "pregnancy");
        Objects.requireNonNull(pregnancyAssessedOn, "pregnancyAssessedOn");
        doses = List.copyOf(doses);
        Objects.requireNonNull(radiopharmaceutical, "radiopharmaceutical");
    }

    public static RadiationExposure of(Professional authorisedBy, PregnancyStatus pregnancy) {
        return new RadiationExposure(authorisedBy, pregnancy, Optional.empty(), List.of(), Optional.empty());
    }

    public RadiationExposure withPregnancyAssessedOn(ClinicalDate value) {
        return new RadiationExposure(authorisedBy, pregnancy, Optional.of(value), doses, radiopharmaceutical);
    }

    public RadiationExposure withDose(DoseQuantity value) {
        List<DoseQuantity> all = new ArrayList<>(doses);
        all.add(value);
        return new RadiationExposure(authorisedBy, pregnancy, pregnancyAssessedOn, all, radiopharmaceutical);
    }

    public RadiationExposure withRadiopharmaceutical(AdministeredProduct value) {
        return new RadiationExposure(authorisedBy, pregnancy, pregnancyAssessedOn, doses, Optional.of(value));
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "RadiationExposure[redacted]";
    }
}
