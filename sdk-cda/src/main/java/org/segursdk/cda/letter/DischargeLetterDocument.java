package org.segursdk.cda.letter;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.segursdk.cda.Allergy;
import org.segursdk.cda.CdaHeader;
import org.segursdk.cda.MedicalDevice;
import org.segursdk.cda.Statement;
import org.segursdk.cda.Treatment;
import org.segursdk.cda.internal.Assembly;
import org.segursdk.cda.internal.letter.DischargeContent;
import org.segursdk.cda.internal.letter.LetterAssembly;
import org.segursdk.core.document.Document;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violations;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;

/**
 * Lettre de liaison à la sortie d'un établissement de santé (LDL-SES 2022.01). Treatments and allergies take a
 * {@link Statement}: entries, "none known" or "not recorded"; the last two are written as such, in words and in codes.
 * Immutable. Source: cda §11.
 */
public final class DischargeLetterDocument {
    /** LOINC 11490-0. */
    public static final CodedValue TYPE =
            CodedValue.of("11490-0", CodeSystems.LOINC, "Lettre de liaison à la sortie d'un établissement de soins");
    /** Title unless the header has one. */
    public static final String DEFAULT_TITLE = "Lettre de liaison à la sortie de l'établissement de santé";

    private final CdaHeader header;
    private final DischargeContent content;
    private final Assembly assembly;

    private DischargeLetterDocument(CdaHeader header, DischargeContent content) {
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

    public LetterStatus status() {
        return content.status();
    }

    /** Motif de l'hospitalisation. */
    public String reason() {
        return content.reason();
    }

    /** Synthèse médicale du séjour. */
    public Stay stay() {
        return content.stay();
    }

    /** Traitements arrêtés durant le séjour. */
    public Statement<Treatment> stoppedTreatments() {
        return content.stoppedTreatments();
    }

    /** Traitements à la sortie. */
    public Statement<Treatment> dischargeTreatments() {
        return content.dischargeTreatments();
    }

    /** Allergies identified during the stay. */
    public Statement<Allergy> allergies() {
        return content.allergies();
    }

    /** Results awaited and other information, in words. */
    public Optional<String> awaitedResults() {
        return content.awaitedResults();
    }

    public List<PlannedAct> plannedActs() {
        return content.plannedActs();
    }

    public List<FollowUp> followUps() {
        return content.followUps();
    }

    public List<Appointment> appointments() {
        return content.appointments();
    }

    public List<MedicalDevice> devices() {
        return content.devices();
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
        return "DischargeLetterDocument[" + header.id() + "]";
    }

    /** Builds a letter; every broken rule is reported at once. */
    public static final class Builder {
        private @Nullable CdaHeader header;
        private CdaHeader.@Nullable Builder headerBuilder;
        private @Nullable LetterStatus status;
        private @Nullable String reason;
        private @Nullable Stay stay;
        private Stay.@Nullable Builder stayBuilder;
        private @Nullable Statement<Treatment> stoppedTreatments;
        private @Nullable Statement<Treatment> dischargeTreatments;
        private @Nullable Statement<Allergy> allergies;
        private @Nullable String awaitedResults;
        private final List<PlannedAct> plannedActs = new ArrayList<>();
        private final List<FollowUp> followUps = new ArrayList<>();
        private final List<Appointment> appointments = new ArrayList<>();
        private final List<MedicalDevice> devices = new ArrayList<>();

        private Builder() {}

        /** Required; its event and its encounter are the stay. */
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

        /** Required. */
        public Builder status(LetterStatus value) {
            this.status = value;
            return this;
        }

        /** Required: motif de l'hospitalisation, in words. */
        public Builder reason(String value) {
            this.reason = value;
            return this;
        }

        /** Required. */
        public Builder stay(Stay value) {
            this.stay = value;
            this.stayBuilder = null;
            return this;
        }

        /** The same, built here: what it lacks is reported with the rest. */
        public Builder stay(Stay.Builder value) {
            this.stayBuilder = value;
            this.stay = null;
            return this;
        }

        /** Required: treatments stopped during the stay. Reasons are in words: the letter lists no problems. */
        public Builder stoppedTreatments(Statement<Treatment> value) {
            this.stoppedTreatments = value;
            return this;
        }

        /** Required: treatments at discharge. */
        public Builder dischargeTreatments(Statement<Treatment> value) {
            this.dischargeTreatments = value;
            return this;
        }

        /** Required: allergies identified during the stay. */
        public Builder allergies(Statement<Allergy> value) {
            this.allergies = value;
            return this;
        }

        /** Results awaited and other information, in words. */
        public Builder awaitedResults(String value) {
            this.awaitedResults = value;
            return this;
        }

        public Builder addPlannedAct(PlannedAct value) {
            this.plannedActs.add(value);
            return this;
        }

        public Builder addFollowUp(FollowUp value) {
            this.followUps.add(value);
            return this;
        }

        public Builder addAppointment(Appointment value) {
            this.appointments.add(value);
            return this;
        }

        /** A device implanted or in use. */
        public Builder addDevice(MedicalDevice value) {
            this.devices.add(value);
            return this;
        }

        /**
         * @throws InvalidInputException listing every broken rule of the header and of the body: {@code REQUIRED},
         *     {@code LDL-*}, {@code CDA-*}, {@code JDV-*}
         */
        public DischargeLetterDocument build() {
            Violations violations = new Violations()
                    .require(status, "status")
                    .require(reason, "reason")
                    .require(stoppedTreatments, "stoppedTreatments")
                    .require(dischargeTreatments, "dischargeTreatments")
                    .require(allergies, "allergies");
            Optional<CdaHeader> builtHeader = Optional.ofNullable(header);
            if (headerBuilder != null) {
                builtHeader = violations.nested("header", headerBuilder::build);
            } else {
                violations.require(header, "header");
            }
            Optional<Stay> builtStay = Optional.ofNullable(stay);
            if (stayBuilder != null) {
                builtStay = violations.nested("stay", stayBuilder::build);
            } else {
                violations.require(stay, "stay");
            }
            DischargeContent.Draft draft = new DischargeContent.Draft(
                    builtStay,
                    or(stoppedTreatments),
                    or(dischargeTreatments),
                    or(allergies),
                    Optional.ofNullable(awaitedResults),
                    List.copyOf(plannedActs),
                    List.copyOf(followUps),
                    List.copyOf(appointments),
                    List.copyOf(devices));
            LetterAssembly.check(builtHeader, Optional.ofNullable(reason), draft, violations);
            violations.throwIfAny("DischargeLetterDocument");
            if (status == null || reason == null) {
                throw new IllegalStateException("a violation was lost");
            }
            return new DischargeLetterDocument(builtHeader.orElseThrow(), draft.with(status, reason));
        }

        /** An absent statement was reported; the others are still checked. */
        private static <T> Statement<T> or(@Nullable Statement<T> statement) {
            return statement == null ? Statement.notRecorded() : statement;
        }
    }
}
