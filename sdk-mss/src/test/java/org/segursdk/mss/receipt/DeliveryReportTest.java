package org.segursdk.mss.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.segursdk.mss.message.MessageId;
import org.segursdk.mss.message.MssAddress;
import org.segursdk.mss.receipt.RecipientReport.Action;
import org.segursdk.mss.receipt.RecipientReport.Cause;

class DeliveryReportTest {
    private static final MessageId SENT = new MessageId("7c1f@medecin.test.example");

    @Test
    @Tag("REM-MSSS-17")
    void success_isTiedToTheMessageSent() {
        DeliveryReport report = Mails.report(Mails.dsn("delivered", "2.0.0", "250 2.0.0 Ok", "Delivered."));
        assertThat(report.structured()).isTrue();
        assertThat(report.concerns(SENT)).isTrue();
        assertThat(report.concerns(new MessageId("other@medecin.test.example"))).isFalse();
        assertThat(report.envelopeId()).contains("7c1f@medecin.test.example");
        assertThat(report.original()).contains(SENT);
        assertThat(report.reportingServer()).contains("dns; mail.test.example");
        assertThat(report.recipients()).hasSize(1);
        RecipientReport recipient = report.recipients().get(0);
        assertThat(recipient.action()).isEqualTo(Action.DELIVERED);
        assertThat(recipient.status()).contains("2.0.0");
        assertThat(recipient.cause()).isEqualTo(Cause.NONE);
        assertThat(recipient.recipient()).contains(MssAddress.of("279035121518989@patient.test.example"));
        assertThat(recipient.originalRecipient()).isEqualTo(recipient.recipient());
        assertThat(report.findings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "5.2.1, 550 5.2.1 mailbox disabled, MAILBOX_CLOSED",
        "5.1.1, 550 5.1.1 User unknown, RECIPIENT_UNKNOWN",
        "5.1.3, 501 5.1.3 Bad recipient address syntax, BAD_ADDRESS",
        "5.3.4, 552 5.3.4 Message size exceeds fixed limit, TOO_LARGE",
        "5.2.2, 552 5.2.2 over quota, MAILBOX_FULL",
        "5.7.1, 554 5.7.1 Relay access denied, REFUSED",
        // A general status: the code inside the answer tells more, then the reply code, then the words.
        "5.0.0, 550 5.1.1 inconnu, RECIPIENT_UNKNOWN",
        "5.0.0, 552 non, TOO_LARGE",
        "5.0.0, 553 non, BAD_ADDRESS",
        "5.0.0, 550 Boite fermee, MAILBOX_CLOSED",
        "5.0.0, 550 PATIENT NON TROUVÉ, RECIPIENT_UNKNOWN",
        "5.0.0, 550 ?, UNKNOWN",
        // What is structured goes before the words.
        "5.3.4, 550 user unknown, TOO_LARGE"
    })
    @Tag("REM-MSSC-09")
    void failures_haveTheirCause(String status, String diagnostic, Cause cause) {
        DeliveryReport report = Mails.report(Mails.dsn("failed", status, diagnostic, "Echec."));
        assertThat(report.recipients()).extracting(RecipientReport::cause).containsExactly(cause);
        assertThat(report.recipients().get(0).diagnostic()).contains("smtp; " + diagnostic);
    }

    @ParameterizedTest
    @CsvSource({
        "La messagerie de ce patient : boîte fermée., MAILBOX_CLOSED",
        "Patient non trouvé., RECIPIENT_UNKNOWN",
        "Adresse invalide., BAD_ADDRESS",
        "Votre message est trop volumineux (25 Mo)., TOO_LARGE",
        "Erreur., UNKNOWN"
    })
    @Tag("REM-MSSC-09")
    void nonDeliveryWithoutStructure_isUnderstoodByItsWords(String text, Cause cause) {
        DeliveryReport report = Mails.report(
                "Subject: =?UTF-8?B?TWVzc2FnZSBub24gZGlzdHJpYnXDqQ==?=\nIn-Reply-To: <7c1f@medecin.test.example>\n"
                        + "Content-Type: text/plain; charset=utf-8\n\n" + text + "\n");
        assertThat(report.structured()).isFalse();
        assertThat(report.concerns(SENT)).isTrue();
        assertThat(report.recipients()).extracting(RecipientReport::cause).containsExactly(cause);
        assertThat(report.findings()).containsExactly("MSS-DSN-STRUCTURE");
    }

