package org.segursdk.cda;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
public final class CdaHeader {
    private final Oid id;
    private final Oid setId;
    private final int version;
    private final Optional<String> title;
    private final Instant createdAt;
    private final ZoneId zone;
    private final String language;
    private final CodedValue confidentiality;
    private final Set<Visibility> visibility;
    private final Patient patient;
    private final List<Guardian> guardians;
    private final Optional<Deceased> deceased;
    private final Optional<MultipleBirth> multipleBirth;
    private final List<Attestation> authors;
    private final List<OtherAuthorship> otherAuthors;
    private final Optional<DataEntry> dataEnterer;
    private final List<ContactPerson> contacts;
    private final List<DocumentAuthor> professionalInformants;
    private final Structure custodian;
    private final boolean hostedForPatient;
    private final List<Recipient> recipients;
    private final Attestation legalAuthenticator;
    private final List<Attestation> attesters;
    private final List<Participant> participants;
    private final List<OtherParticipant> otherParticipants;
    private final List<Order> orders;
    private final ServiceEvent event;
    private final List<CodedValue> furtherEvents;
    private final List<Relation> relations;
    private final List<Consent> consents;
    private final Encounter encounter;

    private CdaHeader(Builder b) {
        this.id = Objects.requireNonNull(b.id);
        this.setId = b.setId == null ? id : b.setId;
        this.version = b.version;
        this.title = Optional.ofNullable(b.title);
        this.createdAt = Objects.requireNonNull(b.createdAt);
        this.zone = b.zone;
        this.language = b.language;
        this.confidentiality = b.confidentiality;
        this.visibility = Set.copyOf(b.visibility);
        this.patient = Objects.requireNonNull(b.patient);
        this.guardians = List.copyOf(b.guardians);
        this.deceased = Optional.ofNullable(b.deceased);
        this.multipleBirth = Optional.ofNullable(b.multipleBirth);
        this.authors = List.copyOf(b.authors);
        this.otherAuthors = List.copyOf(b.otherAuthors);
        this.dataEnterer = Optional.ofNullable(b.dataEnterer);
        this.contacts = List.copyOf(b.contacts);
        this.professionalInformants = List.copyOf(b.professionalInformants);
        this.hostedForPatient = b.hostedForPatient;
        this.recipients = List.copyOf(b.recipients);
        this.legalAuthenticator = Objects.requireNonNull(b.legalAuthenticator);
        this.custodian = b.custodian == null ? legalAuthenticator.by().structure() : b.custodian;
        this.attesters = List.copyOf(b.attesters);
        this.participants = List.copyOf(b.participants);
        this.otherParticipants = List.copyOf(b.otherParticipants);
        this.orders = List.copyOf(b.orders);
        this.event = Objects.requireNonNull(b.event);
        this.furtherEvents = List.copyOf(b.furtherEvents);
        this.relations = List.copyOf(b.relations);
        this.consents = List.copyOf(b.consents);
        this.encounter = Objects.requireNonNull(b.encounter);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** This version's identifier, a plain OID: {@code id/@root} and the XDS uniqueId. */
    public Oid id() {
        return id;
    }

    /** Common to all versions of the document. */
    public Oid setId() {
        return setId;
    }

    /** 1, 2, 3… */
    public int version() {
        return version;
    }

    /** Shown to people; a document type may have its own default. */
    public Optional<String> title() {
        return title;
    }

    /** When this version was made; written with the offset of {@link #zone}. */
    public Instant createdAt() {
        return createdAt;
    }

    /** Time zone in which instants are written. */
    public ZoneId zone() {
        return zone;
    }

    /** {@code fr-FR}. */
    public String language() {
        return language;
    }

    /** {@code N}, {@code R} or {@code V}. */
    public CodedValue confidentiality() {
        return confidentiality;
    }

    /** Restrictions in the DMP; metadata only, not in the document. */
    public Set<Visibility> visibility() {
        return visibility;
    }

    /** Whom it is about. */
    public Patient patient() {
        return patient;
    }

    /** Who represents the patient. */
    public List<Guardian> guardians() {
        return guardians;
    }

    /** Told of a dead patient. */
    public Optional<Deceased> deceased() {
        return deceased;
    }

    /** Whether the patient is a twin, if told. */
    public Optional<MultipleBirth> multipleBirth() {
        return multipleBirth;
    }

    /** The professionals among the authors, with the time each validated; at least one author in all. */
    public List<Attestation> authors() {
        return authors;
    }

    /** The authors who are no professionals; written after the others. */
    public List<OtherAuthorship> otherAuthors() {
        return otherAuthors;
    }

    /** Who typed it. */
    public Optional<DataEntry> dataEnterer() {
        return dataEnterer;
    }

    /** Persons close to the patient. */
    public List<ContactPerson> contacts() {
        return contacts;
    }

    /** Professionals who gave information. */
    public List<DocumentAuthor> professionalInformants() {
        return professionalInformants;
    }

    /** Structure that keeps the document; the schema takes its first address and first telecom only. Of a document hosted for the
     * patient, the legal authenticator's structure unless another is given; it is not written. */
    public Structure custodian() {
        return custodian;
    }

    /** Whether the host of the patients' own documents keeps it ({@code 1.2.250.1.213.4.1}). */
    public boolean hostedForPatient() {
        return hostedForPatient;
    }

    /** Whom it is meant for. */
    public List<Recipient> recipients() {
        return recipients;
    }

    /** Who takes responsibility for it. */
    public Attestation legalAuthenticator() {
        return legalAuthenticator;
    }

    /** Further professionals who vouch for it. */
    public List<Attestation> attesters() {
        return attesters;
    }

    /** Médecin traitant, prescriber, correspondents… */
    public List<Participant> participants() {
        return participants;
    }

    /** Employer, school… written after the professionals. */
    public List<OtherParticipant> otherParticipants() {
        return otherParticipants;
    }

    /** Requests the document answers. */
    public List<Order> orders() {
        return orders;
    }

    /** The principal act documented. */
    public ServiceEvent event() {
        return event;
    }

    /** Codes of further acts or context. */
    public List<CodedValue> furtherEvents() {
        return furtherEvents;
    }

    /** Documents replaced or transformed. */
    public List<Relation> relations() {
        return relations;
    }

    /** What the patient agreed to. */
    public List<Consent> consents() {
        return consents;
    }

    /** The care it belongs to. */
    public Encounter encounter() {
        return encounter;
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "CdaHeader[" + id + "]";
    }

    /** Builds a header. */
    public static final class Builder {
        private @Nullable Oid id;
        private @Nullable Oid setId;
        private int version = 1;
        private @Nullable String title;
        private @Nullable Instant createdAt;
        private ZoneId zone = ZoneId.of("Europe/Paris");
        private String language = "fr-FR";
        private CodedValue confidentiality = Confidentiality.NORMAL;
        private final Set<Visibility> visibility = EnumSet.noneOf(Visibility.class);
        private @Nullable Patient patient;
        private final List<Guardian> guardians = new ArrayList<>();
        private @Nullable Deceased deceased;
        private @Nullable MultipleBirth multipleBirth;
        private final List<Attestation> authors = new ArrayList<>();
        private final List<OtherAuthorship> otherAuthors = new ArrayList<>();
        private @Nullable DataEntry dataEnterer;
        private final List<ContactPerson> contacts = new ArrayList<>();
        private final List<DocumentAuthor> professionalInformants = new ArrayList<>();
        private @Nullable Structure custodian;
        private boolean hostedForPatient;
        private final List<Recipient> recipients = new ArrayList<>();
        private @Nullable Attestation legalAuthenticator;
        private final List<Attestation> attesters = new ArrayList<>();
        private final List<Participant> participants = new ArrayList<>();
        private final List<OtherParticipant> otherParticipants = new ArrayList<>();
        private final List<Order> orders = new ArrayList<>();
        private @Nullable ServiceEvent event;
        private final List<CodedValue> furtherEvents = new ArrayList<>();
        private final List<Relation> relations = new ArrayList<>();
        private final List<Consent> consents = new ArrayList<>();
        private @Nullable Encounter encounter;

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
