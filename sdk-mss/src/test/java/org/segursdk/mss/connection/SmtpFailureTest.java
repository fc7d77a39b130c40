package org.segursdk.mss.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Outcome;
import org.segursdk.core.error.SegurException;
import org.segursdk.core.error.ServiceFaultException;
import org.segursdk.core.error.TransportException;
import org.segursdk.mss.message.MssAddress;
import org.segursdk.mss.message.PreparedMail;

/** What stops a mail, staged at each step. */
class SmtpFailureTest extends ConnectionTestBase {
    private static final MssAddress OTHER = MssAddress.of("a+b=c@ch-test.example");

    @Test
    void aRefusalIsTemporaryOrNotByItsCode() {
        record Case(String verb, String reply, boolean retryable) {}
        List<Case> cases = List.of(
                new Case("GREETING", "421 4.3.2 too busy", true),
                new Case("GREETING", "554 5.7.1 go away", false),
                new Case("EHLO", "550 5.7.1 no", false),
                new Case("MAIL", "450 4.7.1 later", true),
                new Case("MAIL", "550 5.7.1 sender refused", false),
                new Case("RCPT", "450 4.2.1 later", true),
                new Case("RCPT", "421 4.7.0 closing", true),
                new Case("DATA", "552 5.3.4 message size exceeds", false),
                new Case("DATA", "421 4.3.0 closing", true),
                new Case(".", "452 4.3.1 no room", true),
                new Case(".", "421 4.3.0 closing", true),
                new Case(".", "554 5.6.0 content refused: PAT-TROIS", false));
        for (Case each : cases) {
            try (FakeSmtp server = new FakeSmtp().on(each.verb(), each.reply());
                    MailSender sender = MailSender.open(
                            context, Connections.box(Connections.server(server, imap), MailboxAccess.token(session)))) {
                PreparedMail mail = Connections.mail("A: b\r\n\r\nc\r\n", OTHER);
                assertThatThrownBy(() -> sender.send(mail))
                        .as(each.toString())
                        .isInstanceOfSatisfying(ServiceFaultException.class, e -> {
                            assertThat(e.rawCode()).isEqualTo(each.reply().substring(0, 3));
                            assertThat(e.rawErrors().get(0).subcode())
                                    .isEqualTo(each.reply().substring(4, 9));
                            assertThat(e.retryable()).isEqualTo(each.retryable());
                            assertThat(e.outcome()).isEqualTo(Outcome.REFUSED);
                            assertThat(e.getMessage()).doesNotContain("PAT-TROIS");
                        });
                assertThat(sender.send(mail).refused())
                        .as(each + ", then again")
                        .isEmpty();
            }
        }
    }

    @Test
    void aMailWhoseAcceptanceIsNotKnownIsUncertainAndNotSentAgain() {
        for (String end : List.of(FakeSmtp.CUT, "999 what", "252 perhaps")) {
            try (FakeSmtp server = new FakeSmtp().on(".", end);
                    MailSender sender = MailSender.open(
                            context, Connections.box(Connections.server(server, imap), MailboxAccess.token(session)))) {
                assertThatThrownBy(() -> sender.send(Connections.mail("A: b\r\n\r\nc\r\n", OTHER)))
                        .isInstanceOfSatisfying(TransportException.class, e -> {
                            assertThat(e.code()).isEqualTo("MSS-ACCEPTANCE-UNKNOWN");
                            assertThat(e.outcome()).isEqualTo(Outcome.UNCERTAIN);
                            assertThat(e.retryable()).isFalse();
                        });
                assertThat(server.mails).hasSize(1);
                assertThat(server.connections()).isEqualTo(1);
            }
        }
    }

    @Test
    void silenceAfterTheWholeMailIsUncertain() {
        smtp.on(".", FakeSmtp.SILENCE);
        Mailbox box = Connections.box(
                Connections.server(smtp, imap).acceptanceTimeout(Duration.ofMillis(200)), MailboxAccess.token(session));
        try (MailSender sender = MailSender.open(context, box)) {
            assertThatThrownBy(() -> sender.send(Connections.mail("A: b\r\n\r\nc\r\n", OTHER)))
                    .isInstanceOfSatisfying(
                            SegurException.class, e -> assertThat(e.code()).isEqualTo("MSS-ACCEPTANCE-UNKNOWN"));
        }
    }

    @Test
    void silenceBeforeIsNot() {
        smtp.on("MAIL", FakeSmtp.SILENCE);
        Mailbox box = Connections.box(
                Connections.server(smtp, imap).readTimeout(Duration.ofMillis(300)), MailboxAccess.token(session));
        try (MailSender sender = MailSender.open(context, box)) {
            assertThatThrownBy(() -> sender.send(Connections.mail("A: b\r\n\r\nc\r\n", OTHER)))
                    .isInstanceOfSatisfying(TransportException.class, e -> {
                        assertThat(e.code()).isEqualTo("CONNECT-TIMEOUT");
                        assertThat(e.outcome()).isEqualTo(Outcome.NOT_SENT);
                        assertThat(e.retryable()).isTrue();
                    });
        }
    }

    @Test
    void aMailCutOffInTheMiddleWasNotSent() {
        smtp.cutAfterBytes = 100_000;
        byte[] begun = ("A: b\r\n\r\n" + "0123456789\r\n".repeat(20_000)).getBytes(StandardCharsets.US_ASCII);
        PreparedMail mail = new ShapedMail(begun) {
            @Override
            public long size() {
                return 2L * begun.length;
            }

            @Override
            public void writeTo(OutputStream out) throws IOException {
                super.writeTo(out);
                // The socket's buffers could hold the whole mail before the server's cut is felt.
                smtp.awaitCut();
                super.writeTo(out);
            }
        };
        try (MailSender sender = sender().open()) {
            assertThatThrownBy(() -> sender.send(mail)).isInstanceOfSatisfying(TransportException.class, e -> {
                assertThat(e.outcome()).isEqualTo(Outcome.NOT_SENT);
                assertThat(e.retryable()).isTrue();
            });
        }
        assertThat(smtp.mails).isEmpty();
    }

