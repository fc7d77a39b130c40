package org.segursdk.cda.read.imaging;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.cda.read.ReadSection;
import org.segursdk.cda.read.clinical.ReadTreatment;

/**
 * An act as its section tells of it. Source: cda §9.2 (FR-DICOM-Acte-imagerie).
 *
 * @param title title, if told
 * @param text what people read, if told
 * @param techniques how it was done
 * @param products contrast media and other products given
 * @param complications complications, in words, if told
 * @param exposure exposure to radiation, if told
 * @param studies studies whose images it links to
 * @param section the section as it stands
 */
public record ReadImagingAct(
        Optional<String> title,
        Optional<String> text,
        List<ReadImagingTechnique> techniques,
        List<ReadTreatment> products,
        Optional<String> complications,
        Optional<ReadRadiationExposure> exposure,
        List<ReadImagingStudy> studies,
        ReadSection section) {
    public ReadImagingAct {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(text, "text");
        techniques = List.copyOf(techniques);
        products = List.copyOf(products);
        Objects.requireNonNull(complications, "complications");
        Objects.requireNonNull(exposure, "exposure");
        studies = List.copyOf(studies);
        Objects.requireNonNull(section, "section");
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "ReadImagingAct[redacted]";
    }
}
