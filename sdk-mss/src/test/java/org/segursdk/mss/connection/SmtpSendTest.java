package org.segursdk.mss.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Outcome;
import org.segursdk.core.error.ServiceFaultException;
import org.segursdk.mss.message.MailSamples;
import org.segursdk.mss.message.MssAddress;
import org.segursdk.mss.message.PreparedMail;
import org.segursdk.mss.receipt.RecipientReport.Cause;

class SmtpSendTest extends ConnectionTestBase {
    private static final MssAddress OTHER = MssAddress.of("a+b=c@ch-test.example");
    private static final MssAddress THIRD = MssAddress.of("x@ch-test.example");

    private static byte[] bytes(PreparedMail mail) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            mail.writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    @Test
    @Tag("REM-MSST-08")
    @Tag("REM-MSST-10")
    void sendsWhatWasPreparedAfterStartTls() {
        PreparedMail mail = MailSamples.withDocument().build();
        try (MailSender sender = sender().open()) {
            SendReport report = sender.send(mail);

            assertThat(report.answer()).isEqualTo("250 2.0.0");
            assertThat(report.messageId()).isEqualTo(mail.messageId());
            assertThat(report.refused()).isEmpty();
            assertThat(report.recipients()).singleElement().satisfies(each -> {
                assertThat(each.accepted()).isTrue();
                assertThat(each.status()).isEqualTo("2.1.5");
                assertThat(each.cause()).isEqualTo(Cause.NONE);
            });
        }
        assertThat(smtp.mails).singleElement().isEqualTo(bytes(mail));
        List<String> verbs = smtp.heard.stream()
                .map(line -> line.replaceAll("^((P: )?[A-Z]+).*", "$1"))
                .collect(Collectors.toList());
        assertThat(verbs.subList(0, 4)).containsExactly("P: EHLO", "P: STARTTLS", "EHLO", "AUTH");
        assertThat(smtp.credentials)
                .containsExactly("user=anne.testa@medecin.test.example\1auth=Bearer " + session.given.get(1) + "\1\1");
        assertThat(smtp.broken).isEmpty();
    }

    @Test
    void implicitTlsToo() {
        smtp.implicit = true;
        try (MailSender sender = sender().open()) {
            sender.send(Connections.mail("A: b\r\n\r\nc\r\n", OTHER));
        }
        assertThat(smtp.mails).hasSize(1);
        assertThat(smtp.heard).noneMatch(line -> line.startsWith("P: "));
    }

    @Test
    void dotsAndLinesComeOutAsTheyWere() {
        Random random = new Random(20261122);
        try (MailSender sender = sender().open()) {
            for (int i = 0; i < 200; i++) {
                String text = IntStream.range(0, random.nextInt(40))
                        .mapToObj(line -> random.ints(random.nextInt(8), 0, 4)
                                .mapToObj(c -> new String[] {".", "a", " ", ".."}[c])
                                .collect(Collectors.joining("", "", "\r\n")))
                        .collect(Collectors.joining());
                PreparedMail mail = Connections.mail("A: b\r\n\r\n" + text, OTHER);
                sender.send(mail);
                assertThat(smtp.mails.get(i)).isEqualTo(bytes(mail));
            }
        }
        assertThat(smtp.connections()).isEqualTo(1);
    }

    @Test
    void asksForReportsWhereTheServerHasThem() {
        PreparedMail mail = Connections.receipted("A: b\r\n\r\nc\r\n", OTHER);
        try (MailSender sender = sender().open()) {
            assertThat(sender.send(mail).deliveryReceipt()).isEqualTo(SendReport.DeliveryReceipt.ASKED);
        }
        assertThat(smtp.heard)
                .contains(
                        "MAIL FROM:<anne.testa@medecin.test.example> SIZE=11 RET=HDRS"
                                + " ENVID=4711+2B1+3Da@medecin.test.example",
                        "RCPT TO:<a+b=c@ch-test.example> NOTIFY=SUCCESS,FAILURE"
                                + " ORCPT=rfc822;a+2Bb+3Dc@ch-test.example");
    }

    @Test
    void tellsThatNoReportWillCome() {
        smtp.extensions = List.of();
        try (MailSender sender = sender().open()) {
            SendReport report = sender.send(Connections.receipted("A: b\r\n\r\nc\r\n", OTHER));
            assertThat(report.deliveryReceipt()).isEqualTo(SendReport.DeliveryReceipt.NOT_OFFERED);
            assertThat(sender.send(Connections.mail("A: b\r\n\r\nc\r\n", OTHER)).deliveryReceipt())
                    .isEqualTo(SendReport.DeliveryReceipt.NOT_ASKED);
        }
        assertThat(smtp.heard)
                .contains("MAIL FROM:<anne.testa@medecin.test.example>", "RCPT TO:<a+b=c@ch-test.example>");
    }

    @Test
    void anEmptyReturnPathIsToldAsSuch() {
        PreparedMail mail = new ShapedMail(
                Optional.empty(), List.of(OTHER), "", "A: b\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        try (MailSender sender = sender().open()) {
            sender.send(mail);
        }
        assertThat(smtp.heard("MAIL FROM:<> SIZE=8 RET=HDRS")).isEqualTo(1);
    }

