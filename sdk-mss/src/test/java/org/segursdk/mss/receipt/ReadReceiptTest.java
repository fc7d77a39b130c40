package org.segursdk.mss.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.segursdk.mss.message.MessageId;
import org.segursdk.mss.message.MssAddress;
import org.segursdk.mss.receipt.ReadReceipt.Disposition;

@Tag("REM-MSSS-17")
class ReadReceiptTest {
    private static final String SUBJECT = "XDM/1.0/DDM+CR PAT ANNE 03/06/1985";

    @Test
    void success_isUnderstood() {
        ReadReceipt receipt =
                Mails.receipt(Mails.mdn(SUBJECT, "automatic-action/MDN-sent-automatically; processed", ""));
        assertThat(receipt.disposition()).isEqualTo(Disposition.PROCESSED);
        assertThat(receipt.failed()).isFalse();
        assertThat(receipt.error()).isEmpty();
        assertThat(receipt.manualAction()).isFalse();
        assertThat(receipt.sentAutomatically()).isTrue();
        assertThat(receipt.original()).contains(new MessageId("20260113.7f@labo.test.example"));
        assertThat(receipt.finalRecipient()).contains(MssAddress.of("cardio.auto@ch-test.example"));
        assertThat(receipt.originalRecipient()).isEqualTo(receipt.finalRecipient());
        assertThat(receipt.reportingUa()).contains("PFI Test; 1.0");
        assertThat(receipt.explanation()).contains("902 patient inconnu");
        assertThat(receipt.subject().text()).isEqualTo("CR PAT ANNE 03/06/1985");
        assertThat(receipt.findings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "manual-action/MDN-sent-manually; displayed, DISPLAYED, true, false",
        "Manual-Action / MDN-Sent-Automatically ;Displayed, DISPLAYED, true, true",
        "automatic-action/MDN-sent-automatically;deleted, DELETED, false, true",
        "automatic-action/MDN-sent-automatically; dispatched, DISPATCHED, false, true",
        "automatic-action/MDN-sent-automatically; mangled, UNKNOWN, false, true",
        "displayed, DISPLAYED, false, false"
    })
    void dispositions_inAnyCase(String written, Disposition disposition, boolean manual, boolean automatically) {
        ReadReceipt receipt = Mails.receipt(Mails.mdn(SUBJECT, written, ""));
        assertThat(receipt.disposition()).isEqualTo(disposition);
        assertThat(receipt.manualAction()).isEqualTo(manual);
        assertThat(receipt.sentAutomatically()).isEqualTo(automatically);
        assertThat(receipt.failed()).isFalse();
        assertThat(receipt.findings().contains("MSS-MDN-DISPOSITION")).isEqualTo(disposition == Disposition.UNKNOWN);
    }

    @Test
    void error_inItsOwnField() {
        ReadReceipt receipt = Mails.receipt(Mails.mdn(
                "[KO Integration systeme !][902] " + SUBJECT,
                "automatic-action/MDN-sent-automatically; processed/ERROR",
                "error: 902^Identifiant patient inconnu^applicationErrorCondition| E^Error^errorSeverity\n"));
        assertThat(receipt.failed()).isTrue();
        assertThat(receipt.error()).contains(IntegrationError.UNKNOWN_PATIENT);
        assertThat(receipt.findings()).isEmpty();
    }

    @Test
    void error_insideTheDispositionAsBefore() {
        ReadReceipt receipt = Mails.receipt(Mails.mdn(
                SUBJECT,
                "automatic-action/MDN-sent-automatically; processed/Error: 902^Identifiant de patient inconnu^x",
                ""));
        assertThat(receipt.failed()).isTrue();
        assertThat(receipt.disposition()).isEqualTo(Disposition.PROCESSED);
        assertThat(receipt.error()).contains(new IntegrationError("902", "Identifiant de patient inconnu"));
        assertThat(receipt.findings()).containsExactly("MSS-MDN-ERROR-FORM");
    }

    @Test
    void error_inTheSubjectOnly() {
        String disposition = "automatic-action/MDN-sent-automatically; processed/error";
        assertThat(Mails.receipt(Mails.mdn("[KO x][904] " + SUBJECT, disposition, ""))
                        .error())
                .contains(IntegrationError.OTHER_IDENTITY);
        ReadReceipt none = Mails.receipt(Mails.mdn(SUBJECT, disposition, ""));
        assertThat(none.failed()).isTrue();
        assertThat(none.error()).isEmpty();
        assertThat(none.findings()).containsExactly("MSS-MDN-ERROR-CODE");
    }

