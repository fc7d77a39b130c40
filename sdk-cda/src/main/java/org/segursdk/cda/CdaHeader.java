package org.segursdk.cda;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.actor.Structure;
import org.segursdk.core.document.Confidentiality;
import org.segursdk.core.document.DocumentAuthor;
import org.segursdk.core.document.Patient;
import org.segursdk.core.document.Relation;
import org.segursdk.core.document.Visibility;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violations;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.terminology.Oid;

/**
 * What every document of the CI-SIS says before its body (structuration minimale), shared by all document types. The builder
 * asks for what is required; the rules between the parts are checked by the document that takes the header. Immutable.
 * Source: cda §3.
 */
public final class CdaHeader extends HeaderParts {
    private CdaHeader(Builder builder) {
        super(builder);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "CdaHeader[" + id() + "]";
    }

    /** Builds a header. */
    public static final class Builder {
        @Nullable
        Oid id;

        @Nullable
        Oid setId;

        int version = 1;

        @Nullable
        String title;

        @Nullable
        Instant createdAt;

        ZoneId zone = ZoneId.of("Europe/Paris");
        String language = "fr-FR";
        CodedValue confidentiality = Confidentiality.NORMAL;
        final Set<Visibility> visibility = EnumSet.noneOf(Visibility.class);

        @Nullable
        Patient patient;

        final List<Guardian> guardians = new ArrayList<>();

        @Nullable
        Deceased deceased;

        @Nullable
        MultipleBirth multipleBirth;

        final List<Attestation> authors = new ArrayList<>();
        final List<OtherAuthorship> otherAuthors = new ArrayList<>();

        @Nullable
        DataEntry dataEnterer;

        final List<ContactPerson> contacts = new ArrayList<>();
        final List<DocumentAuthor> professionalInformants = new ArrayList<>();

        @Nullable
        Structure custodian;

        boolean hostedForPatient;
        final List<Recipient> recipients = new ArrayList<>();

        @Nullable
        Attestation legalAuthenticator;

        final List<Attestation> attesters = new ArrayList<>();
        final List<Participant> participants = new ArrayList<>();
        final List<OtherParticipant> otherParticipants = new ArrayList<>();
        final List<Order> orders = new ArrayList<>();

        @Nullable
        ServiceEvent event;

        final List<CodedValue> furtherEvents = new ArrayList<>();
        final List<Relation> relations = new ArrayList<>();
        final List<Consent> consents = new ArrayList<>();

        @Nullable
        Encounter encounter;

        private Builder() {}

        /** Required: an OID of yours, or {@link Oid#fromUuid}; never used before. */
        public Builder id(Oid value) {
            this.id = value;
            return this;
        }

        /** Default the id, for a first version; required from the second version on. */
        public Builder setId(Oid value) {
            this.setId = value;
            return this;
        }

        /** Default 1. */
        public Builder version(int value) {
            this.version = value;
            return this;
        }

        /** Required, save for types that have a default title. */
        public Builder title(String value) {
            this.title = value;
            return this;
        }

        /** Required. */
        public Builder createdAt(Instant value) {
            this.createdAt = value;
            return this;
        }

        /** Default Europe/Paris. */
        public Builder zone(ZoneId value) {
            this.zone = value;
            return this;
        }

        /** Default {@code fr-FR}. */
        public Builder language(String value) {
            this.language = value;
            return this;
        }

        /** Default {@code N}. */
        public Builder confidentiality(CodedValue value) {
            this.confidentiality = value;
            return this;
        }

        public Builder addVisibility(Visibility value) {
            this.visibility.add(value);
            return this;
        }

        /** Required. */
        public Builder patient(Patient value) {
            this.patient = value;
            return this;
        }

        public Builder addGuardian(Guardian value) {
            this.guardians.add(value);
            return this;
        }

        public Builder deceased(Deceased value) {
            this.deceased = value;
            return this;
        }

        public Builder multipleBirth(MultipleBirth value) {
            this.multipleBirth = value;
            return this;
        }

        /** At least one author, professional or other. */
        public Builder addAuthor(Attestation value) {
            this.authors.add(value);
            return this;
        }

        /** A device, or the patient. */
        public Builder addOtherAuthor(OtherAuthorship value) {
            this.otherAuthors.add(value);
            return this;
        }

        public Builder dataEnterer(DataEntry value) {
            this.dataEnterer = value;
            return this;
        }

        public Builder addContact(ContactPerson value) {
            this.contacts.add(value);
            return this;
        }

        public Builder addProfessionalInformant(DocumentAuthor value) {
            this.professionalInformants.add(value);
            return this;
        }

        /** Required, unless the document is hosted for the patient. */
        public Builder custodian(Structure value) {
            this.custodian = value;
            return this;
        }

        /** The host of the patients' own documents keeps it: for what the patient makes. */
        public Builder hostedForPatient() {
            this.hostedForPatient = true;
            return this;
        }

        public Builder addRecipient(Recipient value) {
            this.recipients.add(value);
            return this;
        }

        /** Required. */
        public Builder legalAuthenticator(Attestation value) {
            this.legalAuthenticator = value;
            return this;
        }

        public Builder addAttester(Attestation value) {
            this.attesters.add(value);
            return this;
        }

        public Builder addParticipant(Participant value) {
            this.participants.add(value);
            return this;
        }

        public Builder addOtherParticipant(OtherParticipant value) {
            this.otherParticipants.add(value);
            return this;
        }

        public Builder addOrder(Order value) {
            this.orders.add(value);
            return this;
        }

        /** Required. */
        public Builder event(ServiceEvent value) {
            this.event = value;
            return this;
        }

        public Builder addFurtherEvent(CodedValue value) {
            this.furtherEvents.add(value);
            return this;
        }

        public Builder addRelation(Relation value) {
            this.relations.add(value);
            return this;
        }

        public Builder addConsent(Consent value) {
            this.consents.add(value);
            return this;
        }

        /** Required. */
        public Builder encounter(Encounter value) {
            this.encounter = value;
            return this;
        }

        /**
         * @throws InvalidInputException rules {@code REQUIRED}, {@code CDA-SETID}
         */
        public CdaHeader build() {
            Violations violations = new Violations()
                    .require(id, "id")
                    .require(createdAt, "createdAt")
                    .require(patient, "patient")
                    .require(legalAuthenticator, "legalAuthenticator")
                    .require(event, "event")
                    .require(encounter, "encounter");
            if (!hostedForPatient) {
                violations.require(custodian, "custodian");
            }
            violations
                    .check(
                            !authors.isEmpty() || !otherAuthors.isEmpty(),
                            "authors",
                            "REQUIRED",
                            "au moins un auteur",
                            "at least one author")
                    .check(
                            setId != null || version == 1,
                            "setId",
                            "CDA-SETID",
                            "à partir de la version 2, donnez le setId commun à toutes les versions",
                            "from version 2 on, give the setId common to all versions")
                    .throwIfAny("CdaHeader");
            return new CdaHeader(this);
        }
    }
}
