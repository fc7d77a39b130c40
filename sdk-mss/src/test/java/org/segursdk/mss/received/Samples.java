package org.segursdk.mss.received;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.segursdk.cda.CdaHeader;
import org.segursdk.cda.ClinicalDate;
import org.segursdk.cda.Encounter;
import org.segursdk.cda.N1Document;
import org.segursdk.cda.N1Type;
import org.segursdk.cda.ServiceEvent;
import org.segursdk.cda.biology.BioChapter;
import org.segursdk.cda.biology.BioCode;
import org.segursdk.cda.biology.BioComment;
import org.segursdk.cda.biology.BioInterpretation;
import org.segursdk.cda.biology.BioRange;
import org.segursdk.cda.biology.BioReport;
import org.segursdk.cda.biology.BioResult;
import org.segursdk.cda.biology.BioResults;
import org.segursdk.cda.biology.BioValue;
import org.segursdk.core.actor.Address;
import org.segursdk.core.actor.Professional;
import org.segursdk.core.actor.ProfessionalId;
import org.segursdk.core.actor.Structure;
import org.segursdk.core.actor.StructureId;
import org.segursdk.core.actor.Telecom;
import org.segursdk.core.document.Document;
import org.segursdk.core.document.DocumentAuthor;
import org.segursdk.core.document.DocumentContent;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.identity.InsAuthority;
import org.segursdk.core.identity.Matricule;
import org.segursdk.insi.identity.IdentityStatus;
import org.segursdk.insi.matching.IndexedPatient;
import org.segursdk.insi.matching.PatientIndex;
import org.segursdk.mss.message.ArchivePart;
import org.segursdk.mss.message.MailSamples;
import org.segursdk.mss.message.MessageId;
import org.segursdk.mss.message.OutgoingMessage;
import org.segursdk.mss.message.Reread;
import org.segursdk.mss.message.SentDocument;
import org.segursdk.mss.xdm.Compression;
import org.segursdk.mss.xdm.XdmArchive;
import org.segursdk.mss.xdm.XdmSamples;

/** Mails as they come in: ours, and others written out. */
final class Samples {
    static final Instant READ_AT = Instant.parse("2026-07-14T09:00:00Z");
    static final Ins INS = new Ins(Matricule.ofNumber(XdmSamples.MATRICULE), InsAuthority.NIR_TEST);
    static final ReceptionProfile PROFILE = ReceptionProfile.of(MailSamples.PROFILE);
    static final MessageReader READER =
            MessageReader.create().profile(PROFILE).clock(Clock.fixed(READ_AT, ZoneOffset.UTC));
    static final byte[] PDF = "%PDF-1.4 copie\n%%EOF\n".getBytes(StandardCharsets.UTF_8);

    private static final BioCode UREA = BioCode.loinc("22664-7", "Urée [Moles/Volume] Sérum/Plasma ; Numérique");

    private Samples() {}

    static byte[] archive(Document... documents) {
        return XdmSamples.bytes(XdmSamples.archive(documents).build(), Compression.STORED);
    }

    /** Our mail with these documents, and a PDF copy of each. */
    static byte[] mail(Document... documents) {
        return mail(archive(documents), documents);
    }

    static byte[] mail(byte[] archive, Document... documents) {
        return Reread.write(message(archive, documents).build());
    }

    static OutgoingMessage.Builder message(byte[] archive, Document... documents) {
        List<SentDocument> sent = Arrays.stream(documents)
                .map(each -> SentDocument.of(each, DocumentContent.of(PDF)))
                .toList();
        return OutgoingMessage.toProfessionals(MailSamples.sender(), MailSamples.PROFILE)
                .addTo(MailSamples.WARD)
                .productNumber(MailSamples.NIL)
                .clock(MailSamples.CLOCK)
                .body("Bonjour,\nle compte rendu est joint. Œdème réduit.")
                .documents(ArchivePart.of(DocumentContent.of(archive), archive.length), sent);
    }

    static byte[] deletion() {
        XdmArchive archive =
                XdmSamples.archive().addDeletion(XdmSamples.document()).build();
        byte[] bytes = XdmSamples.bytes(archive, Compression.STORED);
        return Reread.write(message(bytes, XdmSamples.document())
                .deleting(new MessageId("first@medecin.test.example"), List.of())
                .build());
    }

