package org.segursdk.mss.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.segursdk.core.document.DocumentContent;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.mss.message.MailSamples;
import org.segursdk.mss.message.MessageId;
import org.segursdk.mss.message.MessageProfile;
import org.segursdk.mss.message.MssAddress;
import org.segursdk.mss.message.PreparedMail;
import org.segursdk.mss.message.Reread;
import org.segursdk.mss.message.Sender;
import org.segursdk.mss.receipt.MdnRequest.Decision;

class MdnAnswerTest {
    private static final MssAddress APP = MssAddress.of("cardio.auto@ch-test.example");
    private static final Sender SENDER = Sender.application(APP, "PFI Test", MailSamples.WARD);
    private static final MessageProfile PROFILE = MailSamples.PROFILE;

    private static final String FIELDS = """
            Reporting-UA: PFI Test; 1.0
            Original-Recipient: rfc822;cardio.auto@ch-test.example
            Final-Recipient: rfc822;cardio.auto@ch-test.example
            Original-Message-ID: <20260113.7f@labo.test.example>
            Disposition: automatic-action/MDN-sent-automatically; processed/error
            Error: 902^Identifiant patient inconnu^applicationErrorCondition|
             E^Error^errorSeverity
            """;

    private static MdnAnswer answer(String mail) {
        return MdnAnswer.to(Mails.request(mail).orElseThrow(), SENDER, PROFILE)
                .productNumber(MailSamples.NIL)
                .reportingUa("PFI Test; 1.0")
                .clock(MailSamples.CLOCK);
    }

    @Test
    @Tag("REM-MSSR-12")
    @Tag("REM-MSST-17")
    void error_threePartsAndTheOriginalOnce() throws IOException {
        PreparedMail mail =
                answer(Mails.REQUEST).failed(IntegrationError.UNKNOWN_PATIENT).build();
        byte[] written = Reread.write(mail);
        assertThat(mail.size()).isEqualTo(written.length);
        Message read = Reread.read(written);
        assertThat(read.getSubject())
                .isEqualTo("[KO Intégration système !][902] XDM/1.0/DDM+CR d'œdème PAT ANNE 03/06/1985");
        assertThat(read.getMimeType()).isEqualTo("multipart/report");
        assertThat(Reread.fields(read, "Content-Type").get(0)).contains("report-type=disposition-notification");
        assertThat(read.getTo().flatten().get(0).getAddress()).isEqualTo("resultats@labo.test.example");
        assertThat(Reread.fields(read, "X-MSS-NIL")).containsExactly(MailSamples.NIL);
        assertThat(Reread.fields(read, "Auto-Submitted")).containsExactly("auto-replied");
        assertThat(Reread.names(read)).doesNotContain("Disposition-Notification-To", "Return-Receipt-To");
        List<Entity> parts = Reread.parts(read);
        assertThat(parts)
                .extracting(Entity::getMimeType)
                .containsExactly("text/plain", "message/disposition-notification", "message/rfc822");
        assertThat(Reread.text(parts.get(0))).contains("902", "Identifiant patient inconnu");
        assertThat(Reread.text(parts.get(1))).isEqualTo(FIELDS.replace("\n", "\r\n"));
        assertThat(new String(written, StandardCharsets.UTF_8)).containsOnlyOnce(Mails.REQUEST.replace("\n", "\r\n"));
        assertThat(Reread.parts((Entity) parts.get(2).getBody())).hasSize(2);
        assertThat(mail.envelope().returnPath()).isEmpty();
        assertThat(mail.envelope().recipients()).containsExactly(MssAddress.of("resultats@labo.test.example"));
    }

    @Test
    @Tag("REM-MSSR-12")
    void answers_areReadAsTheyWereMeant() throws IOException {
        ReadReceipt displayed = (ReadReceipt) Mails.read(Reread.write(
                        answer(Mails.REQUEST).displayed().confirmed().build()))
                .orElseThrow();
        assertThat(displayed.disposition()).isEqualTo(ReadReceipt.Disposition.DISPLAYED);
        assertThat(displayed.manualAction()).isTrue();
        assertThat(displayed.sentAutomatically()).isFalse();
        assertThat(displayed.subject().raw()).isEqualTo("XDM/1.0/DDM+CR d'œdème PAT ANNE 03/06/1985");
        assertThat(displayed.finalRecipient()).contains(APP);
        for (IntegrationError error : List.of(
                IntegrationError.OBSOLETE_VERSION,
                IntegrationError.NOT_ENTITLED,
                IntegrationError.UNKNOWN_PATIENT,
                IntegrationError.NO_INS,
                IntegrationError.OTHER_IDENTITY,
                IntegrationError.INCOMPLETE_INS,
                IntegrationError.OTHER)) {
            ReadReceipt failed = (ReadReceipt)
                    Mails.read(Reread.write(answer(Mails.REQUEST).failed(error).build()))
                            .orElseThrow();
            assertThat(failed.error()).contains(error);
            assertThat(failed.original()).contains(new MessageId("20260113.7f@labo.test.example"));
            assertThat(failed.subject().failureCode()).contains(error.code());
            assertThat(failed.findings()).isEmpty();
        }
    }