    @Test
    void aServerThatStopsReadingIsLeft() {
        smtp.extensions = List.of("8BITMIME");
        smtp.deafAfterBytes = 100_000;
        String text = "A: b\r\n\r\n" + "0123456789\r\n".repeat(3_000_000);
        Mailbox box = Connections.box(
                Connections.server(smtp, imap).readTimeout(Duration.ofMillis(700)), MailboxAccess.token(session));
        try (MailSender sender = MailSender.open(context, box)) {
            assertThatThrownBy(() -> sender.send(Connections.mail(text, OTHER)))
                    .isInstanceOfSatisfying(TransportException.class, e -> {
                        assertThat(e.code()).isEqualTo("CONNECT-TIMEOUT");
                        assertThat(e.outcome()).isEqualTo(Outcome.NOT_SENT);
                        assertThat(e.retryable()).isTrue();
                    });
        }
        assertThat(smtp.mails).isEmpty();
    }

    @Test
    void aContentThatFailsOrChangesIsNotTakenForWhole() {
        byte[] text = "A: b\r\n\r\nc\r\n".getBytes(StandardCharsets.US_ASCII);
        record Case(String code, PreparedMail mail) {}
        List<Case> cases = List.of(
                new Case("MSS-CONTENT-CHANGED", new ShapedMail(text) {
                    @Override
                    public long size() {
                        return 12;
                    }
                }),
                new Case("MSS-CONTENT-UNREADABLE", new ShapedMail(text) {
                    @Override
                    public void writeTo(OutputStream out) throws IOException {
                        super.writeTo(out);
                        throw new IOException("/home/PAT-TROIS.pdf");
                    }
                }),
                new Case("INVALID-INPUT", new ShapedMail("A: b\r\n\r\nc".getBytes(StandardCharsets.US_ASCII))),
                new Case("INVALID-INPUT", new ShapedMail("A: b\r\n\r\nc\n.\r\n".getBytes(StandardCharsets.US_ASCII))),
                new Case("INVALID-INPUT", new ShapedMail("A: b\r\n\r\nc\r.\r\n".getBytes(StandardCharsets.US_ASCII))),
                new Case("INVALID-INPUT", new ShapedMail("A: \u00e9\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1))),
                new Case(
                        "INVALID-INPUT",
                        new ShapedMail(("A: " + "x".repeat(996) + "\r\n").getBytes(StandardCharsets.US_ASCII))));
        try (MailSender sender = sender().open()) {
            for (Case each : cases) {
                assertThatThrownBy(() -> sender.send(each.mail())).isInstanceOfSatisfying(SegurException.class, e -> {
                    assertThat(e.code()).isEqualTo(each.code());
                    assertThat(e.outcome()).isEqualTo(Outcome.NOT_SENT);
                    assertThat(e.getMessage()).doesNotContain("PAT-TROIS");
                    assertThat(e.getCause()).isNull();
                });
            }
            assertThatThrownBy(() -> sender.send(new ShapedMail(text) {
                        @Override
                        public void writeTo(OutputStream out) throws IOException {
                            super.writeTo(out);
                            throw new OutOfMemoryError("staged");
                        }
                    }))
                    .isInstanceOf(OutOfMemoryError.class);
            sender.send(Connections.mail("A: b\r\n\r\nc\r\n", OTHER));
        }
        assertThat(smtp.mails).singleElement().isEqualTo(text);
    }

    @Test
    void anEnvelopeCannotSpeakToTheServer() {
        byte[] text = "A: b\r\n\r\nc\r\n".getBytes(StandardCharsets.US_ASCII);
        List<PreparedMail> mails = List.of(
                new ShapedMail(Optional.empty(), List.of(OTHER), "x\r\nRCPT TO:<z@evil.example>", text),
                new ShapedMail(Optional.empty(), List.of(OTHER), "x NOTIFY=NEVER", text),
                new ShapedMail(Optional.empty(), List.of(OTHER), "a=b", text),
                new ShapedMail(Optional.empty(), List.of(OTHER), "x".repeat(101), text),
                new ShapedMail(Optional.empty(), List.of(), "", text));
        try (MailSender sender = sender().open()) {
            for (PreparedMail mail : mails) {
                assertThatThrownBy(() -> sender.send(mail))
                        .isInstanceOfSatisfying(
                                InvalidInputException.class,
                                e -> assertThat(e.violations().get(0).rule()).isEqualTo("MSS-ENVELOPE"));
            }
        }
        assertThat(smtp.connections()).isZero();
    }

    @Test
    void aServerThatTalksTooMuchIsLeft() {
        String endless = IntStream.range(0, 300).mapToObj(i -> "250-x").collect(Collectors.joining("\n"));
        for (String reply : List.of(endless, "250 " + "x".repeat(5000), "hello", "250?x")) {
            try (FakeSmtp server = new FakeSmtp().on("MAIL", reply);
                    MailSender sender = MailSender.open(
                            context, Connections.box(Connections.server(server, imap), MailboxAccess.token(session)))) {
                assertThatThrownBy(() -> sender.send(Connections.mail("A: b\r\n\r\nc\r\n", OTHER)))
                        .isInstanceOfSatisfying(TransportException.class, e -> assertThat(e.outcome())
                                .isEqualTo(Outcome.NOT_SENT));
            }
        }
    }
}
