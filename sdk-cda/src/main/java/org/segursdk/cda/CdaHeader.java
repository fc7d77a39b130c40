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
 *
 * @param id this version's identifier, a plain OID: {@code id/@root} and the XDS uniqueId
 * @param setId common to all versions of the document
 * @param version 1, 2, 3…
 * @param title shown to people; a document type may have its own default
 * @param createdAt when this version was made; written with the offset of {@code zone}
 * @param zone time zone in which instants are written
 * @param language {@code fr-FR}
 * @param confidentiality {@code N}, {@code R} or {@code V}
 * @param visibility restrictions in the DMP; metadata only, not in the document
 * @param patient whom it is about
 * @param authors at least one, with the time each validated
 * @param contacts persons close to the patient
 * @param custodian structure that keeps the document; the schema takes its first address and first telecom only
 * @param recipients whom it is meant for
 * @param legalAuthenticator who takes responsibility for it
 * @param attesters further professionals who vouch for it
 * @param participants médecin traitant, prescriber, correspondents…
 * @param orders requests the document answers
 * @param event the principal act documented
 * @param furtherEvents codes of further acts or context
 * @param relations documents replaced or transformed
 * @param encounter the care it belongs to
 */
public record CdaHeader(
        Oid id,
        Oid setId,
        int version,
        Optional<String> title,
        Instant createdAt,
        ZoneId zone,
        String language,
        CodedValue confidentiality,
        Set<Visibility> visibility,
        Patient patient,
        List<Attestation> authors,
        List<ContactPerson> contacts,
        Structure custodian,
        List<Recipient> recipients,
        Attestation legalAuthenticator,
        List<Attestation> attesters,
        List<Participant> participants,
        List<Order> orders,
        ServiceEvent event,
        List<CodedValue> furtherEvents,
        List<Relation> relations,
        Encounter encounter) {
    public CdaHeader {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(setId, "setId");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(createdAt, "createdAt");
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(confidentiality, "confidentiality");
        Objects.requireNonNull(patient, "patient");
        Objects.requireNonNull(custodian, "custodian");
        Objects.requireNonNull(legalAuthenticator, "legalAuthenticator");
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(encounter, "encounter");
        visibility = Set.copyOf(visibility);
        authors = List.copyOf(authors);
        contacts = List.copyOf(contacts);
        recipients = List.copyOf(recipients);
        attesters = List.copyOf(attesters);
        participants = List.copyOf(participants);
        orders = List.copyOf(orders);
        furtherEvents = List.copyOf(furtherEvents);
        relations = List.copyOf(relations);
    }

    public static Builder builder() {
        return new Builder();
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
        private final List<Attestation> authors = new ArrayList<>();
        private final List<ContactPerson> contacts = new ArrayList<>();
        private @Nullable Structure custodian;
        private final List<Recipient> recipients = new ArrayList<>();
        private @Nullable Attestation legalAuthenticator;
        private final List<Attestation> attesters = new ArrayList<>();
        private final List<Participant> participants = new ArrayList<>();
        private final List<Order> orders = new ArrayList<>();
        private @Nullable ServiceEvent event;
        private final List<CodedValue> furtherEvents = new ArrayList<>();
        private final List<Relation> relations = new ArrayList<>();
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

        /** At least one. */
        public Builder addAuthor(Attestation value) {
            this.authors.add(value);
            return this;
        }

        public Builder addContact(ContactPerson value) {
            this.contacts.add(value);
            return this;
        }

        /** Required. */
        public Builder custodian(Structure value) {
            this.custodian = value;
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

        /** Required. */
        public Builder encounter(Encounter value) {
            this.encounter = value;
            return this;
        }

        /**
         * @throws InvalidInputException rules {@code REQUIRED}, {@code CDA-SETID}
         */
        public CdaHeader build() {
            new Violations()
                    .require(id, "id")
                    .require(createdAt, "createdAt")
                    .require(patient, "patient")
                    .require(custodian, "custodian")
                    .require(legalAuthenticator, "legalAuthenticator")
                    .require(event, "event")
                    .require(encounter, "encounter")
                    .check(!authors.isEmpty(), "authors", "REQUIRED", "au moins un auteur", "at least one author")
                    .check(
                            setId != null || version == 1,
                            "setId",
                            "CDA-SETID",
                            "à partir de la version 2, donnez le setId commun à toutes les versions",
                            "from version 2 on, give the setId common to all versions")
                    .throwIfAny("CdaHeader");
            Oid document = Objects.requireNonNull(id);
            return new CdaHeader(
                    document,
                    setId == null ? document : setId,
                    version,
                    Optional.ofNullable(title),
                    Objects.requireNonNull(createdAt),
                    zone,
                    language,
                    confidentiality,
                    visibility,
                    Objects.requireNonNull(patient),
                    authors,
                    contacts,
                    Objects.requireNonNull(custodian),
                    recipients,
                    Objects.requireNonNull(legalAuthenticator),
                    attesters,
                    participants,
                    orders,
                    Objects.requireNonNull(event),
                    furtherEvents,
                    relations,
                    Objects.requireNonNull(encounter));
        }
    }
}