    @Test
    void words_canBeAdded() throws Exception {
        BounceWords words =
                BounceWords.defaults().withSubject("Échec d'acheminement").with(Cause.MAILBOX_CLOSED, "compte résilié");
        var mail = new java.io.ByteArrayInputStream("Subject: Echec d'acheminement\n\nLe compte RESILIE.\n"
                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        DeliveryReport report =
                (DeliveryReport) new ReceiptReader(words).read(mail).orElseThrow();
        assertThat(report.recipients().get(0).cause()).isEqualTo(Cause.MAILBOX_CLOSED);
        assertThat(words.facts()).allMatch(fact -> fact.certainty().needsAcceptance());
    }

    @Test
    void delayed_isTemporary_otherWordsAreUnknown() {
        assertThat(Mails.report(Mails.dsn("DELAYED", "4.4.1", "connect timed out", ""))
                        .recipients()
                        .get(0)
                        .cause())
                .isEqualTo(Cause.TEMPORARY);
        RecipientReport odd =
                Mails.report(Mails.dsn("exploded", "", "", "")).recipients().get(0);
        assertThat(odd.action()).isEqualTo(Action.UNKNOWN);
        assertThat(odd.cause()).isEqualTo(Cause.NONE);
        assertThat(odd.status()).isEmpty();
    }

    @Test
    void severalRecipients_eachTheirOwn() {
        String two = Mails.dsn("delivered", "2.1.5", "250 ok", "")
                .replace(
                        "--D1/mail.test.example\nContent-Description: Undelivered",
                        "Final-Recipient: rfc822; autre@ch-test.example\nAction: failed\nStatus: 5.1.1\n\n"
                                + "--D1/mail.test.example\nContent-Description: Undelivered");
        assertThat(Mails.report(two).recipients())
                .extracting(RecipientReport::action)
                .containsExactly(Action.DELIVERED, Action.FAILED);
    }

    @Test
    void withoutReturnedFields_theEnvelopeIdIsEnough() {
        String mail = Mails.dsn("failed", "5.1.1", "550", "").replace("Message-ID: <7c1f@medecin.test.example>\n", "");
        assertThat(Mails.report(mail).original()).isEmpty();
        assertThat(Mails.report(mail).concerns(SENT)).isTrue();
        DeliveryReport neither = Mails.report(mail.replace("Original-Envelope-Id: 7c1f@medecin.test.example\n", ""));
        assertThat(neither.concerns(SENT)).isFalse();
        assertThat(neither.findings()).containsExactly("MSS-DSN-NO-ORIGINAL");
    }

    @Test
    void envelopeIdWithEscapes_isRecognised() {
        MessageId odd = new MessageId("a+b=c@x.example");
        for (String given : new String[] {"a+b=c@x.example", "a+2Bb+3Dc@x.example"}) {
            assertThat(Mails.report(Mails.dsn("failed", "5.1.1", "550", "")
                                    .replace("7c1f@medecin.test.example\nX-Postfix", given + "\nX-Postfix"))
                            .concerns(odd))
                    .isTrue();
        }
    }

    @Test
    void asText_nothingIsTold() {
        DeliveryReport report = Mails.report(Mails.dsn("failed", "5.1.1", "550 279035121518989 inconnu", "PAT"));
        assertThat(report + " " + report.recipients()).doesNotContain("2790", "PAT");
    }
}
