package org.segursdk.cda.imaging;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.cda.ClinicalDate;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.terminology.Oid;

/**
 * A DICOM object of the catalogue: study, series, instance, and the link that opens it. The model allows one series a study
 * entry and one instance a series, so that each object is an entry of its own. Immutable. Source: cda §9.3, drim §5.
 *
 * @param study Study Instance UID
 * @param series Series Instance UID
 * @param instance SOP Instance UID
 * @param sopClass SOP class: code the UID, system DICOM UID ({@code 1.2.840.10008.2.6.1})
 * @param modality of {@link ImagingValueSets#modality()}
 * @param date when; the act's beginning when empty
 * @param link absolute {@code http} or {@code https} address of the images (WADO), without credentials; the syntax is the
 *     site's
 */
public record ImageReference(
        Oid study,
        Oid series,
        Oid instance,
        CodedValue sopClass,
        CodedValue modality,
        Optional<ClinicalDate> date,
        Optional<URI> link) {
    /** Code system of SOP classes. */
    public static final String DICOM_UID = "1.2.840.10008.2.6.1";

    public ImageReference {
        Objects.requireNonNull(study, "study");
        Objects.requireNonNull(series, "series");
        Objects.requireNonNull(instance, "instance");
        Objects.requireNonNull(sopClass, "sopClass");
        Objects.requireNonNull(modality, "modality");
        Objects.requireNonNull(date, "date");
        Objects.requireNonNull(link, "link");
    }

    public static ImageReference of(Oid study, Oid series, Oid instance, CodedValue sopClass, CodedValue modality) {
        return new ImageReference(study, series, instance, sopClass, modality, Optional.empty(), Optional.empty());
    }

    public ImageReference withDate(ClinicalDate value) {
        return new ImageReference(study, series, instance, sopClass, modality, Optional.of(value), link);
    }

    public ImageReference withLink(URI value) {
        return new ImageReference(study, series, instance, sopClass, modality, date, Optional.of(value));
    }

    /** Redacted: a study leads to its patient. */
    @Override
    public String toString() {
        return "ImageReference[redacted]";
    }
}
