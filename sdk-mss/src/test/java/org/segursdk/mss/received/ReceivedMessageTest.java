package org.segursdk.mss.received;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.segursdk.cda.biology.BioInterpretation;
import org.segursdk.cda.render.CdaRenderer;
import org.segursdk.cda.render.RenderOptions;
import org.segursdk.mss.message.MailSamples;
import org.segursdk.mss.receipt.DeliveryReport;
import org.segursdk.mss.receipt.FailureMail;
import org.segursdk.mss.receipt.ReadReceipt;
import org.segursdk.mss.received.ReceivedAttachment.Kind;
import org.segursdk.mss.xdm.XdmFinding.Severity;
import org.segursdk.mss.xdm.XdmSamples;

class ReceivedMessageTest {
    private static byte[] content(ReceivedAttachment attachment) throws IOException {
        try (InputStream in = attachment.content().orElseThrow().open()) {
            return in.readAllBytes();
        }
    }

    @Test
    @Tag("REM-MSSR-01")
    @Tag("REM-MSSR-02")
    @Tag("REM-MSSR-03")
    void ownMail_isReadWhole() throws IOException {
        try (ReceivedMessage message = Samples.read(Samples.mail(XdmSamples.document()))) {
            assertThat(message.kind()).isEqualTo(MessageKind.XDM);
            assertThat(message.findings()).extracting(MessageFinding::severity).containsOnly();
            assertThat(message.sender().kind()).isEqualTo(MessageSender.Kind.PROFESSIONAL);
            assertThat(message.sender().shown())
                    .isEqualTo("Dr_Anne_TESTA_Cabinet Test <anne.testa@medecin.test.example>");
            assertThat(message.to()).extracting(ReceivedAddress::text).containsExactly("cardiologie@ch-test.example");
            assertThat(message.sentAt()).contains(MailSamples.NOW);
            assertThat(message.readAt()).isEqualTo(Samples.READ_AT);
            assertThat(message.messageId()).isPresent();
            assertThat(message.body().text()).contains("Œdème réduit");
            assertThat(message.mssFields().codes()).hasSize(1);
            assertThat(message.mssFields().qualifiedIns()).isEqualTo(Fact.YES);
            assertThat(message.mssFields().productNumber()).contains(MailSamples.NIL);
            assertThat(message.attachments())
                    .extracting(ReceivedAttachment::kind)
                    .containsExactly(Kind.XDM, Kind.PDF);
            assertThat(content(message.attachments().get(1))).isEqualTo(Samples.PDF);
            MessageDocument document = message.documents().get(0);
            assertThat(message.documents()).hasSize(1);
            assertThat(document.isVerified()).isTrue();
            assertThat(document.form()).isEqualTo(MessageDocument.Form.ENVELOPE);
            assertThat(document.title()).contains("Compte rendu de consultation");
            assertThat(document.actDay()).contains(LocalDate.of(2026, 7, 14));
            assertThat(document.authors()).containsExactly("Hélène Lefèvre");
            assertThat(document.organization()).contains("Cabinet de l'Église & <associés>");
            assertThat(document.read().orElseThrow().isLevel1()).isTrue();
            assertThat(message.patient().orElseThrow().identity().ins()).contains(Samples.INS);
            assertThat(message.lines().get(0).pdf().orElseThrow().basis()).isEqualTo(PdfCopy.Basis.RULED_NAME);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"IHE_XDM.zip", "ihe_xdm.ZIP", "IHE_XDM(1).zip", "documents.zip", "resultats.bin"})
    @Tag("REM-MSSR-01")
    void archive_isRecognisedByNameAndByContent(String name) throws IOException {
        String mail = Samples.foreign(
                "Subject: Vos documents\n",
                Samples.part("application/octet-stream", name, Samples.archive(XdmSamples.document())));
        try (ReceivedMessage message = Samples.read(mail)) {
            assertThat(message.kind()).isEqualTo(MessageKind.XDM);
            assertThat(message.hasArchive()).isTrue();
            assertThat(message.documents()).singleElement().matches(MessageDocument::isVerified);
            assertThat(Samples.rules(message))
                    .contains("MSS-SUBJECT-MARKER", "MSS-CODECDA", "MSS-INS")
                    .satisfies(rules -> assertThat(rules.contains("MSS-XDM-NAME"))
                            .isEqualTo(!name.equalsIgnoreCase("IHE_XDM.zip")));
        }
    }

