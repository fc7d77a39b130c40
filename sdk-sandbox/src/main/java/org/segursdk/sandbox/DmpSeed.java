package org.segursdk.sandbox;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.sandbox.DmpDocument.Author;

/**
 * A synthetic document to be laid into a patient's DMP without a call, for {@link DmpSimulator#deposit}. Immutable: each method
 * gives a changed copy. Its metadata have every part that TD2.1 wants, in the French formats. Source: dmp §6.3, §11.
 */
public final class DmpSeed {
    private static final String LOINC = "2.16.840.1.113883.6.1";
    private static final String TYPES = "1.2.250.1.213.1.1.4.12";
    private static final String CLASSES = "1.2.250.1.213.1.1.4.1";
    private static final Author PHYSICIAN =
            new Author("899700366240", "DUPRE", "CAMILLE", "Cabinet", SandboxPki.DEFAULT_STRUCTURE, "G15_10/SM26");

    private final State state;

    /** All parts, so that a copy is one call. */
    private record State(
            String title,
            CodedValue type,
            CodedValue documentClass,
            CodedValue format,
            String mimeType,
            byte[] content,
            Instant createdAt,
            List<Author> authors,
            String structure,
            String status,
            Set<String> visibility,
            List<String> references,
            List<CodedValue> events) {
        @Override
        public String toString() {
            return "State[redacted]";
        }
    }

    private DmpSeed(State state) {
        this.state = state;
    }

    /** An approved, visible consultation report of Dr Camille DUPRE, of the sandbox's usual structure. */
    public static DmpSeed document() {
        return new DmpSeed(new State(
                "Compte rendu de consultation",
                CodedValue.of("11488-4", LOINC, "CR ou fiche de consultation ou de visite"),
                CodedValue.of("10", CLASSES, "Compte rendu"),
                CodedValue.of(
                        "urn:ihe:iti:xds-sd:text:2008",
                        "1.3.6.1.4.1.19376.1.2.3",
                        "Document à corps non structuré en texte brut"),
                "text/xml",
                new byte[0],
                Instant.parse("2026-01-15T09:00:00Z"),
                List.of(PHYSICIAN),
                SandboxPki.DEFAULT_STRUCTURE,
                DmpDocument.APPROVED,
                Set.of(),
                List.of(),
                List.of()));
    }

    /** A document laid down by the patient: class 90, author the patient, no structure. */
    public static DmpSeed byPatient() {
        State s = document().state;
        return new DmpSeed(new State(
                "Directives anticipées",
                CodedValue.of("EXPPAT_3", TYPES, "Directives anticipées"),
                CodedValue.of("90", CLASSES, "Autres documents déposés par le patient"),
                s.format,
                s.mimeType,
                s.content,
                s.createdAt,
                List.of(),
                "",
                s.status,
                s.visibility,
                s.references,
                s.events));
    }

    /**
     * The references to the images of an examination (KOS).
     *
     * @param accession reference of the examination, such as {@code 4711^^^&1.2.3&ISO^urn:ihe:iti:xds:2013:accession}
     * @param study reference of the study, {@code …^urn:ihe:iti:xds:2016:studyInstanceUID}
     */
    public static DmpSeed kos(String accession, String study) {
        State s = document().state;
        return new DmpSeed(new State(
                "Examen d'imagerie",
                CodedValue.of("IMG-KOS", TYPES, "Reference d'objets d'un examen d'imagerie"),
                CodedValue.of("31", CLASSES, "Imagerie médicale"),
                CodedValue.of(
                        "1.2.840.10008.5.1.4.1.1.88.59",
                        "1.2.840.10008.2.6.1",
                        "Document Références d'objets d'un examen d'imagerie selon profil IHE RAD XDS-I"),
                "application/dicom",
                "\0DICM".getBytes(StandardCharsets.US_ASCII),
                s.createdAt,
                s.authors,
                s.structure,
                s.status,
                s.visibility,
                List.of(accession, study),
                List.of(CodedValue.of("MR", "1.2.250.1.213.1.1.5.618", "IRM"))));
    }

    public DmpSeed title(String value) {
        return copy(
                value, state.type, state.documentClass, state.createdAt, state.authors, state.structure, state.status);
    }

