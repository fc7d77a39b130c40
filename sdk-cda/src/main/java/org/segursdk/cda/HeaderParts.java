package org.segursdk.cda;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.segursdk.core.actor.Structure;
import org.segursdk.core.document.DocumentAuthor;
import org.segursdk.core.document.Patient;
import org.segursdk.core.document.Relation;
import org.segursdk.core.document.Visibility;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.terminology.Oid;

/** The parts of a {@link CdaHeader} and what reads them. */
abstract sealed class HeaderParts permits CdaHeader {
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

    HeaderParts(CdaHeader.Builder b) {
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
}
