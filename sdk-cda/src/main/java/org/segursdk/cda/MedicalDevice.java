package org.segursdk.cda;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.document.InstanceId;
import org.segursdk.core.terminology.CodedValue;

/**
 * A medical device implanted or in use. Rules are checked by the document. Immutable. Source: cda §6.10.
 *
 * @param label the words of the professional
 * @param emdn European nomenclature ({@code 1.2.250.1.213.2.68}), if coded
 * @param translations further codes: LPP, CLADIMED
 * @param udi unique identifier of the device, if known
 * @param since since when it is used, if known
 * @param until until when, if it is over
 */
public record MedicalDevice(
        String label,
        Optional<CodedValue> emdn,
        List<CodedValue> translations,
        Optional<InstanceId> udi,
        Optional<ClinicalDate> since,
        Optional<ClinicalDate> until) {
    public MedicalDevice {
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(emdn, "emdn");
        translations = List.copyOf(translations);
        Objects.requireNonNull(udi, "udi");
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(until, "until");
    }

    /** @param label the words of the professional */
    public static Builder of(String label) {
        return new Builder(label);
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "MedicalDevice[redacted]";
    }

    /** Builds a device. */
    public static final class Builder {
        private final String label;
        private @Nullable CodedValue emdn;
        private final List<CodedValue> translations = new ArrayList<>();
        private @Nullable InstanceId udi;
        private @Nullable ClinicalDate since;
        private @Nullable ClinicalDate until;

        private Builder(String label) {
            this.label = Objects.requireNonNull(label, "label");
        }

        /** EMDN {@code 1.2.250.1.213.2.68}. */
        public Builder emdn(CodedValue value) {
            this.emdn = value;
            return this;
        }

        /** LPP {@code 1.2.250.1.215.200.2.1}, CLADIMED {@code 1.2.250.1.213.2.65}. */
        public Builder addTranslation(CodedValue value) {
            this.translations.add(value);
            return this;
        }

        public Builder udi(InstanceId value) {
            this.udi = value;
            return this;
        }

        public Builder since(ClinicalDate value) {
            this.since = value;
            return this;
        }

        public Builder until(ClinicalDate value) {
            this.until = value;
            return this;
        }

        public MedicalDevice build() {
            return new MedicalDevice(
                    label,
                    Optional.ofNullable(emdn),
                    translations,
                    Optional.ofNullable(udi),
                    Optional.ofNullable(since),
                    Optional.ofNullable(until));
        }
    }
}
