package org.segursdk.exchange.inbox;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.segursdk.cda.Attestation;
import org.segursdk.cda.CdaHeader;
import org.segursdk.cda.ClinicalDate;
import org.segursdk.cda.Encounter;
import org.segursdk.cda.N1Document;
import org.segursdk.cda.N1Type;
import org.segursdk.cda.ServiceEvent;
import org.segursdk.cda.biology.BioChapter;
import org.segursdk.cda.biology.BioCode;
import org.segursdk.cda.biology.BioInterpretation;
import org.segursdk.cda.biology.BioRange;
import org.segursdk.cda.biology.BioReport;
import org.segursdk.cda.biology.BioResult;
import org.segursdk.cda.biology.BioResults;
import org.segursdk.cda.biology.BioValue;
import org.segursdk.core.Software;
import org.segursdk.core.actor.Address;
import org.segursdk.core.actor.Professional;
import org.segursdk.core.actor.ProfessionalId;
import org.segursdk.core.actor.Structure;
import org.segursdk.core.actor.StructureId;
import org.segursdk.core.actor.Telecom;
import org.segursdk.core.document.Document;
import org.segursdk.core.document.DocumentAuthor;
import org.segursdk.core.document.DocumentContent;
import org.segursdk.core.document.Patient;
import org.segursdk.core.document.Relation;
import org.segursdk.core.identity.IdentityProof;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.identity.InsAuthority;
import org.segursdk.core.identity.Matricule;
import org.segursdk.core.identity.ProofType;
import org.segursdk.core.identity.Provenance;
import org.segursdk.core.identity.QualifiedIns;
import org.segursdk.core.identity.Sex;
import org.segursdk.core.terminology.Oid;
import org.segursdk.core.terminology.ValueSets;
import org.segursdk.insi.identity.IdentityStatus;
import org.segursdk.insi.matching.IndexedPatient;
import org.segursdk.insi.matching.PatientIndex;
import org.segursdk.mss.message.ArchivePart;
import org.segursdk.mss.message.MessageId;
import org.segursdk.mss.message.MessageProfile;
import org.segursdk.mss.message.MssAddress;
import org.segursdk.mss.message.OutgoingMessage;
import org.segursdk.mss.message.Sender;
import org.segursdk.mss.message.SentDocument;
import org.segursdk.mss.received.MessageReader;
import org.segursdk.mss.received.ReceivedMessage;
import org.segursdk.mss.received.ReceptionProfile;
import org.segursdk.mss.xdm.Compression;
import org.segursdk.mss.xdm.XdmArchive;

/** Synthetic patients, documents about them and mails that carry them. */
public final class Samples {
    public static final Instant NOW = Instant.parse("2026-07-14T08:30:00Z");
    static final Oid ID = Oid.of("1.2.250.1.213.3.999.2026.1");
    static final String MATRICULE = "279032A004000";
    static final String NAME = "D'ARTAGNAN--DE BATZ";
    static final MessageProfile PROFILE = MessageProfile.test("patient.test.example");
    static final byte[] PDF = "%PDF-1.4 copie\n%%EOF\n".getBytes(StandardCharsets.UTF_8);
    private static final MssAddress DOCTOR = MssAddress.of("anne.testa@medecin.test.example");
    private static final MssAddress WARD = MssAddress.of("cardiologie@ch-test.example");
    private static final MessageReader READER =
            MessageReader.create().profile(ReceptionProfile.of(PROFILE)).clock(Clock.fixed(NOW, ZoneOffset.UTC));

    private Samples() {}

    static IdentityTraits traits(String name, String birthDate) {
        return IdentityTraits.builder()
                .birthName(name)
                .birthGivenNames("ZOE MARIE-LOUISE")
                .sex(Sex.FEMALE)
                .birthDate(birthDate)
                .birthPlace("2A004")
                .build();
    }

    static QualifiedIns ins(String number, String name, String birthDate) {
        return QualifiedIns.restore(
                new Ins(Matricule.ofNumber(number), InsAuthority.NIR_TEST),
                traits(name, birthDate),
                new Provenance(
                        Provenance.Route.INSI_TRAITS,
                        Instant.parse("2026-01-02T10:00:00Z"),
                        new IdentityProof(ProofType.PASSPORT, "accueil", LocalDate.of(2026, 1, 2)),
                        true));
    }