    @Test
    @Tag("REM-MSSR-01")
    void nameWithoutContent_isAnArchiveThatIsRefused() throws IOException {
        String mail = Samples.foreign(
                "Subject: XDM/1.0/DDM+CR\n", Samples.part("application/zip", "IHE_XDM.zip", Samples.PDF));
        try (ReceivedMessage message = Samples.read(mail)) {
            assertThat(message.kind()).isEqualTo(MessageKind.XDM);
            assertThat(message.documents()).isEmpty();
            assertThat(message.isRefused()).isTrue();
            assertThat(Samples.rules(message)).contains("XDM-NOT-ZIP");
            assertThat(message.findings().get(0).path()).startsWith("attachment[1]");
            assertThat(content(message.attachments().get(0))).isEqualTo(Samples.PDF);
        }
    }

    @Test
    void receipts_areReceipts_andTheirDocumentsAreNotTakenIn() throws IOException {
        byte[] archive = Samples.archive(XdmSamples.document());
        String original = "--b\nContent-Type: message/rfc822\n\n"
                + Samples.foreign("Subject: XDM/1.0/DDM+CR\n", Samples.part("application/zip", "IHE_XDM.zip", archive))
                        .replace("--b", "--inner")
                        .replace("boundary=b", "boundary=inner");
        String failure = Samples.foreign(
                "Subject: [KO Intégration système !][902] XDM/1.0/DDM+CR\n",
                original,
                Samples.part("application/zip", "IHE_XDM.zip", archive),
                Samples.part("application/pdf", "CR.pdf", Samples.PDF));
        try (ReceivedMessage message = Samples.read(failure)) {
            assertThat(message.kind()).isEqualTo(MessageKind.FAILURE);
            FailureMail error = (FailureMail) message.receipt().orElseThrow();
            assertThat(error.error().orElseThrow().code()).isEqualTo("902");
            assertThat(error.original().orElseThrow().value()).isEqualTo("1@labo.test.example");
            assertThat(message.documents()).isEmpty();
            assertThat(message.patient()).isEmpty();
            assertThat(Samples.rules(message)).contains("MSS-RETURNED");
            assertThat(message.archives()).hasSize(1);
            assertThat(message.attachments())
                    .extracting(ReceivedAttachment::kind)
                    .containsExactly(Kind.MESSAGE, Kind.XDM, Kind.PDF);
            byte[] inner = content(message.attachments().get(0));
            try (ReceivedMessage returned = Samples.read(inner)) {
                assertThat(returned.kind()).isEqualTo(MessageKind.XDM);
                assertThat(returned.documents()).singleElement().matches(MessageDocument::isVerified);
            }
        }
    }

    @Test
    void dispositionsAndDeliveryReports_areRead() throws IOException {
        String mdn = "From: a@b.test\nSubject: s\nContent-Type: multipart/report; boundary=r\n\n--r\n"
                + "Content-Type: text/plain\n\nlu\n--r\nContent-Type: message/disposition-notification\n\n"
                + "Original-Message-ID: <x@y.test>\nDisposition: manual-action/MDN-sent-manually; displayed\n\n--r--\n";
        try (ReceivedMessage message = Samples.read(mdn)) {
            assertThat(message.kind()).isEqualTo(MessageKind.READ_RECEIPT);
            assertThat(((ReadReceipt) message.receipt().orElseThrow()).disposition())
                    .isEqualTo(ReadReceipt.Disposition.DISPLAYED);
            assertThat(message.attachments())
                    .extracting(ReceivedAttachment::kind)
                    .containsExactly(Kind.REPORT);
            assertThat(message.body().text()).isEqualTo("lu");
        }
        String dsn = mdn.replace("disposition-notification", "delivery-status")
                .replace(
                        "Disposition: manual",
                        "Final-Recipient: rfc822; a@b.test\nAction: failed\nStatus: 5.1.1\nX: m");
        try (ReceivedMessage message = Samples.read(dsn)) {
            assertThat(message.kind()).isEqualTo(MessageKind.DELIVERY_REPORT);
            assertThat(message.receipt().orElseThrow()).isInstanceOf(DeliveryReport.class);
        }
    }