    @Test
    void aMailOverTheServersLimitIsRefusedBeforeAnythingIsSaidOfIt() {
        smtp.extensions = List.of("SIZE 10");
        try (MailSender sender = sender().open()) {
            assertThatThrownBy(() -> sender.send(Connections.mail("A: b\r\n\r\nc\r\n", OTHER)))
                    .isInstanceOfSatisfying(
                            InvalidInputException.class,
                            e -> assertThat(e.violations().get(0).rule()).isEqualTo("MSS-SIZE"));
            smtp.extensions = List.of("SIZE 0");
        }
        assertThat(smtp.heard("MAIL")).isZero();
    }

    @Test
    void whoWasRefusedIsTold() {
        smtp.on("RCPT", "250 2.1.5 ok", "550 5.1.1 x@ch-test.example: User unknown", "452 4.2.2 quota");
        try (MailSender sender = sender().open()) {
            SendReport report = sender.send(Connections.mail("A: b\r\n\r\nc\r\n", OTHER, THIRD, MailSamples.WARD));

            assertThat(report.recipients())
                    .extracting(RecipientResult::accepted)
                    .containsExactly(true, false, false);
            assertThat(report.refused())
                    .extracting(
                            each -> each.recipient().value(),
                            RecipientResult::code,
                            RecipientResult::status,
                            RecipientResult::cause,
                            RecipientResult::temporary)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple(
                                    THIRD.value(), 550, "5.1.1", Cause.RECIPIENT_UNKNOWN, false),
                            org.assertj.core.groups.Tuple.tuple(
                                    MailSamples.WARD.value(), 452, "4.2.2", Cause.MAILBOX_FULL, true));
            assertThat(report.toString() + report.recipients()).doesNotContain("ch-test");
        }
        assertThat(smtp.mails).hasSize(1);
    }

    @Test
    void noRecipientLeftIsAFailure() {
        smtp.on("RCPT", "550 5.1.1 unknown", "450 4.2.1 busy");
        try (MailSender sender = sender().open()) {
            assertThatThrownBy(() -> sender.send(Connections.mail("A: b\r\n\r\nc\r\n", OTHER, THIRD)))
                    .isInstanceOfSatisfying(ServiceFaultException.class, e -> {
                        assertThat(e.rawErrors())
                                .extracting(ServiceFaultException.RawError::code)
                                .containsExactly("550", "450");
                        assertThat(e.retryable()).isFalse();
                        assertThat(e.outcome()).isEqualTo(Outcome.REFUSED);
                    });
            sender.send(Connections.mail("A: b\r\n\r\nc\r\n", OTHER));
        }
        assertThat(smtp.mails).hasSize(1);
        assertThat(smtp.connections()).isEqualTo(1);
    }

    @Test
    void allOrNothingSendsToNobody() {
        smtp.on("RCPT", "250 ok", "450 4.2.1 busy");
        try (MailSender sender =
                sender().partialDelivery(PartialDelivery.ALL_OR_NOTHING).open()) {
            assertThatThrownBy(() -> sender.send(Connections.mail("A: b\r\n\r\nc\r\n", OTHER, THIRD)))
                    .isInstanceOfSatisfying(ServiceFaultException.class, e -> {
                        assertThat(e.rawErrors())
                                .extracting(
                                        ServiceFaultException.RawError::code, ServiceFaultException.RawError::severity)
                                .containsExactly(
                                        org.assertj.core.groups.Tuple.tuple("250", "accepted"),
                                        org.assertj.core.groups.Tuple.tuple("450", "temporary"));
                        assertThat(e.retryable()).isTrue();
                    });
        }
        assertThat(smtp.heard("DATA")).isZero();
        assertThat(smtp.mails).isEmpty();
    }

    @Test
    @Tag("REM-MSST-14")
    void aConnectionTheServerClosedIsOpenedAnew() {
        try (MailSender sender = sender().open()) {
            sender.send(Connections.mail("A: b\r\n\r\n1\r\n", OTHER));
            smtp.on("MAIL", "421 4.4.2 idle too long");
            sender.send(Connections.mail("A: b\r\n\r\n2\r\n", OTHER));
            smtp.on("MAIL", FakeSmtp.CUT);
            sender.send(Connections.mail("A: b\r\n\r\n3\r\n", OTHER));
        }
        assertThat(smtp.mails).hasSize(3);
        assertThat(smtp.connections()).isEqualTo(3);
        assertThat(smtp.credentials).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void manyThreadsShareOneConnection() throws InterruptedException {
        try (MailSender sender = sender().open()) {
            List<Thread> threads = IntStream.range(0, 8)
                    .mapToObj(i -> new Thread(() -> {
                        for (int mail = 0; mail < 5; mail++) {
                            sender.send(Connections.mail("A: b\r\n\r\n" + i + ' ' + mail + "\r\n", OTHER));
                        }
                    }))
                    .toList();
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
        }
        assertThat(smtp.mails).hasSize(40).doesNotHaveDuplicates();
        assertThat(smtp.connections()).isEqualTo(1);
    }
}