    static ReceivedMessage read(byte[] mail) {
        return read(READER, mail);
    }

    static ReceivedMessage read(MessageReader reader, byte[] mail) {
        try {
            return reader.read(() -> new ByteArrayInputStream(mail));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ReceivedMessage read(String mail) {
        return read(bytes(mail));
    }

    /** UTF-8, lines ended by CR LF. */
    static byte[] bytes(String mail) {
        return mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    static List<String> rules(ReceivedMessage message) {
        return message.findings().stream().map(MessageFinding::rule).toList();
    }

    static String base64(byte[] bytes) {
        return Base64.getMimeEncoder(76, new byte[] {'\n'}).encodeToString(bytes);
    }

    /** A part in base64. */
    static String part(String type, String name, byte[] bytes) {
        return "--b\nContent-Type: " + type + "\nContent-Disposition: attachment; filename=\"" + name
                + "\"\nContent-Transfer-Encoding: base64\n\n" + base64(bytes) + "\n";
    }

    /** A mail of another vendor with these parts. */
    static String foreign(String fields, String... parts) {
        return "From: Labo Test <resultats@labo.test.example>\nTo: cardiologie@ch-test.example\n"
                + "Date: Tue, 14 Jul 2026 10:15:00 +0200\nMessage-ID: <1@labo.test.example>\n" + fields
                + "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"
                + "--b\nContent-Type: text/plain; charset=UTF-8\n\nBonjour.\n" + String.join("", parts) + "--b--\n";
    }

    static DocumentAuthor biologist() {
        return DocumentAuthor.of(
                Professional.builder()
                        .id(ProfessionalId.rpps("99700427869"))
                        .familyName("de Sants")
                        .givenName("Jean-Noël")
                        .title("DR")
                        .specialty("G15_10/SM03")
                        .build(),
                Structure.builder()
                        .id(StructureId.finess("0B0193488"))
                        .name("Laboratoire & Co. des Charmes")
                        .sector("SA25")
                        .practiceSetting("AMBULATOIRE")
                        .addAddress(Address.work("8 rue de l'Œuf", "75005 PARIS"))
                        .addTelecom(Telecom.phone("0174589607", Address.Use.WORK))
                        .build());
    }

    /** A biology report of one result; null for no interpretation. */
    static BioReport.Builder biology(String value, BioInterpretation interpretation) {
        BioResult.Builder result = BioResult.of("Urée", UREA, BioValue.measured(value, "mmol/L"))
                .range(BioRange.between("2.50", "8", "mmol/L"))
                .at(ClinicalDate.at(XdmSamples.NOW.minusSeconds(600)));
        if (interpretation != null) {
            result.interpretation(interpretation);
        }
        CdaHeader.Builder header = XdmSamples.header(XdmSamples.ID, XdmSamples.patient(), BioReport.DEFAULT_TITLE)
                .event(ServiceEvent.of(biologist(), XdmSamples.NOW.minusSeconds(7200))
                        .withStop(XdmSamples.NOW))
                .encounter(Encounter.of(biologist().structure(), XdmSamples.NOW.minusSeconds(9000))
                        .withResponsible(biologist()));
        return BioReport.builder()
                .header(header)
                .status(BioReport.Status.COMPLETE)
                .pdfCopy(DocumentContent.of(PDF))
                .addChapter(BioChapter.of(
                        BioChapter.BIOCHEMISTRY,
                        BioResults.builder().add(result.build()).build()));
    }

    static BioComment comment() {
        return new BioComment("Commentaire", "À contrôler.");
    }

    static Document letter(CdaHeader.Builder header) {
        return N1Document.builder()
                .header(header)
                .type(N1Type.CONSULTATION_REPORT)
                .pdf(DocumentContent.of(PDF))
                .build()
                .toDocument();
    }

    static byte[] content(Document document) {
        return XdmSamples.bytes(document);
    }

    /** The patients of the practice: the one of the samples, qualified. */
    static PatientIndex patients() {
        PatientIndex index = PatientIndex.create();
        index.put(new IndexedPatient(
                "record-1",
                XdmSamples.traits("D'ARTAGNAN--DE BATZ", "1979-03-28"),
                Optional.empty(),
                Optional.empty(),
                IdentityStatus.QUALIFIED,
                Optional.of(INS),
                List.of()));
        return index;
    }

    static byte[] random(int seed, int size) {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
