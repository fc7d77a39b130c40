package org.segursdk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailReportTest extends MailTestBase {
    private static final String LUC = "185069900000092@patient.mssante.fr";

    @Test
    void success_isReportedWhereAsked() throws Exception {
        SMTPMessage mail = new SMTPMessage(hello());
        mail.setNotifyOptions(SMTPMessage.NOTIFY_SUCCESS | SMTPMessage.NOTIFY_FAILURE);
        mail.setReturnOption(SMTPMessage.RETURN_HDRS);
        try (SMTPTransport transport = client().smtp(ANNE, mss.token(HOLDER))) {
            transport.sendMessage(mail, MailClient.to(PAUL));
        }
        assertThat(mss.deliveries().get(0).notifications()).containsExactly("SUCCESS,FAILURE");
        String report = onlyMail(ANNE);
        assertThat(report)
                .contains("report-type=delivery-status", "Final-Recipient: rfc822; " + PAUL, "Action: delivered")
                .contains("text/rfc822-headers", "Message-ID: <m1@medecin.test>")
                .doesNotContain("Bonjour Paul");
        MimeMessage parsed = MailClient.mail(report.split("\r\n"));
        assertThat(((MimeMultipart) parsed.getContent()).getCount()).isEqualTo(3);
    }

    @Test
    void envelopeIdAndOriginalRecipient_comeBack() throws Exception {
        try (LineClient lines = annesLines()) {
            lines.ask("MAIL FROM:<" + ANNE + "> RET=HDRS ENVID=QQ+3D1");
            assertThat(lines.ask("RCPT TO:<" + PAUL + "> NOTIFY=SUCCESS ORCPT=rfc822;" + PAUL.replace("@", "+40")))
                    .startsWith("250");
            lines.ask("DATA");
            lines.write(text().replace("\r\n.", "\r\n..") + "\r\n");
            assertThat(lines.ask(".")).startsWith("250");
        }
        assertThat(onlyMail(ANNE)).contains("Original-Envelope-Id: QQ=1", "Original-Recipient: rfc822;" + PAUL);
    }

    @Test
    void nothingAsked_nothingReported() throws Exception {
        send(PAUL);
        assertThat(mss.messages(ANNE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "185069900000001@patient.mssante.fr, 5.1.1",
        "luc@patient.mssante.fr, 5.1.3",
        "185069900000092@patient.mssante.fr, 5.2.1"
    })
    void citizenWhoCannotBeReached_bounces(String address, String status) throws Exception {
        mss.createMailbox(MssMailbox.citizen(LUC).closed());
        send(address);
        assertThat(mss.deliveries().get(0).accepted()).isTrue();
        assertThat(onlyMail(ANNE))
                .contains("=?UTF-8?Q?Message_non_distribu=C3=A9?=", "Action: failed", "Status: " + status);
    }

    @Test
    void tooLargeForACitizen_bounces() throws Exception {
        mss.createMailbox(MssMailbox.citizen(LUC));
        mss.citizenMaxSize(25_000);
        String filler = ("x".repeat(998) + "\r\n").repeat(25);
        try (LineClient lines = annesLines()) {
            lines.ask("MAIL FROM:<" + ANNE + "> RET=HDRS");
            lines.ask("RCPT TO:<" + LUC + ">");
            lines.ask("DATA");
            lines.write(text().replace("\r\n.", "\r\n..") + "\r\n" + filler);
            assertThat(lines.ask(".")).startsWith("250");
        }
        assertThat(mss.messages(LUC)).isEmpty();
        assertThat(onlyMail(ANNE)).contains("Undelivered Mail Returned to Sender", "Status: 5.3.4");
    }

    @Test
    void citizen_readsAndReplies_untilTheEnd() throws Exception {
        mss.createMailbox(MssMailbox.citizen(LUC));
        sendTo(LUC, "Disposition-Notification-To: " + ANNE);
        assertThat(onlyMail(ANNE))
                .contains(
                        "report-type=disposition-notification",
                        "Original-Message-ID: <m1@medecin.test>",
                        "; displayed");
        assertThat(mss.reply(LUC, 1, "Merci docteur")).isTrue();
        assertThat(read(mss.messages(ANNE).get(1)))
                .contains("In-Reply-To: <m1@medecin.test>", "Merci docteur", "<" + LUC + ">");

        sendTo(LUC, "X-MSS-MES: FIN");
        assertThat(mss.reply(LUC, 2, "Encore")).isFalse();
        assertThat(mss.reply(LUC, 1, "Encore")).isTrue();
        try (SMTPTransport transport = client().smtp(ANNE, mss.token(HOLDER))) {
            MimeMessage end = MailClient.mail(
                    text().replace("Subject: Bonjour", "Subject: [FIN]").split("\r\n", -1));
            transport.sendMessage(end, MailClient.to(LUC));
        }
        assertThat(mss.reply(LUC, 1, "Encore")).isFalse();
        assertThat(mss.messages(ANNE)).hasSize(3);
    }

    @Test
    void citizen_answersByThemselves_toReplyTo() throws Exception {
        mss.createMailbox(MssMailbox.citizen(LUC));
        mss.citizensReply(Optional.of("Bien reçu"));
        sendTo(LUC, "Reply-To: " + CLINIC);
        assertThat(onlyMail(CLINIC)).contains("Bien reçu");
        assertThat(mss.messages(ANNE)).isEmpty();
    }

    private void sendTo(String recipient, String header) throws Exception {
        try (SMTPTransport transport = client().smtp(ANNE, mss.token(HOLDER))) {
            transport.sendMessage(hello(header), MailClient.to(recipient));
        }
    }

    private String onlyMail(String mailbox) throws IOException {
        List<MssMessage> messages = mss.messages(mailbox);
        assertThat(messages).hasSize(1);
        return new String(messages.get(0).open().readAllBytes(), StandardCharsets.UTF_8);
    }
}
