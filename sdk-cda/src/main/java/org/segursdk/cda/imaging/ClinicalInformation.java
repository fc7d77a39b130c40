package org.segursdk.cda.imaging;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.segursdk.cda.Problem;
import org.segursdk.cda.Procedure;
import org.segursdk.cda.Statement;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violations;
import org.segursdk.core.terminology.CodedValue;

/**
 * Why the examination is asked for and what the radiologist must know (FR-DICOM-informations-cliniques), the same in the
 * request and in the report. For the history, an empty answer is not "none": each subject takes a {@link Statement}.
 * Immutable. Source: cda §9.2, drim §7.
 *
 * @param justification why the examination is asked for
 * @param purpose the question it should answer, if told apart
 * @param medicalHistory antécédents médicaux
 * @param surgicalHistory antécédents chirurgicaux; a reason, if any, is one of the medical history
 * @param contraindications what speaks against it
 * @param careInformation what the centre must know to receive the patient, of {@link ImagingValueSets#careInformation()};
 *     in requests only
 */
public record ClinicalInformation(
        String justification,
        Optional<String> purpose,
        Statement<Problem> medicalHistory,
        Statement<Procedure> surgicalHistory,
        Statement<Contraindication> contraindications,
        List<CodedValue> careInformation) {
    public ClinicalInformation {
        Objects.requireNonNull(justification, "justification");
        Objects.requireNonNull(purpose, "purpose");
        Objects.requireNonNull(medicalHistory, "medicalHistory");
        Objects.requireNonNull(surgicalHistory, "surgicalHistory");
        Objects.requireNonNull(contraindications, "contraindications");
        careInformation = List.copyOf(careInformation);
    }

    /** @param justification why the examination is asked for */
    public static Builder of(String justification) {
        return new Builder(justification);
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "ClinicalInformation[redacted]";
    }

    /** Builds clinical information. */
    public static final class Builder {
        private final String justification;
        private @Nullable String purpose;
        private @Nullable Statement<Problem> medicalHistory;
        private @Nullable Statement<Procedure> surgicalHistory;
        private @Nullable Statement<Contraindication> contraindications;
        private final List<CodedValue> careInformation = new ArrayList<>();

        private Builder(String justification) {
            this.justification = Objects.requireNonNull(justification, "justification");
        }

        public Builder purpose(String value) {
            this.purpose = value;
            return this;
        }

        /** Required. */
        public Builder medicalHistory(Statement<Problem> value) {
            this.medicalHistory = value;
            return this;
        }

        /** Required. */
        public Builder surgicalHistory(Statement<Procedure> value) {
            this.surgicalHistory = value;
            return this;
        }

        /** Required. */
        public Builder contraindications(Statement<Contraindication> value) {
            this.contraindications = value;
            return this;
        }

        /** In requests only. */
        public Builder addCareInformation(CodedValue value) {
            this.careInformation.add(value);
            return this;
        }

        /**
         * @throws InvalidInputException rule {@code REQUIRED}
         */
        public ClinicalInformation build() {
            new Violations()
                    .require(medicalHistory, "medicalHistory")
                    .require(surgicalHistory, "surgicalHistory")
                    .require(contraindications, "contraindications")
                    .throwIfAny("ClinicalInformation");
            return new ClinicalInformation(
                    justification,
                    Optional.ofNullable(purpose),
                    Objects.requireNonNull(medicalHistory),
                    Objects.requireNonNull(surgicalHistory),
                    Objects.requireNonNull(contraindications),
                    careInformation);
        }
    }
}