    public static QualifiedIns ins() {
        return ins(MATRICULE, NAME, "1979-03-28");
    }

    static Patient patient() {
        return Patient.qualified(ins()).build();
    }

    /** The patients of the practice: the one of the samples, as record-1. */
    static PatientIndex patients() {
        PatientIndex index = PatientIndex.create();
        index.put(new IndexedPatient(
                "record-1",
                ins().traits(),
                Optional.empty(),
                Optional.empty(),
                IdentityStatus.QUALIFIED,
                Optional.of(ins().ins()),
                List.of()));
        return index;
    }

    static Structure practice() {
        return Structure.builder()
                .id(StructureId.finess("0B0193488"))
                .name("Cabinet de l'Église & <associés>")
                .sector("SA07")
                .practiceSetting("AMBULATOIRE")
                .addAddress(Address.work("3 rue du Petit-Pont", "75005 PARIS"))
                .addTelecom(Telecom.phone("0147150000", Address.Use.WORK))
                .build();
    }

    static DocumentAuthor author() {
        Professional doctor = Professional.builder()
                .id(ProfessionalId.rpps("99700366240"))
                .familyName("Lefèvre")
                .givenName("Hélène")
                .title("DR")
                .specialty("G15_10/SM26")
                .addTelecom(Telecom.phone("0147150000", Address.Use.WORK))
                .build();
        return DocumentAuthor.of(doctor, practice());
    }

    static CdaHeader.Builder header(Oid id, Patient patient, String title) {
        return CdaHeader.builder()
                .id(id)
                .title(title)
                .createdAt(NOW.minusSeconds(3600))
                .patient(patient)
                .addAuthor(new Attestation(author(), NOW.minusSeconds(3600)))
                .custodian(practice())
                .legalAuthenticator(new Attestation(author(), NOW.minusSeconds(3600)))
                .event(ServiceEvent.of(author(), NOW.minusSeconds(7200)))
                .encounter(Encounter.of(practice(), NOW.minusSeconds(7200)));
    }

    static Document letter(CdaHeader.Builder header) {
        return N1Document.builder()
                .header(header)
                .type(N1Type.CONSULTATION_REPORT)
                .text("Tout va bien.")
                .build()
                .toDocument();
    }

    static Document letter(int number) {
        return letter(header(ID.child(number), patient(), "Compte rendu " + number));
    }

    static Document version(int number, int version) {
        CdaHeader.Builder header = header(
                        ID.child(number).child(version), patient(), "Compte rendu, version " + version)
                .setId(ID.child(number).child(0))
                .version(version);
        return letter(
                version == 1
                        ? header
                        : header.addRelation(new Relation(
                                        Relation.Type.RPLC, ID.child(number).child(version - 1))
                                .withTargetVersion(version - 1)));
    }

    static Document biology(int number, String value, Optional<BioInterpretation> interpretation) {
        BioResult.Builder result = BioResult.of(
                        "Urée",
                        BioCode.loinc("22664-7", "Urée [Moles/Volume] Sérum/Plasma ; Numérique"),
                        BioValue.measured(value, "mmol/L"))
                .range(BioRange.between("2.50", "8", "mmol/L"))
                .at(ClinicalDate.at(NOW.minusSeconds(9000)));
        interpretation.ifPresent(result::interpretation);
        return biology(number, List.of(result.build()));
    }

    static Document biology(int number, List<BioResult> results) {
        BioResults.Builder all = BioResults.builder();
        results.forEach(all::add);
        return BioReport.builder()
                .header(header(ID.child(number), patient(), BioReport.DEFAULT_TITLE)
                        .event(ServiceEvent.of(author(), NOW.minusSeconds(7200)).withStop(NOW.minusSeconds(3600)))
                        .encounter(
                                Encounter.of(practice(), NOW.minusSeconds(9000)).withResponsible(author())))
                .status(BioReport.Status.COMPLETE)
                .pdfCopy(DocumentContent.of(PDF))
                .addChapter(BioChapter.of(BioChapter.BIOCHEMISTRY, all.build()))
                .build()
                .toDocument();
    }

