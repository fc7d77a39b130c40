package org.segursdk.cda.imaging;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.segursdk.cda.Statement;

/**
 * What the structured report says of one act (FR-DICOM-Acte-imagerie). Rules are checked by the document. Immutable. Source:
 * cda §9.2, §9.3.
 *
 * @param act the act, as the header documents it
 * @param techniques how it was carried out; at least one
 * @param products what was given, radiopharmaceutical left aside
 * @param complications what went wrong, or "none", if the report speaks of it
 * @param exposure exposure to radiation, if any
 * @param images DICOM objects; the catalogue says so when there is none
 */
public record ActDescription(
        ImagingAct act,
        List<Technique> techniques,
        List<AdministeredProduct> products,
        Optional<Statement<String>> complications,
        Optional<RadiationExposure> exposure,
        List<ImageReference> images) {
    public ActDescription {
        Objects.requireNonNull(act, "act");
        techniques = List.copyOf(techniques);
        products = List.copyOf(products);
        Objects.requireNonNull(complications, "complications");
        Objects.requireNonNull(exposure, "exposure");
        images = List.copyOf(images);
    }

    public static Builder of(ImagingAct act) {
        return new Builder(act);
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "ActDescription[redacted]";
    }

    /** Builds a description. */
    public static final class Builder {
        private final ImagingAct act;
        private final List<Technique> techniques = new ArrayList<>();
        private final List<AdministeredProduct> products = new ArrayList<>();
        private @Nullable Statement<String> complications;
        private @Nullable RadiationExposure exposure;
        private final List<ImageReference> images = new ArrayList<>();

        private Builder(ImagingAct act) {
            this.act = Objects.requireNonNull(act, "act");
        }

        /** At least one. */
        public Builder addTechnique(Technique value) {
            this.techniques.add(value);
            return this;
        }

        public Builder addProduct(AdministeredProduct value) {
            this.products.add(value);
            return this;
        }

        /** Left out: the report does not speak of complications. */
        public Builder complications(Statement<String> value) {
            this.complications = value;
            return this;
        }

        public Builder exposure(RadiationExposure value) {
            this.exposure = value;
            return this;
        }

        public Builder addImage(ImageReference value) {
            this.images.add(value);
            return this;
        }

        public ActDescription build() {
            return new ActDescription(
                    act,
                    techniques,
                    products,
                    Optional.ofNullable(complications),
                    Optional.ofNullable(exposure),
                    images);
        }
    }
}
