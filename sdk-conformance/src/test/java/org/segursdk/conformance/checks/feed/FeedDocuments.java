package org.segursdk.conformance.checks.feed;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import org.segursdk.cda.Attestation;
import org.segursdk.cda.CdaHeader;
import org.segursdk.cda.Encounter;
import org.segursdk.cda.N1Document;
import org.segursdk.cda.Participant;
import org.segursdk.cda.ServiceEvent;
import org.segursdk.cda.Statement;
import org.segursdk.cda.vsm.VsmDocument;
import org.segursdk.core.actor.Professional;
import org.segursdk.core.actor.ProfessionalId;
import org.segursdk.core.actor.Structure;
import org.segursdk.core.actor.StructureId;
import org.segursdk.core.document.Document;
import org.segursdk.core.document.DocumentAuthor;
import org.segursdk.core.document.DocumentContent;
import org.segursdk.core.document.DocumentMetadata;
import org.segursdk.core.document.LocalPatientId;
import org.segursdk.core.document.Patient;
import org.segursdk.core.document.Relation;
import org.segursdk.core.document.Visibility;
import org.segursdk.core.identity.IdentityProof;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.identity.ProofType;
import org.segursdk.core.identity.Provenance;
import org.segursdk.core.identity.QualifiedIns;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.terminology.Oid;
import org.segursdk.core.terminology.ValueSets;

/** Documents of the sample product. */
public final class FeedDocuments {
    public static final String TYPE = "11488-4";
    private static final long MINUTES_AGO = 900;

    private final Clock clock;

    public FeedDocuments(Clock clock) {
        this.clock = clock;
    }

    public static Structure practice(String finess) {
        return Structure.builder()
                .id(StructureId.finess(finess))
                .name("CABINET " + finess)
                .sector("SA07")
                .practiceSetting("AMBULATOIRE")
                .build();
    }

    public static Professional doctor() {
        return Professional.builder()
                .id(ProfessionalId.rpps("99700366240"))
                .familyName("DOC0036624")
                .givenName("KIT")
                .specialty("G15_10/SM26")
                .build();
    }

    static Oid newId() {
        return Oid.fromUuid(UUID.randomUUID());
    }

    /** A patient of that local number; qualified, or known by traits alone. */
    public Patient patient(String id, Ins ins, IdentityTraits traits, boolean qualified) {
        if (!qualified) {
            return Patient.local(traits)
                    .addLocalId(new LocalPatientId(Oid.of("1.2.250.1.999.1"), id))
                    .build();
        }
        Instant now = clock.instant();
        Provenance provenance = new Provenance(
                Provenance.Route.INSI_TRAITS,
                now,
                new IdentityProof(ProofType.PASSPORT, "accueil", LocalDate.ofInstant(now, ZoneOffset.UTC)),
                true);
        return Patient.qualified(QualifiedIns.restore(ins, traits, provenance)).build();
    }

    public CdaHeader.Builder header(Patient patient, Structure structure, Instant act) {
        Instant now = clock.instant().minusSeconds(60);
        DocumentAuthor author = DocumentAuthor.of(doctor(), structure);
        return CdaHeader.builder()
                .id(newId())
                .title("Compte rendu de consultation")
                .createdAt(now)
                .zone(ZoneId.of("Europe/Paris"))
                .patient(patient)
                .addAuthor(new Attestation(author, now))
                .legalAuthenticator(new Attestation(author, now))
                .custodian(structure)
                .event(ServiceEvent.of(author, act))
                .encounter(Encounter.of(structure, act));
    }

    public Instant lately() {
        return clock.instant().minusSeconds(MINUTES_AGO);
    }

    public static Document report(CdaHeader.Builder header, String type) {
        return report(header, type, "%PDF-1.4 copie\n%%EOF\n".getBytes(StandardCharsets.US_ASCII));
    }

    public static Document report(CdaHeader.Builder header, String type, byte[] pdf) {
        return N1Document.builder()
                .header(header)
                .type(ValueSets.documentType().find(type).orElseThrow())
                .pdf(DocumentContent.of(pdf))
                .build()
                .toDocument();
    }

    public static Document summary(CdaHeader.Builder header) {
        return VsmDocument.builder()
                .header(header.addParticipant(Participant.treatingPhysician(doctor(), practice(FeedNode.PRACTICE))))
                .problems(Statement.notRecorded())
                .medicalHistory(Statement.notRecorded())
                .surgicalHistory(Statement.notRecorded())
                .allergies(Statement.notRecorded())
                .lifestyle(Statement.notRecorded())
                .occupationalRisks(Statement.notRecorded())
                .familyHistory(Statement.notRecorded())
                .vigilance(Statement.notRecorded())
                .treatments(Statement.notRecorded())
                .build()
                .toDocument();
    }

    /** The next version, with the same content. */
    Document next(Document before, int version, Set<Visibility> visibility) {
        DocumentMetadata metadata = before.metadata();
        CdaHeader.Builder header = header(
                        metadata.patient(), metadata.authors().get(0).structure(), metadata.serviceStart())
                .setId(metadata.uniqueId())
                .version(version)
                .addRelation(new Relation(Relation.Type.RPLC, metadata.uniqueId()).withTargetVersion(version - 1));
        return with(report(header, metadata.typeCode().code()), visibility);
    }

    static Document with(Document document, Set<Visibility> visibility) {
        return new Document(
                document.metadata().toBuilder().visibility(visibility).build(), document.content());
    }

    /** The KOS of an examination: a DICOM object, of which nothing but the mark is there. */
    Document kos(Document report, Set<Visibility> visibility) {
        byte[] bytes = new byte[256];
        System.arraycopy("DICM".getBytes(StandardCharsets.US_ASCII), 0, bytes, 128, 4);
        DocumentMetadata metadata = report.metadata();
        return new Document(
                DocumentMetadata.builder()
                        .uniqueId(newId())
                        .title("Reference d'Objets d'un Examen d'Imagerie")
                        .creationTime(metadata.creationTime())
                        .serviceStart(metadata.serviceStart())
                        .patient(metadata.patient())
                        .addAuthor(metadata.authors().get(0))
                        .mimeType("application/dicom")
                        .typeCode(ValueSets.documentType().find("IMG-KOS").orElseThrow())
                        .formatCode(CodedValue.of(
                                "1.2.840.10008.5.1.4.1.1.88.59",
                                "1.2.840.10008.2.6.1",
                                "Key Object Selection Document"))
                        .facilityType(metadata.facilityType())
                        .practiceSetting(metadata.practiceSetting())
                        .visibility(visibility)
                        .build(),
                DocumentContent.of(bytes));
    }
}