    @Test
    void returnPath_isASetting() throws IOException {
        MessageProfile full =
                MessageProfile.builder().notificationWithoutReturnPath(false).build();
        PreparedMail mail = MdnAnswer.to(Mails.request(Mails.REQUEST).orElseThrow(), SENDER, full)
                .productNumber(MailSamples.NIL)
                .reportingUa("PFI")
                .recipient(MailSamples.WARD)
                .build();
        assertThat(mail.envelope().returnPath()).contains(APP);
        assertThat(Reread.ascii(mail)).contains("Final-Recipient: rfc822;cardiologie@ch-test.example");
    }

    @Test
    @Tag("REM-MSSR-12")
    void automatic_onlyToWhereItCameFrom() {
        assertThat(Mails.request("Subject: x\n\nbonjour")).isEmpty();
        MdnRequest request = Mails.request(Mails.REQUEST).orElseThrow();
        assertThat(request.decision()).isEqualTo(Decision.AUTOMATIC);
        assertThat(request.reasons()).isEmpty();
        assertThat(request.to()).containsExactly(MssAddress.of("resultats@labo.test.example"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<resultats@labo.test.example>|a@b.fr|ASK|MSS-MDN-OTHER-ADDRESS",
                "<a@b.fr>|a@b.fr, c@d.fr|ASK|MSS-MDN-SEVERAL-ADDRESSES",
                "|a@b.fr|ASK|MSS-MDN-NO-RETURN-PATH",
                "not an address|a@b.fr|ASK|MSS-MDN-NO-RETURN-PATH",
                "<>|a@b.fr|NEVER|MSS-MDN-NULL-RETURN-PATH",
                "<a@b.fr>|personne|NEVER|MSS-MDN-ADDRESS",
                "<A@b.FR>|\"a@x.fr, (\" <a@B.fr> (c@d.fr)|AUTOMATIC|"
            })
    void otherCases_askOrNever(String returnPath, String to, Decision decision, String reason) {
        MdnRequest request = Mails.request((returnPath == null ? "" : "Return-Path: " + returnPath + "\n")
                        + "Disposition-Notification-To: " + to + "\nSubject: x\n\nbonjour")
                .orElseThrow();
        assertThat(request.decision()).isEqualTo(decision);
        if (reason != null) {
            assertThat(request.reasons()).contains(reason);
        }
    }

    @Test
    void askedTwice_withOptions_orByAReceipt() {
        String path = "Return-Path: <a@b.fr>\nDisposition-Notification-To: a@b.fr\n";
        assertThat(Mails.request(path + "Disposition-Notification-To: a@b.fr\n\nx")
                        .orElseThrow()
                        .decision())
                .isEqualTo(Decision.ASK);
        assertThat(Mails.request(path + "Disposition-Notification-Options: x=required,y\n\nx")
                        .orElseThrow()
                        .decision())
                .isEqualTo(Decision.ASK);
        assertThat(Mails.request(path + "Content-Type: multipart/report; boundary=x\n\nx")
                        .orElseThrow()
                        .decision())
                .isEqualTo(Decision.NEVER);
    }

    @Test
    void decisions_areEnforced() throws IOException {
        String elsewhere = Mails.REQUEST.replace(
                "Disposition-Notification-To: Labo Test <resultats@labo.test.example>",
                "Disposition-Notification-To: autre@labo.test.example");
        assertThatThrownBy(() -> answer(elsewhere).build())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("MSS-MDN-CONFIRM");
        assertThat(answer(elsewhere).confirmed().build().envelope().recipients())
                .containsExactly(MssAddress.of("autre@labo.test.example"));
        String never = Mails.REQUEST.replace("Return-Path: <resultats@labo.test.example>", "Return-Path: <>");
        assertThatThrownBy(() -> answer(never).confirmed().build()).hasMessageContaining("MSS-MDN-NEVER");
        assertThatThrownBy(() -> MdnAnswer.to(Mails.request(Mails.REQUEST).orElseThrow(), SENDER, PROFILE)
                        .reportingUa("x\r\nFinal-Recipient: y")
                        .build())
                .isInstanceOfSatisfying(InvalidInputException.class, e -> assertThat(e.violations())
                        .extracting(v -> v.path() + " " + v.rule())
                        .containsExactly("reportingUa MSS-MDN-UA", "productNumber REQUIRED"));
    }

    @Test
    void originalWithLoneLineEnds_cannotEndOurMailEarly() throws IOException {
        String hostile =
                "Return-Path: <a@b.fr>\r\nDisposition-Notification-To: a@b.fr\r\nSubject: x\r\nMessage-ID: <h@b.fr>\r\n"
                        + "\r\nbonjour\n.\nMAIL FROM:<x@y.fr>\n\r.\r\rfin é\r";
        PreparedMail mail = answer(hostile).build();
        String written = Reread.ascii(mail);
        assertThat(mail.size()).isEqualTo(written.length());
        assertThat(written.replace("\r\n", "")).doesNotContain("\r", "\n");
        assertThat(written)
                .contains("bonjour\r\n.\r\nMAIL FROM:<x@y.fr>\r\n\r\n.\r\n\r\nfin ")
                .contains("Content-Transfer-Encoding: 8bit");
    }

    @Test
    void hostileFieldsOfTheOriginal_stayInTheirPlace() throws IOException {
        String hostile = "Return-Path: <a@b.fr>\r\nDisposition-Notification-To: a@b.fr\r\n"
                + "Subject: =?UTF-8?Q?x=0D=0ABcc:_victime@y.fr?=\r\nMessage-ID: <a b\u0001@c> <ok@c.fr>\r\n\r\nx";
        Message read =
                Reread.read(answer(hostile).failed(IntegrationError.OTHER).build());
        assertThat(Reread.names(read)).doesNotContain("Bcc");
        assertThat(read.getSubject()).isEqualTo("[KO Intégration système !][906] x  Bcc: victime@y.fr");
    }

    @Test
    void standardErrorMail_givesEverythingBack() throws IOException {
        byte[] zip = MailSamples.bytes("PK archive");
        PreparedMail mail = FailureAnswer.of(
                        () -> new ByteArrayInputStream(Mails.REQUEST.getBytes(StandardCharsets.UTF_8)),
                        MssAddress.of("erreurs@labo.test.example"),
                        IntegrationError.UNKNOWN_PATIENT,
                        SENDER,
                        PROFILE)
                .addAttachment("IHE_XDM.zip", "application/zip", DocumentContent.of(zip))
                .addAttachment("20260113_Œdème_PAT_ANNE.pdf", "application/pdf", DocumentContent.of(new byte[100]))
                .productNumber(MailSamples.NIL)
                .build();
        Message read = Reread.read(mail);
        assertThat(mail.size()).isEqualTo(Reread.write(mail).length);
        List<Entity> parts = Reread.parts(read);
        assertThat(parts)
                .extracting(Entity::getMimeType)
                .containsExactly("text/plain", "message/rfc822", "application/zip", "application/pdf");
        assertThat(Reread.content(parts.get(2))).isEqualTo(zip);
        assertThat(parts.get(3).getFilename()).isEqualTo("20260113_Œdème_PAT_ANNE.pdf");
        FailureMail failure = (FailureMail) Mails.read(Reread.write(mail)).orElseThrow();
        assertThat(failure.error()).contains(IntegrationError.UNKNOWN_PATIENT);
        assertThat(failure.original()).contains(new MessageId("20260113.7f@labo.test.example"));
        assertThat(mail.envelope().returnPath()).contains(APP);
    }

    @Test
    void attachmentsWithImpossibleNames_areRefused() {
        for (String name : List.of("../x", "a\r\nX: y", "", "a\u202Egpj.exe", "a\"b", "x".repeat(251))) {
            assertThatThrownBy(() -> FailureAnswer.of(
                                    () -> new ByteArrayInputStream(new byte[0]),
                                    APP,
                                    IntegrationError.OTHER,
                                    SENDER,
                                    PROFILE)
                            .addAttachment(name, "application/zip", DocumentContent.of(new byte[1]))
                            .productNumber(MailSamples.NIL)
                            .build())
                    .hasMessageContaining("attachments[0] [MSS-ATTACHMENT]");
        }
    }
}
