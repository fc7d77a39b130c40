package org.segursdk.dmp.search;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.actor.Professional;
import org.segursdk.core.actor.ProfessionalId;
import org.segursdk.core.actor.StructureId;
import org.segursdk.core.document.Visibility;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.xds.DocumentEntry;
import org.segursdk.core.xds.ReferenceId;
import org.segursdk.core.xds.XdsAuthor;
import org.segursdk.core.xds.XdsPatientId;
import org.segursdk.core.xds.XdsUuids;

/**
 * A document as a search of the DMP found it: its metadata, read when asked for. Nothing is promised to be there, since others
 * wrote it. Times are instants; those with a {@link ZoneId} are for people (EX_3.1-1070). Immutable; {@code toString} is
 * redacted. Source: dmp §6.3, §8.
 */
public final class FoundDocument {
    private static final String PATIENT_CLASS = "90";
    private static final String PATIENT_TYPE = "DOCPAT";
    private static final String KOS_TYPE = "IMG-KOS";
    private static final String KOS_FORMAT = "1.2.840.10008.5.1.4.1.1.88.59";
    private static final String SIGNATURE_CLASS = "urn:oid:1.3.6.1.4.1.19376.1.2.1.1.1";

    private final DocumentEntry entry;
    private final @Nullable Instant submissionTime;

    private FoundDocument(DocumentEntry entry, @Nullable Instant submissionTime) {
        this.entry = entry;
        this.submissionTime = submissionTime;
    }

    public static FoundDocument of(DocumentEntry entry) {
        return new FoundDocument(Objects.requireNonNull(entry, "entry"), null);
    }

    /** Every document of an answer, in its order. */
    public static List<FoundDocument> of(List<DocumentEntry> entries) {
        return entries.stream().map(FoundDocument::of).toList();
    }

    /** The same document, told when it was submitted. */
    public FoundDocument submittedAt(Instant value) {
        return new FoundDocument(entry, Objects.requireNonNull(value, "submissionTime"));
    }

    /** Everything as it was read. */
    public DocumentEntry entry() {
        return entry;
    }

    /** {@code urn:uuid:…} of this version of the metadata: changes with each change of them. */
    public String entryUuid() {
        return entry.id();
    }

    /** {@code urn:uuid:…} of the entry over all versions of its metadata. */
    public String logicalId() {
        return entry.logicalId().orElse(entry.id());
    }

    /** The document's own id, in principle an OID; by it the document is retrieved. */
    public Optional<String> uniqueId() {
        return entry.uniqueId();
    }

    /** Number of this version of the metadata. */
    public Optional<String> version() {
        return entry.version();
    }

    public DocumentStatus status() {
        return DocumentStatus.ofCode(entry.status().orElse(""));
    }

    public Optional<String> title() {
        return entry.title();
    }

    public Optional<String> comments() {
        return entry.comments();
    }

    public String mimeType() {
        return entry.mimeType();
    }

    public Optional<CodedValue> classCode() {
        return entry.code(XdsUuids.CLASS_CODE);
    }

    public Optional<CodedValue> typeCode() {
        return entry.code(XdsUuids.TYPE_CODE);
    }

    public Optional<CodedValue> formatCode() {
        return entry.code(XdsUuids.FORMAT_CODE);
    }

    public Optional<CodedValue> facilityType() {
        return entry.code(XdsUuids.FACILITY_TYPE_CODE);
    }

    public Optional<CodedValue> practiceSetting() {
        return entry.code(XdsUuids.PRACTICE_SETTING_CODE);
    }

    public List<CodedValue> eventCodes() {
        return entry.codes(XdsUuids.EVENT_CODE);
    }

    /** Confidentiality codes, restrictions of visibility included, as received. */
    public List<CodedValue> confidentialityCodes() {
        return entry.codes(XdsUuids.CONFIDENTIALITY_CODE);
    }

    /** Restrictions on who sees it; empty when everyone entitled does. */
    public Set<Visibility> visibility() {
        return entry.visibility();
    }