    @Test
    void plainDocuments_areDocumentsWithoutArchive() throws IOException {
        byte[] cda = Samples.content(XdmSamples.document());
        String mail = Samples.foreign(
                "Subject: CR\n",
                Samples.part("text/xml", "CR.xml", cda),
                Samples.part("application/pdf", "CR.pdf", Samples.PDF),
                Samples.part("image/png", "logo.png", "\u0089PNG\r\n".getBytes(StandardCharsets.ISO_8859_1)),
                Samples.part("text/plain", "lisez-moi.txt", Samples.bytes("x")));
        try (ReceivedMessage message = Samples.read(mail)) {
            assertThat(message.kind()).isEqualTo(MessageKind.DOCUMENTS);
            assertThat(message.attachments())
                    .extracting(ReceivedAttachment::kind)
                    .containsExactly(Kind.CDA, Kind.PDF, Kind.IMAGE, Kind.TEXT);
            assertThat(message.lines()).hasSize(1);
            assertThat(message.lines().get(0).pdf().orElseThrow().basis()).isEqualTo(PdfCopy.Basis.ONLY_ONE);
            MessageDocument document = message.documents().get(0);
            assertThat(document.isVerified()).isFalse();
            assertThat(document.cda()).isPresent();
            assertThat(message.patient().orElseThrow().identity().ins()).contains(Samples.INS);
            assertThat(message.body().text()).isEqualTo("Bonjour.");
        }
        String pdf = Samples.foreign("Subject: CR\n", Samples.part("application/pdf", "CR.pdf", Samples.PDF));
        try (ReceivedMessage message = Samples.read(pdf)) {
            assertThat(message.kind()).isEqualTo(MessageKind.DOCUMENTS);
            assertThat(message.documents()).singleElement().satisfies(document -> {
                assertThat(document.form()).isEqualTo(MessageDocument.Form.PDF);
                assertThat(document.alerts()).isEqualTo(Alerts.UNKNOWN);
            });
            assertThat(message.patient()).isEmpty();
        }
    }

    @Test
    @Tag("REM-MSSR-16")
    void structuredDocument_isReadAndShown() throws IOException {
        byte[] mail = Samples.mail(
                Samples.biology("5.0", BioInterpretation.NORMAL).build().toDocument());
        try (ReceivedMessage message = Samples.read(mail)) {
            MessageDocument document = message.documents().get(0);
            assertThat(document.form()).isEqualTo(MessageDocument.Form.STRUCTURED);
            assertThat(message.patient().orElseThrow().identity().ins()).contains(Samples.INS);
            ByteArrayOutputStream html = new ByteArrayOutputStream();
            CdaRenderer.html(document.content(), RenderOptions.defaults(), html);
            assertThat(html.toString(StandardCharsets.UTF_8)).contains("Urée");
        }
    }

    @Test
    void textWithAFileName_isTheTextWhenItComesFirst() throws IOException {
        String mail = "From: a@b.test\nContent-Type: multipart/mixed; boundary=b\n\n--b\n"
                + "Content-Type: text/plain; charset=UTF-8; name=message.txt\n\nBonjour\n--b\n"
                + "Content-Type: text/plain; name=suite.txt\n\nFichier\n--b--\n";
        try (ReceivedMessage message = Samples.read(mail)) {
            assertThat(message.body().text()).isEqualTo("Bonjour");
            assertThat(message.attachments())
                    .extracting(ReceivedAttachment::name)
                    .containsExactly("suite.txt");
        }
    }

