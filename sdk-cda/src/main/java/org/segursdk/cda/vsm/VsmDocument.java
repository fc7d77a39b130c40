package org.segursdk.cda.vsm;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.segursdk.cda.Allergy;
import org.segursdk.cda.CdaHeader;
import org.segursdk.cda.Problem;
import org.segursdk.cda.Procedure;
import org.segursdk.cda.Statement;
import org.segursdk.cda.Treatment;
import org.segursdk.cda.internal.Assembly;
import org.segursdk.cda.internal.vsm.VsmAssembly;
import org.segursdk.cda.internal.vsm.VsmContent;
import org.segursdk.core.document.Document;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violations;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;

/**
 * Volet de synthèse médicale 2022.01 (model 1.4): the summary a médecin traitant shares. Each subject takes a
 * {@link Statement}: entries, "none known" or "not recorded"; none may be left out. Immutable. Source: cda §7.
 */
public final class VsmDocument {
    /** {@code SYNTH}. */
    public static final CodedValue TYPE = CodedValue.of("SYNTH", CodeSystems.TRE_A05_DOCUMENT_TYPE, "Synthèse");
    /** Code of the principal act. */
    public static final CodedValue EVENT = CodedValue.of("34117-2", CodeSystems.LOINC, "Historique et clinique");
    /** Title unless the header has one. */
    public static final String DEFAULT_TITLE = "Synthèse médicale";

    private final CdaHeader header;
    private final VsmContent content;
    private final Assembly assembly;

    private VsmDocument(CdaHeader header, VsmContent content) {
        this.header = header;
        this.content = content;
        this.assembly = VsmAssembly.assemble(header, content);
    }

    public static Builder builder() {
        return new Builder();
    }

    public CdaHeader header() {
        return header;
    }

    /** Pathologies en cours. */
    public Statement<Problem> problems() {
        return content.problems();
    }

    /** Antécédents médicaux. */
    public Statement<Problem> medicalHistory() {
        return content.medicalHistory();
    }

    /** Antécédents chirurgicaux. */
    public Statement<Procedure> surgicalHistory() {
        return content.surgicalHistory();
    }

    /** Allergies et hypersensibilités. */
    public Statement<Allergy> allergies() {
        return content.allergies();
    }

    /** Mode de vie. */
    public Statement<LifestyleObservation> lifestyle() {
        return content.lifestyle();
    }

    /** Facteurs de risques professionnels, in words. */
    public Statement<String> occupationalRisks() {
        return content.occupationalRisks();
    }

    /** Antécédents familiaux. */
    public Statement<FamilyHistory> familyHistory() {
        return content.familyHistory();
    }

    /** Points de vigilance, in words. */
    public Statement<String> vigilance() {
        return content.vigilance();
    }

    /** Traitements au long cours. */
    public Statement<Treatment> treatments() {
        return content.treatments();
    }

    /** The bytes and the metadata, ready to be exchanged. */
    public Document toDocument() {
        return assembly.toDocument();
    }

    /**
     * Writes the bytes through a small buffer; the caller closes the stream.
     *
     * @throws IOException when the stream cannot be written
     */
    public void writeTo(OutputStream out) throws IOException {
        assembly.writeTo(out);
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "VsmDocument[" + header.id() + "]";
    }

    /** Builds a VSM; every broken rule is reported at once. */
    public static final class Builder {
        private @Nullable CdaHeader header;
        private CdaHeader.@Nullable Builder headerBuilder;
        private @Nullable Statement<Problem> problems;
        private @Nullable Statement<Problem> medicalHistory;
        private @Nullable Statement<Procedure> surgicalHistory;
        private @Nullable Statement<Allergy> allergies;
        private @Nullable Statement<LifestyleObservation> lifestyle;
        private @Nullable Statement<String> occupationalRisks;
        private @Nullable Statement<FamilyHistory> familyHistory;
        private @Nullable Statement<String> vigilance;
        private @Nullable Statement<Treatment> treatments;

        private Builder() {}

        /** Required. */
        public Builder header(CdaHeader value) {
            this.header = value;
            this.headerBuilder = null;
            return this;
        }

        /** The same, built here: what it lacks is reported with the rest. */
        public Builder header(CdaHeader.Builder value) {
            this.headerBuilder = value;
            this.header = null;
            return this;
        }

        /** Required: pathologies en cours; they have no end. */
        public Builder problems(Statement<Problem> value) {
            this.problems = value;
            return this;
        }

        /** Required: past problems. */
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
        public Builder allergies(Statement<Allergy> value) {
            this.allergies = value;
            return this;
        }

        /** Required. */
        public Builder lifestyle(Statement<LifestyleObservation> value) {
            this.lifestyle = value;
            return this;
        }

        /** Required. */
        public Builder occupationalRisks(Statement<String> value) {
            this.occupationalRisks = value;
            return this;
        }

        /** Required. */
        public Builder familyHistory(Statement<FamilyHistory> value) {
            this.familyHistory = value;
            return this;
        }

        /** Required. */
        public Builder vigilance(Statement<String> value) {
            this.vigilance = value;
            return this;
        }

        /** Required. */
        public Builder treatments(Statement<Treatment> value) {
            this.treatments = value;
            return this;
        }

        /**
         * @throws InvalidInputException listing every broken rule of the header and of the body: {@code REQUIRED},
         *     {@code VSM-*}, {@code CDA-*}, {@code JDV-*}
         */
        public VsmDocument build() {
            Violations violations = new Violations()
                    .require(problems, "problems")
                    .require(medicalHistory, "medicalHistory")
                    .require(surgicalHistory, "surgicalHistory")
                    .require(allergies, "allergies")
                    .require(lifestyle, "lifestyle")
                    .require(occupationalRisks, "occupationalRisks")
                    .require(familyHistory, "familyHistory")
                    .require(vigilance, "vigilance")
                    .require(treatments, "treatments");
            Optional<CdaHeader> built = Optional.ofNullable(header);
            if (headerBuilder != null) {
                built = violations.nested("header", headerBuilder::build);
            } else {
                violations.require(header, "header");
            }
            VsmContent content = new VsmContent(
                    or(problems),
                    or(medicalHistory),
                    or(surgicalHistory),
                    or(allergies),
                    or(lifestyle),
                    or(occupationalRisks),
                    or(familyHistory),
                    or(vigilance),
                    or(treatments));
            VsmAssembly.check(built, content, violations);
            violations.throwIfAny("VsmDocument");
            return new VsmDocument(built.orElseThrow(), content);
        }

        /** An absent statement was reported; the others are still checked. */
        private static <T> Statement<T> or(@Nullable Statement<T> statement) {
            return statement == null ? Statement.notRecorded() : statement;
        }
    }
}