    /** Who wrote it, with their ids, structures and specialties. */
    public List<XdsAuthor> authors() {
        return entry.authors();
    }

    public Optional<Instant> creationTime() {
        return entry.creationTime();
    }

    public Optional<ZonedDateTime> creationTime(ZoneId zone) {
        return creationTime().map(time -> time.atZone(zone));
    }

    /** Start of the documented act. */
    public Optional<Instant> serviceStart() {
        return entry.serviceStart();
    }

    public Optional<ZonedDateTime> serviceStart(ZoneId zone) {
        return serviceStart().map(time -> time.atZone(zone));
    }

    /** End of the documented act. */
    public Optional<Instant> serviceStop() {
        return entry.serviceStop();
    }

    public Optional<ZonedDateTime> serviceStop(ZoneId zone) {
        return serviceStop().map(time -> time.atZone(zone));
    }

    /** When it was sent to the DMP, as its sender's clock said; known after a synchronisation only. */
    public Optional<Instant> submissionTime() {
        return Optional.ofNullable(submissionTime);
    }

    /** When it became new to others: the submission when known, otherwise the creation. */
    public Optional<Instant> arrival() {
        return submissionTime().or(this::creationTime);
    }

    /** SHA-1, hexadecimal. */
    public Optional<String> hash() {
        return entry.hash();
    }

    /** Number of bytes. */
    public OptionalLong size() {
        return entry.size();
    }

    /** Where it is retrieved from. */
    public Optional<String> repositoryUniqueId() {
        return entry.repositoryUniqueId();
    }

    /** Accession numbers, orders, imaging studies. */
    public List<ReferenceId> references() {
        return entry.referenceIds();
    }

    /**
     * The patient's id in this document. It may be another than the one asked for, when the patient's INS changed: such a
     * document is theirs all the same (EX_3.1-1055).
     */
    public Optional<XdsPatientId> patientId() {
        return entry.patientId();
    }

    /** Whether it stands under that INS; the authority is not compared. */
    public boolean isUnder(Ins ins) {
        return patientId().filter(id -> id.id().equals(ins.matricule().value())).isPresent();
    }

    /** Whether the patient put it there: class 90 or a type {@code DOCPAT…} (EX_3.1-1040). */
    public boolean isPatientDocument() {
        return has(XdsUuids.CLASS_CODE, PATIENT_CLASS)
                || typeCode()
                        .filter(type -> type.code().startsWith(PATIENT_TYPE))
                        .isPresent();
    }

    /** Whether it lists the images of an examination (KOS), to be opened by an imaging viewer. */
    public boolean isKos() {
        return has(XdsUuids.TYPE_CODE, KOS_TYPE) || has(XdsUuids.FORMAT_CODE, KOS_FORMAT);
    }

    /** Whether it is the signature of a submission, no document to read. */
    public boolean isSignature() {
        return has(XdsUuids.CLASS_CODE, SIGNATURE_CLASS);
    }

    private boolean has(String scheme, String code) {
        return entry.code(scheme).filter(value -> value.code().equals(code)).isPresent();
    }

    /** Whether that professional is one of its authors. */
    public boolean isOwn(Professional professional) {
        return isOwn(professional.id());
    }

    /** Whether that professional is one of its authors. */
    public boolean isOwn(ProfessionalId professional) {
        return authors().stream().flatMap(author -> author.person().stream()).anyMatch(person -> person.id()
                .equals(professional.value()));
    }

    /** Whether that structure is one of its authors'. */
    public boolean isOfStructure(StructureId structure) {
        return authors().stream()
                .flatMap(author -> author.institutions().stream())
                .anyMatch(institution -> institution.id().equals(structure.value()));
    }

    /** Same version of the metadata with the same content. */
    @Override
    public boolean equals(Object other) {
        return other instanceof FoundDocument that
                && entry.equals(that.entry)
                && Objects.equals(submissionTime, that.submissionTime);
    }

    @Override
    public int hashCode() {
        return entry.id().hashCode();
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "FoundDocument";
    }
}