    public DmpSeed type(CodedValue type, CodedValue documentClass) {
        return copy(state.title, type, documentClass, state.createdAt, state.authors, state.structure, state.status);
    }

    /** Creation and start of service, to the second. */
    public DmpSeed createdAt(Instant value) {
        return copy(state.title, state.type, state.documentClass, value, state.authors, state.structure, state.status);
    }

    /**
     * Written by another professional, fed by that structure.
     *
     * @param author institution and specialty included
     */
    public DmpSeed by(Author author) {
        return copy(
                state.title,
                state.type,
                state.documentClass,
                state.createdAt,
                List.of(author),
                author.institutionId(),
                state.status);
    }

    /** Fed by that structure, whoever wrote it. */
    public DmpSeed fedBy(String structureId) {
        return copy(
                state.title,
                state.type,
                state.documentClass,
                state.createdAt,
                state.authors,
                structureId,
                state.status);
    }

    public DmpSeed archived() {
        return status(DmpDocument.ARCHIVED);
    }

    /** With any availability status, such as {@link DmpDocument#DEPRECATED}. */
    public DmpSeed status(String urn) {
        return copy(state.title, state.type, state.documentClass, state.createdAt, state.authors, state.structure, urn);
    }

    /** Masqué aux professionnels. */
    public DmpSeed masked() {
        return visibility("MASQUE_PS");
    }

    /** Not yet shown to the patient. */
    public DmpSeed invisibleToPatient() {
        return visibility("INVISIBLE_PATIENT");
    }

    /** Not shown to the legal representatives. */
    public DmpSeed invisibleToRepresentatives() {
        return visibility("INVISIBLE_REPRESENTANTS_LEGAUX");
    }

    /**
     * With these bytes and this media type; by default a small CDA, or nothing but the mark of DICOM for a KOS.
     */
    public DmpSeed content(String mimeType, byte[] bytes) {
        State s = state;
        return new DmpSeed(new State(
                s.title,
                s.type,
                s.documentClass,
                s.format,
                Objects.requireNonNull(mimeType, "mimeType"),
                bytes.clone(),
                s.createdAt,
                s.authors,
                s.structure,
                s.status,
                s.visibility,
                s.references,
                s.events));
    }

    private DmpSeed visibility(String code) {
        State s = state;
        Set<String> codes = new LinkedHashSet<>(s.visibility);
        codes.add(code);
        return new DmpSeed(new State(
                s.title,
                s.type,
                s.documentClass,
                s.format,
                s.mimeType,
                s.content,
                s.createdAt,
                s.authors,
                s.structure,
                s.status,
                codes,
                s.references,
                s.events));
    }

    private DmpSeed copy(
            String title,
            CodedValue type,
            CodedValue documentClass,
            Instant createdAt,
            List<Author> authors,
            String structure,
            String status) {
        return new DmpSeed(new State(
                Objects.requireNonNull(title, "title"),
                Objects.requireNonNull(type, "type"),
                Objects.requireNonNull(documentClass, "documentClass"),
                state.format,
                state.mimeType,
                state.content,
                Objects.requireNonNull(createdAt, "createdAt"),
                List.copyOf(authors),
                Objects.requireNonNull(structure, "structure"),
                Objects.requireNonNull(status, "status"),
                state.visibility,
                state.references,
                state.events));
    }

    public String title() {
        return state.title;
    }

    public CodedValue type() {
        return state.type;
    }

    public CodedValue documentClass() {
        return state.documentClass;
    }

    public CodedValue format() {
        return state.format;
    }

    public String mimeType() {
        return state.mimeType;
    }

    /** A copy; empty: a small CDA is made. */
    public byte[] content() {
        return state.content.clone();
    }

    public Instant createdAt() {
        return state.createdAt;
    }

    /** Empty: the patient. */
    public List<Author> authors() {
        return state.authors;
    }

    /** Empty for what the patient laid down. */
    public String structure() {
        return state.structure;
    }

    public String status() {
        return state.status;
    }

    /** Visibility codes beside {@code N}, in the order given. */
    public List<String> visibility() {
        return new ArrayList<>(state.visibility);
    }

    public List<String> references() {
        return state.references;
    }

    public List<CodedValue> events() {
        return state.events;
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "DmpSeed[redacted]";
    }
}
