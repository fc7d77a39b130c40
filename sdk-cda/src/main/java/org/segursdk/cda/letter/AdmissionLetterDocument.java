package org.segursdk.cda.letter;

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
import org.segursdk.cda.internal.letter.AdmissionContent;
import org.segursdk.cda.internal.letter.LetterAssembly;
import org.segursdk.core.document.Document;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violations;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;

/**
 * Lettre de liaison à l'entrée en établissement de soins (LDL-EES 2022.01). Treatments, allergies and history take a
 * {@link Statement}: entries, "none known" or "not recorded"; the last two are written as such, in words and in codes.
 * Immutable. Source: cda §11.
 */
public final class AdmissionLetterDocument {
    /** LOINC 18761-7. */
    public static final CodedValue TYPE = CodedValue.of(
            "18761-7",
            CodeSystems.LOINC,
            "Note de transfert (dont lettre de liaison à l'entrée en établissement de soins)");
    /** Title unless the header has one. */
    public static final String DEFAULT_TITLE = "Lettre de liaison à l'entrée en établissement de santé";

    private final CdaHeader header;
    private final AdmissionContent content;
    private final Assembly assembly;

    private AdmissionLetterDocument(CdaHeader header, AdmissionContent content) {
        this.header = header;
        this.content = content;
        this.assembly = LetterAssembly.assemble(header, content);
    }

    public static Builder builder() {
        return new Builder();
    }

    public CdaHeader header() {
        return header;
    }

    /** Motif d'hospitalisation. */
    public String reason() {
        return content.reason();
    }

    /** Traitements à l'admission. */
    public Statement<Treatment> treatments() {
        return content.treatments();
    }

    public Statement<Allergy> allergies() {
        return content.allergies();
    }

    /** Antécédents médicaux. */
    public Statement<Problem> medicalHistory() {
        return content.medicalHistory();
    }

    /** Antécédents chirurgicaux. */
    public Statement<Procedure> surgicalHistory() {
        return content.surgicalHistory();
    }

    /** Autres informations. */
    public String otherInformation() {
        return content.otherInformation();
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
        return "AdmissionLetterDocument[" + header.id() + "]";
    }

    /** Builds a letter; every broken rule is reported at once. */
    public static final class Builder {
        private @Nullable CdaHeader header;
        private CdaHeader.@Nullable Builder headerBuilder;
        private @Nullable String reason;
        private @Nullable Statement<Treatment> treatments;
        private @Nullable Statement<Allergy> allergies;
        private @Nullable Statement<Problem> medicalHistory;
        private @Nullable Statement<Procedure> surgicalHistory;
        private @Nullable String otherInformation;

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

        /** Required: motif d'hospitalisation, in words. */
        public Builder reason(String value) {
            this.reason = value;
            return this;
        }

        /** Required: treatments at admission. */
        public Builder treatments(Statement<Treatment> value) {
            this.treatments = value;
            return this;
        }

        /** Required. */
        public Builder allergies(Statement<Allergy> value) {
            this.allergies = value;
            return this;
        }

        /** Required: past problems, which acts and treatments may name as their reason. */
        public Builder medicalHistory(Statement<Problem> value) {
            this.medicalHistory = value;
            return this;
        }

        /** Required. */
        public Builder surgicalHistory(Statement<Procedure> value) {
            this.surgicalHistory = value;
            return this;
        }

        /** Required by the model: other information, in words. */
        public Builder otherInformation(String value) {
            this.otherInformation = value;
            return this;
        }

        /**
         * @throws InvalidInputException listing every broken rule of the header and of the body: {@code REQUIRED},
         *     {@code LDL-*}, {@code CDA-*}, {@code JDV-*}
         */
        public AdmissionLetterDocument build() {
            Violations violations = new Violations()
                    .require(reason, "reason")
                    .require(treatments, "treatments")
                    .require(allergies, "allergies")
                    .require(medicalHistory, "medicalHistory")
                    .require(surgicalHistory, "surgicalHistory")
                    .require(otherInformation, "otherInformation");
            Optional<CdaHeader> built = Optional.ofNullable(header);
            if (headerBuilder != null) {
                built = violations.nested("header", headerBuilder::build);
            } else {
                violations.require(header, "header");
            }
            // Absent texts were reported; the rest is still checked.
            AdmissionContent content = new AdmissionContent(
                    reason == null ? "-" : reason,
                    or(treatments),
                    or(allergies),
                    or(medicalHistory),
                    or(surgicalHistory),
                    otherInformation == null ? "-" : otherInformation);
            LetterAssembly.check(built, content, violations);
            violations.throwIfAny("AdmissionLetterDocument");
            return new AdmissionLetterDocument(built.orElseThrow(), content);
        }

        /** An absent statement was reported; the others are still checked. */
        private static <T> Statement<T> or(@Nullable Statement<T> statement) {
            return statement == null ? Statement.notRecorded() : statement;
        }
    }
}
