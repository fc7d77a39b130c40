package org.segursdk.conformance.checks.worklist;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.segursdk.cda.CdaHeader;
import org.segursdk.cda.ClinicalDate;
import org.segursdk.cda.Encounter;
import org.segursdk.cda.N1Document;
import org.segursdk.cda.ServiceEvent;
import org.segursdk.cda.biology.BioChapter;
import org.segursdk.cda.biology.BioCode;
import org.segursdk.cda.biology.BioInterpretation;
import org.segursdk.cda.biology.BioRange;
import org.segursdk.cda.biology.BioReport;
import org.segursdk.cda.biology.BioResult;
import org.segursdk.cda.biology.BioResults;
import org.segursdk.cda.biology.BioValue;
import org.segursdk.conformance.checks.documents.Papers;
import org.segursdk.core.Software;
import org.segursdk.core.document.Document;
import org.segursdk.core.document.DocumentContent;
import org.segursdk.core.terminology.ValueSets;
import org.segursdk.mss.message.ArchivePart;
import org.segursdk.mss.message.MessageProfile;
import org.segursdk.mss.message.MssAddress;
import org.segursdk.mss.message.OutgoingMessage;
import org.segursdk.mss.message.Sender;
import org.segursdk.mss.message.SentDocument;
import org.segursdk.mss.xdm.Compression;
import org.segursdk.mss.xdm.XdmArchive;
import org.segursdk.sandbox.InsiPerson;

/** Mails that a colleague's software sends, each with one document about a public test person. */
final class IncomingMails {
    /** LOINC codes of the types of letters used. */
    static final List<String> TYPES = List.of("11488-4", "34112-3", "18748-4");

    private static final byte[] PDF = "%PDF-1.4 copie\n%%EOF\n".getBytes(StandardCharsets.UTF_8);
    private static final MessageProfile PROFILE = MessageProfile.test("patient.test.example");

    private IncomingMails() {}

    /** A letter of the first type. */
    static byte[] letter(InsiPerson person, String title, Instant written) {
        return letter(Papers.header(person, title, written), TYPES.get(0));
    }

    static byte[] letter(CdaHeader.Builder header, String type) {
        return mail(N1Document.builder()
                .header(header)
                .type(ValueSets.documentType().find(type).orElseThrow())
                .text("Tout va bien.")
                .build()
                .toDocument());
    }

    /** A biology report with a result that is critical. */
    static byte[] critical(InsiPerson person, Instant written) {
        BioResult urea = BioResult.of(
                        "Urée",
                        BioCode.loinc("22664-7", "Urée [Moles/Volume] Sérum/Plasma ; Numérique"),
                        BioValue.measured("40", "mmol/L"))
                .range(BioRange.between("2.50", "8", "mmol/L"))
                .interpretation(BioInterpretation.HIGH_ALERT)
                .at(ClinicalDate.at(written.minusSeconds(3600)))
                .build();
        CdaHeader.Builder header = Papers.header(person, BioReport.DEFAULT_TITLE, written)
                .event(ServiceEvent.of(Papers.author(), written.minusSeconds(7200))
                        .withStop(written.minusSeconds(3600)))
                .encounter(Encounter.of(Papers.structure(), written.minusSeconds(9000))
                        .withResponsible(Papers.author()));
        return mail(BioReport.builder()
                .header(header)
                .status(BioReport.Status.COMPLETE)
                .pdfCopy(DocumentContent.of(PDF))
                .addChapter(BioChapter.of(
                        BioChapter.BIOCHEMISTRY, BioResults.builder().add(urea).build()))
                .build()
                .toDocument());
    }

    private static byte[] mail(Document document) {
        try (ByteArrayOutputStream archive = new ByteArrayOutputStream();
                ByteArrayOutputStream mail = new ByteArrayOutputStream()) {
            XdmArchive.builder(Software.of("Banc", "1"))
                    .clock(Clock.systemUTC())
                    .sender(Papers.author())
                    .contentType(ValueSets.submissionContentType().concepts().get(0))
                    .addDocuments(List.of(document))
                    .build()
                    .writeTo(archive, Compression.STORED);
            byte[] bytes = archive.toByteArray();
            OutgoingMessage.toProfessionals(
                            Sender.person(
                                    MssAddress.of("paul.testb@medecin.test.example"),
                                    Optional.of("Dr"),
                                    "Paul",
                                    "Testb",
                                    Optional.of("Cabinet Test")),
                            PROFILE)
                    .addTo(MssAddress.of("anne.testa@medecin.test.example"))
                    .productNumber("DEV000001")
                    .clock(Clock.systemUTC())
                    .body("Bonjour,\nle document est joint.")
                    .documents(
                            ArchivePart.of(DocumentContent.of(bytes), bytes.length),
                            List.of(SentDocument.of(document, DocumentContent.of(PDF))))
                    .build()
                    .writeTo(mail);
            return mail.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
