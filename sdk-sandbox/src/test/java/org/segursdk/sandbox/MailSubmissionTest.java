package org.segursdk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailSubmissionTest extends MailTestBase {
    @Test
    void mail_arrivesAsSent_behindTheLinesOfTheServer() throws Exception {
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        hello().writeTo(sent);
        send(PAUL, CLINIC);

        MssMessage inbox = mss.messages(PAUL).get(0);
        assertThat(mss.messages(CLINIC)).hasSize(1);
        assertThat(read(inbox))
                .startsWith("Return-Path: <" + ANNE + ">\r\nReceived: from client")
                .endsWith(sent.toString(StandardCharsets.UTF_8));
        MssDelivery delivery = mss.deliveries().get(0);
        assertThat(delivery.accepted()).isTrue();
        assertThat(delivery.findings()).isEmpty();
        assertThat(delivery.recipients()).containsExactly(PAUL, CLINIC);
        assertThat(delivery.content().open().readAllBytes()).isEqualTo(sent.toByteArray());
        assertThat(delivery.toString() + inbox + mss.mailboxes()).doesNotContain("@");
    }

    @Test
    void sameMailTwice_isTwoMails() throws Exception {
        send(PAUL);
        send(PAUL);
        assertThat(mss.messages(PAUL)).extracting(MssMessage::uid).containsExactly(1L, 2L);
        assertThat(mss.deliveries()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "nobody@medecin.test, 550 5.1.1",
        "someone@gmail.example, 550 5.7.1",
        "closed@medecin.test, 550 5.2.1",
        "full@medecin.test, 452 4.2.2"
    })
    void recipient_isRefused(String recipient, String reply) throws Exception {
        mss.createMailbox(MssMailbox.personal("closed@medecin.test", OTHER).closed());
        mss.createMailbox(MssMailbox.personal("full@medecin.test", OTHER).withQuota(100));
        mss.deliver("full@medecin.test", hello().getInputStream());
        mss.deliver("full@medecin.test", new java.io.ByteArrayInputStream(new byte[200]));
        assertThatThrownBy(() -> send(PAUL, recipient))
                .isInstanceOf(SendFailedException.class)
                .hasStackTraceContaining(reply);
        assertThat(mss.messages(PAUL)).isEmpty();
    }

    @Test
    void domainOfTheTrustSpace_isRelayedAndKeptNowhere() throws Exception {
        mss.trustDomain("hopital.example");
        send("someone@hopital.example");
        assertThat(mss.deliveries().get(0).recipients()).containsExactly("someone@hopital.example");
    }

    @Test
    void tooLarge_isRefusedBeforeAndAfter() throws Exception {
        mss.maxSize(1_000);
        try (LineClient lines = annesLines()) {
            assertThat(lines.ask("EHLO test")).contains("SIZE 1000");
            assertThat(lines.ask("MAIL FROM:<" + ANNE + "> SIZE=1001")).startsWith("552 5.3.4");
            lines.ask("MAIL FROM:<" + ANNE + ">");
            lines.ask("RCPT TO:<" + PAUL + ">");
            lines.ask("DATA");
            lines.write(text().replace("\r\n.", "\r\n..") + "\r\n" + "a line\r\n".repeat(200));
            assertThat(lines.ask(".")).startsWith("552 5.3.4");
        }
        assertThat(mss.messages(PAUL)).isEmpty();
    }

    @Test
    void foreignSender_isRefusedWhenStrict() throws Exception {
        try (LineClient lines = annesLines()) {
            assertThat(lines.ask("MAIL FROM:<" + PAUL + ">")).startsWith("553 5.7.1");
            mss.strict(false);
            assertThat(lines.ask("MAIL FROM:<" + PAUL + ">")).startsWith("250");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "X-MSS-NIL: DEV000001|X-Other: 1|NIL",
                "Subject: Bonjour|Subject: XDM/1.0/DDM+CR TESTPAT LUC 03/06/1985|SUBJECT",
                "Subject: Bonjour|X-MSS-CODECDA: 18748-4|CODECDA",
                "Subject: Bonjour|X-MSS-INS: O|INS",
                "Subject: Bonjour|X-MSS-MES: fin|MES",
                "<m1@medecin.test>|m1|MESSAGE_ID",
                "Date: Tue, 13 Jan 2026 10:15:00 +0100|X-Other: 1|DATE",
                "Dr_Anne_TESTA <anne.testa@medecin.test>|Paul <paul.testb@medecin.test>|FROM",
                "Subject: Bonjour|Subject: é|HEADER_8BIT"
            })
    void defect_isRefusedWhenStrict_andNotedWhenTolerant(String old, String fresh, String rule) throws Exception {
        byte[] mail = (text().replace(old, fresh) + "\r\n").getBytes(StandardCharsets.UTF_8);
        assertThat(submit(new String(mail, StandardCharsets.ISO_8859_1))).startsWith("554 5.6.0 " + rule + ":");
        assertThat(mss.messages(PAUL)).isEmpty();
        mss.strict(false);
        assertThat(submit(new String(mail, StandardCharsets.ISO_8859_1))).startsWith("250");
        assertThat(mss.messages(PAUL)).hasSize(1);
        assertThat(mss.deliveries()).allMatch(d -> d.findings().get(0).rule().equals(rule));
    }

    @ParameterizedTest
    @ValueSource(strings = {"LONE_LF", "LONE_CR"})
    void loneLineEnds_endNoMail(String rule) throws Exception {
        String ending = "LONE_LF".equals(rule) ? "\n" : "\r";
        String mail = text() + ending + "." + ending + "NOOP" + ending + ".\r\n" + "MAIL FROM:<" + ANNE + ">\r\n";
        assertThat(submit(mail)).startsWith("554 5.6.0 " + rule);
        assertThat(mss.deliveries())
                .singleElement()
                .matches(delivery -> delivery.content().size() == mail.length());
    }

    @Test
    void longLine_isFound() throws Exception {
        assertThat(submit(text() + "\r\n" + "x".repeat(998) + "\r\n")).startsWith("250");
        assertThat(submit(text() + "\r\n" + "x".repeat(999) + "\r\n")).contains("LINE_LENGTH");
    }

    private String submit(String mail) throws Exception {
        try (LineClient lines = annesLines()) {
            lines.ask("MAIL FROM:<" + ANNE + ">");
            lines.ask("RCPT TO:<" + PAUL + ">");
            lines.ask("DATA");
            lines.write(mail.replace("\r\n.", "\r\n.."));
            return lines.ask(".");
        }
    }

    @Test
    void documents_areComparedWithTheHeaders() throws Exception {
        String subject = "XDM/1.0/DDM+CR d'imagerie medicale TESTPAT LUC 03/06/1985";
        assertThat(rules(subject, "18748-4", "O", 1, "18748-4")).isEmpty();
        assertThat(rules(subject, "18748-4,11502-2", "O", 1, "11502-2", "18748-4"))
                .containsExactly("PDF");
        assertThat(rules(subject, "11502-2", "O", 1, "18748-4")).containsExactly("CODECDA");
        assertThat(rules(subject, "18748-4", "X", 1, "18748-4")).containsExactly("INS");
        assertThat(rules("CR d'imagerie", "18748-4", "O", 1, "18748-4")).containsExactly("SUBJECT");
        assertThat(rules(subject, "18748-4", "O", 2, "18748-4")).containsExactly("XDM_COUNT");
        assertThat(rules(subject, "18748-4", "O", 1)).containsExactly("XDM");
        assertThat(sandbox.recorder().exchanges())
                .filteredOn(e -> "SMTP MAIL".equals(e.operation()))
                .last()
                .matches(e -> e.verdict().equals("XDM"));
    }

    /** Rules of the findings against a mail with archives. */
    private List<String> rules(String subject, String codes, String ins, int archives, String... documents)
            throws Exception {
        mss.strict(false);
        MimeMessage mail = hello("X-MSS-CODECDA: " + codes, "X-MSS-INS: " + ins);
        mail.setSubject(subject);
        MimeMultipart parts = new MimeMultipart();
        for (int i = 0; i < archives; i++) {
            parts.addBodyPart(part("IHE_XDM.zip", "application/zip", archive(documents)));
        }
        parts.addBodyPart(part("20260112_CR_TESTPAT_LUC.pdf", "application/pdf", new byte[10]));
        mail.setContent(parts);
        mail.saveChanges();
        mail.setHeader("Message-ID", "<m2@medecin.test>");
        try (SMTPTransport transport = client().smtp(ANNE, mss.token(HOLDER))) {
            transport.sendMessage(mail, MailClient.to(PAUL));
        }
        List<MssDelivery> all = mss.deliveries();
        return all.get(all.size() - 1).findings().stream().map(MssFinding::rule).toList();
    }

    private static MimeBodyPart part(String name, String type, byte[] content) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(content, type)));
        part.setDisposition(Part.ATTACHMENT);
        part.setFileName(name);
        return part;
    }

    private static byte[] archive(String... codes) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("IHE_XDM/SUBSET01/METADATA.XML"));
            zip.write("<a/>".getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < codes.length; i++) {
                zip.putNextEntry(new ZipEntry("IHE_XDM/SUBSET01/DOC0000" + (i + 1) + ".XML"));
                zip.write(("<ClinicalDocument xmlns='urn:hl7-org:v3'><code code='" + codes[i]
                                + "'/><recordTarget><patientRole><id extension='185069900000092'"
                                + " root='1.2.250.1.213.1.4.8'/></patientRole></recordTarget></ClinicalDocument>")
                        .getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toByteArray();
    }

    @Test
    void recorder_keepsAMailOnlyWhenSynthetic() throws Exception {
        sandbox.recorder().clear();
        send(PAUL);
        assertThat(mails()).singleElement().matches(e -> e.requestBody().withheld() && e.status() == 250);
        sandbox.recorder().clear();
        assertThat(submit(text() + "\r\nMatricule 185069900000092\r\n")).startsWith("250");
        assertThat(mails())
                .singleElement()
                .matches(e -> !e.requestBody().withheld() && e.requestHead().contains("RCPT TO:<" + PAUL + ">"));
    }

    private List<RecordedExchange> mails() {
        return sandbox.recorder().exchanges().stream()
                .filter(e -> "SMTP MAIL".equals(e.operation()))
                .toList();
    }
}
