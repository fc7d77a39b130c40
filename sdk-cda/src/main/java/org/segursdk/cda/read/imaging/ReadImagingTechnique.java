package org.segursdk.cda.read.imaging;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.cda.read.ReadCode;
import org.segursdk.cda.read.ReadPeriod;
import org.segursdk.cda.read.ReadStatement;

/**
 * How an act was done, as written. Source: cda §9.3 (FR-DICOM-Technique-imagerie).
 *
 * @param code act, with its CCAM translation, if told
 * @param modalities DICOM modalities
 * @param site region, its laterality among its qualifiers, if told
 * @param description description, in words, if told
 * @param period when, if told
 * @param comments comments, in words
 * @param statement the technique as it stands
 */
public record ReadImagingTechnique(
        Optional<ReadCode> code,
        List<ReadCode> modalities,
        Optional<ReadCode> site,
        Optional<String> description,
        Optional<ReadPeriod> period,
        List<String> comments,
        ReadStatement statement) {
    public ReadImagingTechnique {
        Objects.requireNonNull(code, "code");
        modalities = List.copyOf(modalities);
        Objects.requireNonNull(site, "site");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(period, "period");
        comments = List.copyOf(comments);
        Objects.requireNonNull(statement, "statement");
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "ReadImagingTechnique[redacted]";
    }
}
