package org.segursdk.cda.imaging;

import java.util.Objects;
import java.util.Optional;
import org.segursdk.cda.ClinicalDate;
import org.segursdk.core.terminology.CodedValue;

/**
 * How an act was carried out on one place of the body (FR-DICOM-Technique-imagerie); its act and modalities are those of the
 * act it belongs to. Immutable. Source: cda §9.3.
 *
 * @param site place in the body, of {@link ImagingValueSets#bodySite()}
 * @param laterality one side or both, of {@link ImagingValueSets#laterality()}, if told
 * @param description what was done, in words
 * @param parameters other parameters: machine, date it was put into service, settings
 * @param date when; the act's beginning when empty
 */
public record Technique(
        CodedValue site,
        Optional<CodedValue> laterality,
        Optional<String> description,
        Optional<String> parameters,
        Optional<ClinicalDate> date) {
    public Technique {
        Objects.requireNonNull(site, "site");
        Objects.requireNonNull(laterality, "laterality");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(parameters, "parameters");
        Objects.requireNonNull(date, "date");
    }

    public static Technique of(CodedValue site) {
        return new Technique(site, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    public Technique withLaterality(CodedValue value) {
        return new Technique(site, Optional.of(value), description, parameters, date);
    }

    public Technique withDescription(String value) {
        return new Technique(site, laterality, Optional.of(value), parameters, date);
    }

    public Technique withParameters(String value) {
        return new Technique(site, laterality, description, Optional.of(value), date);
    }

    public Technique withDate(ClinicalDate value) {
        return new Technique(site, laterality, description, parameters, Optional.of(value));
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "Technique[redacted]";
    }
}