    private static OutgoingMessage.Builder message(XdmArchive.Builder archive, Document... documents) {
        return message(bytes(archive), documents);
    }

    private static OutgoingMessage.Builder message(byte[] bytes, Document... documents) {
        List<SentDocument> sent = Arrays.stream(documents)
                .map(each -> SentDocument.of(each, DocumentContent.of(PDF)))
                .toList();
        return OutgoingMessage.toProfessionals(
                        Sender.person(DOCTOR, Optional.of("Dr"), "Anne", "Testa", Optional.of("Cabinet Test")), PROFILE)
                .addTo(WARD)
                .productNumber("DEV000001")
                .clock(Clock.fixed(NOW, ZoneId.of("Europe/Paris")))
                .body("Bonjour,\nle document est joint.")
                .documents(ArchivePart.of(DocumentContent.of(bytes), bytes.length), sent);
    }

    private static XdmArchive.Builder archive() {
        return XdmArchive.builder(Software.of("MonLGC", "4.2"))
                .clock(Clock.fixed(NOW, ZoneOffset.UTC))
                .sender(author())
                .contentType(ValueSets.submissionContentType().concepts().get(0));
    }

    private static byte[] bytes(XdmArchive.Builder archive) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            archive.build().writeTo(out, Compression.STORED);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** An archive with these documents. */
    public static XdmArchive xdm(Document... documents) {
        return archive().addDocuments(List.of(documents)).build();
    }

    /** A letter about the patient of the samples. */
    public static Document letterOf(int number) {
        return letter(number);
    }

    /** A letter that is a PDF. */
    public static Document printed(byte[] pdf) {
        return N1Document.builder()
                .header(header(Oid.of("1.2.250.1.999.7.1"), patient(), "Courrier"))
                .type(N1Type.CONSULTATION_REPORT)
                .pdf(DocumentContent.of(pdf))
                .build()
                .toDocument();
    }

    /** A mail with these documents, as it is received. */
    public static byte[] mail(Document... documents) {
        return write(message(archive().addDocuments(List.of(documents)), documents));
    }

    /** A mail that asks for the removal of a document sent before. */
    public static byte[] deletion(Document document) {
        return deletion(document, deletionArchive(document));
    }

    /** The archive of such a mail. */
    static byte[] deletionArchive(Document document) {
        return bytes(archive().addDeletion(document));
    }

    private static byte[] deletion(Document document, byte[] archive) {
        return write(message(archive, document).deleting(new MessageId("first@medecin.test.example"), List.of()));
    }

    /** A mail with that archive and nothing else. */
    static byte[] bare(byte[] archive) {
        String head = "From: Anne Testa <anne.testa@medecin.test.example>\r\nTo: cardiologie@ch-test.example\r\n"
                + "Subject: XDM/1.0/DDM+Suppression\r\nMessage-ID: <bare@medecin.test.example>\r\n"
                + "Date: Tue, 14 Jul 2026 10:00:00 +0200\r\nMIME-Version: 1.0\r\n"
                + "Content-Type: application/zip; name=\"IHE_XDM.zip\"\r\n"
                + "Content-Disposition: attachment; filename=\"IHE_XDM.zip\"\r\n"
                + "Content-Transfer-Encoding: base64\r\n\r\n";
        return (head + Base64.getMimeEncoder().encodeToString(archive) + "\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    /** The same document under another identifier. */
    static WorkDocument named(WorkDocument document, String id) {
        return new WorkDocument(
                document.title(),
                document.createdAt(),
                document.type(),
                document.authors(),
                document.authorId(),
                document.organization(),
                Optional.of(id),
                document.setId(),
                document.version(),
                document.sha1(),
                document.form());
    }

    private static byte[] write(OutgoingMessage.Builder message) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            message.build().writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    public static ReceivedMessage read(byte[] mail) {
        try {
            return READER.read(() -> new ByteArrayInputStream(mail));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