    @Test
    void styleSheet_isNoDocument() throws IOException {
        String sheet = "<xsl:stylesheet><xsl:template match=\"n1:ClinicalDocument\"/></xsl:stylesheet>";
        String mail = Samples.foreign("Subject: s\n", Samples.part("text/xml", "CDA.xsl", Samples.bytes(sheet)));
        try (ReceivedMessage message = Samples.read(mail)) {
            assertThat(message.documents()).isEmpty();
            assertThat(message.kind()).isEqualTo(MessageKind.TEXT);
        }
    }

    @Test
    void pdfOfAnArchive_isADocumentOfItsPatient() throws IOException {
        Map<String, byte[]> files = XdmSamples.unpacked(XdmSamples.document());
        files.put(XdmSamples.DOC1, Samples.PDF);
        byte[] archive = XdmSamples.withMetadata(
                files, metadata -> metadata.replace("mimeType=\"text/xml\"", "mimeType=\"application/pdf\""));
        String mail = Samples.foreign("Subject: s\n", Samples.part("application/zip", "IHE_XDM.zip", archive));
        try (ReceivedMessage message = Samples.read(mail)) {
            assertThat(message.documents()).singleElement().satisfies(document -> {
                assertThat(document.form()).isEqualTo(MessageDocument.Form.PDF);
                assertThat(document.title()).contains("Compte rendu de consultation");
            });
            FilingProposal proposal = FilingAssistant.create()
                    .patients(Samples.patients())
                    .propose(message)
                    .get(0);
            assertThat(proposal.status()).isEqualTo(FilingStatus.TO_IDENTIFY);
            assertThat(proposal.candidates()).hasSize(1);
            assertThat(proposal.reasons()).contains(FilingReason.NOT_A_CDA, FilingReason.PATIENT_CONFLICT);
        }
    }

    @Test
    void alternativeBodies_giveTextAndSource() throws IOException {
        String mail = "From: a@b.test\nSubject: s\nContent-Type: multipart/alternative; boundary=b\n\n--b\n"
                + "Content-Type: text/plain; charset=ISO-8859-1\nContent-Transfer-Encoding: quoted-printable\n\n"
                + "Bonjour =C9mile\n--b\nContent-Type: text/html; charset=UTF-8\n\n<script>alert(1)</script><p>Bonjour\n--b--\n";
        try (ReceivedMessage message = Samples.read(mail)) {
            assertThat(message.body().text()).isEqualTo("Bonjour Émile");
            assertThat(message.body().html()).contains("<script>alert(1)</script><p>Bonjour");
            assertThat(message.attachments()).isEmpty();
        }
    }

    @Test
    void everythingPublic_isSilentAboutThePatient() throws IOException {
        try (ReceivedMessage message = Samples.read(Samples.mail(XdmSamples.document()))) {
            List<FilingProposal> proposals =
                    FilingAssistant.create().patients(Samples.patients()).propose(message);
            String said = String.join(
                    " ",
                    message.toString(),
                    message.findings().toString(),
                    message.attachments().toString(),
                    message.lines().toString(),
                    message.documents().toString(),
                    message.patient().toString(),
                    message.sender().toString(),
                    message.to().toString(),
                    message.body().toString(),
                    message.mssFields().toString(),
                    message.documents().get(0).links().toString(),
                    message.alerts().toString(),
                    proposals.toString());
            assertThat(said)
                    .doesNotContainIgnoringCase("ARTAGNAN")
                    .doesNotContain(XdmSamples.MATRICULE)
                    .doesNotContain("1979")
                    .doesNotContain("testa")
                    .doesNotContain("record-1");
        }
    }

    @Test
    void refusedFindings_neverGetLost() {
        MessageFindings findings = new MessageFindings();
        for (int i = 0; i < 600; i++) {
            findings.form("", "MSS-NAME", "x", "x");
        }
        findings.refused("", "MSS-SEVERAL-PATIENTS", "x", "x");
        assertThat(findings.toList()).hasSize(501).last().satisfies(last -> assertThat(last.severity())
                .isEqualTo(Severity.REFUSED));
    }
}