    @Test
    void successWithAFailureTagInTheSubject_staysWhatTheFieldsSay() {
        ReadReceipt receipt = Mails.receipt(
                Mails.mdn("[KO x][904] " + SUBJECT, "automatic-action/MDN-sent-automatically; processed", ""));
        assertThat(receipt.failed()).isFalse();
        assertThat(receipt.subject().isFailure()).isTrue();
    }

    @Test
    void originalId_isTakenFromTheReturnedMessageOtherwise() {
        String without = Mails.mdn(SUBJECT, "manual-action/MDN-sent-manually; displayed", "")
                .replace("Original-Message-ID: <20260113.7f@labo.test.example>\n", "");
        assertThat(Mails.receipt(without).original()).contains(new MessageId("20260113.7f@labo.test.example"));
        String neither = without.replace("Message-ID: <20260113.7f@labo.test.example>\n", "");
        assertThat(Mails.receipt(neither).original()).isEmpty();
        assertThat(Mails.receipt(neither).findings()).containsExactly("MSS-MDN-NO-ORIGINAL");
    }

    @Test
    void notificationInBase64_orInAMixedMail_isUnderstood() {
        String encoded = Mails.mdn(SUBJECT, "manual-action/MDN-sent-manually; displayed", "")
                .replaceAll(
                        "(?s)(Content-Type: message/disposition-notification\n)\n.*?(--r\nContent-Type: message/rfc822)",
                        "$1Content-Transfer-Encoding: BASE64\n\n"
                                + java.util.Base64.getMimeEncoder()
                                        .encodeToString(
                                                "\r\nDisposition: manual-action/MDN-sent-manually; displayed\r\n"
                                                        .getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                                + "\n$2")
                .replace("multipart/report; report-type=disposition-notification", "multipart/mixed");
        assertThat(Mails.receipt(encoded).disposition()).isEqualTo(Disposition.DISPLAYED);
    }

    @Test
    void standardErrorMail_isTheCodeOfItsSubject() {
        String mail = """
                From: pfi@ch-test.example
                Subject: =?UTF-8?Q?[KO_Int=C3=A9gration_syst=C3=A8me_!][902]_XDM/1.0/DDM+CR_PAT?=
                Content-Type: multipart/mixed; boundary="x"

                --x
                Content-Type: text/plain; charset=iso-8859-15
                Content-Transfer-Encoding: quoted-printable

                Erreur 902 : patient inconnu, r=E9essayez =A4
                --x
                Content-Type: message/rfc822

                Message-ID: <20260113.7f@labo.test.example>
                Subject: XDM/1.0/DDM+CR PAT
                Content-Type: multipart/mixed; boundary="y"

                --y
                Content-Type: message/disposition-notification

                Disposition: manual-action/MDN-sent-manually; displayed
                --y--
                --x
                Content-Type: application/zip; name=IHE_XDM.ZIP
                Content-Transfer-Encoding: base64

                UEsgYXJjaGl2ZQ==
                --x--
                """;
        FailureMail failure = (FailureMail) Mails.read(mail).orElseThrow();
        assertThat(failure.error()).contains(IntegrationError.UNKNOWN_PATIENT);
        assertThat(failure.original()).contains(new MessageId("20260113.7f@labo.test.example"));
        assertThat(failure.explanation()).contains("Erreur 902 : patient inconnu, réessayez €");
        FailureMail older = (FailureMail)
                Mails.read("Subject: [Erreur d'intégration !][902] XDM/1.0/DDM+CR\nIn-Reply-To: <a@b>\n\ntexte\n")
                        .orElseThrow();
        assertThat(older.error()).contains(IntegrationError.UNKNOWN_PATIENT);
        assertThat(older.original()).contains(new MessageId("a@b"));
    }

    @Test
    void otherMails_areNoReceipts() {
        assertThat(Mails.read(Mails.REQUEST)).isEmpty();
        assertThat(Mails.read("Subject: Votre avis\n\nbonjour\n")).isEmpty();
        assertThat(Mails.read(new byte[0])).isEmpty();
        assertThat(Mails.read("Subject: Re: [KO x][902] XDM/1.0/DDM+CR\n\nmerci, je regarde\n"))
                .isEmpty();
    }

    @Test
    void asText_nothingIsTold() {
        assertThat(Mails.receipt(Mails.mdn(SUBJECT, "x; displayed", "")).toString())
                .doesNotContain("PAT", "ch-test");
        assertThat(new IntegrationError("902", "PAT ANNE").toString()).isEqualTo("IntegrationError[902]");
    }
}
