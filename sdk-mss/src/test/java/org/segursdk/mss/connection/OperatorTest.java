package org.segursdk.mss.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.segursdk.core.Environment;
import org.segursdk.core.SegurContext;
import org.segursdk.core.actor.AuthenticationMeans;
import org.segursdk.core.actor.Professional;
import org.segursdk.core.actor.ProfessionalSession;
import org.segursdk.core.credentials.CrlCache;
import org.segursdk.core.credentials.RevocationPolicy;
import org.segursdk.core.credentials.TrustMaterial;
import org.segursdk.core.error.Outcome;
import org.segursdk.core.error.SegurException;
import org.segursdk.mss.message.MailSamples;
import org.segursdk.mss.message.MssAddress;
import org.segursdk.mss.message.OutgoingMessage;
import org.segursdk.mss.message.PreparedMail;
import org.segursdk.mss.receipt.RecipientReport.Cause;
import org.segursdk.sandbox.MssDelivery;
import org.segursdk.sandbox.MssListener;
import org.segursdk.sandbox.MssMailbox;
import org.segursdk.sandbox.MssMessage;
import org.segursdk.sandbox.MssSimulator;
import org.segursdk.sandbox.MssSituation;
import org.segursdk.sandbox.MssSituation.Kind;
import org.segursdk.sandbox.Sandbox;
import org.segursdk.sandbox.SandboxPki;

/** Against the simulated operator. */
class OperatorTest {
    private static final String HOLDER = "899700366240";
    private static final MssAddress CLOSED = MssAddress.of("closed@ch-test.example");

    private static Sandbox sandbox;
    private static MssSimulator operator;
    private static SegurContext context;

    private final List<MailTrace> traces = new ArrayList<>();

    @BeforeAll
    static void start() {
        sandbox = Sandbox.builder().start();
        operator = sandbox.mss();
        context = Connections.context(Environment.SANDBOX, sandbox.pki().credentials("mss"));
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @BeforeEach
    void mailboxes() {
        operator.reset();
        operator.createMailbox(
                MssMailbox.personal(MailSamples.DOCTOR.value(), HOLDER).withPassword("secret-of-anne"));
        operator.createMailbox(MssMailbox.organisational(MailSamples.WARD.value(), HOLDER));
        operator.createMailbox(MssMailbox.organisational(CLOSED.value(), HOLDER).closed());
        operator.createMailbox(
                MssMailbox.application("robot@ch-test.example").withStructure(SandboxPki.DEFAULT_STRUCTURE));
    }

    private ProfessionalSession session() {
        return new ProfessionalSession() {
            @Override
            public Professional professional() {
                return Connections.doctor();
            }

            @Override
            public AuthenticationMeans means() {
                return AuthenticationMeans.PRO_SANTE_CONNECT;
            }

            @Override
            public Instant authenticatedAt() {
                return MailSamples.NOW;
            }

            @Override
            public Optional<String> accessToken() {
                return Optional.of(operator.token(HOLDER));
            }
        };
    }

    private static MailServer.Builder server(boolean implicit, boolean certificate) {
        MailSecurity security = implicit ? MailSecurity.IMPLICIT_TLS : MailSecurity.STARTTLS;
        return MailServer.builder()
                .smtp(MssSimulator.HOST, operator.port(listener(true, implicit, certificate)), security)
                .imap(MssSimulator.HOST, operator.port(listener(false, implicit, certificate)), security)
                .trust(sandbox.pki().trust())
                .readTimeout(Duration.ofSeconds(10))
                .acceptanceTimeout(Duration.ofSeconds(10));
    }

    private static MssListener listener(boolean smtp, boolean implicit, boolean certificate) {
        for (MssListener each : MssListener.values()) {
            if (each.smtp() == smtp && each.implicitTls() == implicit && each.certificateRequired() == certificate) {
                return each;
            }
        }
        throw new IllegalStateException();
    }

    private MailSender sender(MailServer.Builder server) {
        return MailSender.builder(
                        context,
                        new Mailbox(
                                MailSamples.DOCTOR, MailboxKind.PER, server.build(), MailboxAccess.token(session())))
                .journal(traces::add)
                .open();
    }

    private MailSender sender() {
        return sender(server(false, false));
    }

    private static byte[] bytes(PreparedMail mail) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        mail.writeTo(out);
        return out.toByteArray();
    }

    private static PreparedMail plain() {
        return MailSamples.plain().build();
    }

    @Test
    @Tag("REM-MSST-08")
    @Tag("REM-MSST-10")
    void aMessageArrivesAsItWasPrepared() throws IOException {
        for (boolean implicit : new boolean[] {false, true}) {
            operator.reset();
            mailboxes();
            PreparedMail mail = plain();
            try (MailSender sender = sender(server(implicit, false))) {
                assertThat(sender.check().passed()).isTrue();
                SendReport report = sender.send(mail);
                assertThat(report.refused()).isEmpty();
            }
            MssDelivery delivery = operator.deliveries().get(0);
            assertThat(delivery.findings()).isEmpty();
            assertThat(delivery.mailbox()).isEqualTo(MailSamples.DOCTOR.value());
            assertThat(delivery.returnContent()).isEqualTo("HDRS");
            MssMessage message = operator.messages(MailSamples.WARD.value()).get(0);
            try (InputStream in = message.open()) {
                byte[] stored = in.readAllBytes();
                byte[] sent = bytes(mail);
                assertThat(Arrays.copyOfRange(stored, stored.length - sent.length, stored.length))
                        .isEqualTo(sent);
            }
        }
    }

    @Test
    void reportsAreAskedAndCome() {
        OutgoingMessage.Builder message = MailSamples.plain();
        PreparedMail mail = Connections.receipted(text(message.build()), MailSamples.WARD);
        try (MailSender sender = sender()) {
            assertThat(sender.send(mail).deliveryReceipt()).isEqualTo(SendReport.DeliveryReceipt.ASKED);
            operator.next(MssSituation.of(Kind.NO_DSN));
        }
        MssDelivery delivery = operator.deliveries().get(0);
        assertThat(delivery.notifications()).containsExactly("SUCCESS,FAILURE");
        assertThat(delivery.envelopeId()).isEqualTo(mail.envelope().envelopeId());
        assertThat(operator.messages(MailSamples.DOCTOR.value())).hasSize(1);
        try (MailSender sender = sender()) {
            assertThat(sender.send(mail).deliveryReceipt()).isEqualTo(SendReport.DeliveryReceipt.NOT_OFFERED);
        }
    }

    private static String text(PreparedMail mail) {
        try {
            return new String(bytes(mail), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whoIsRefusedIsTold() {
        PreparedMail mail = Connections.mail(text(plain()), MailSamples.WARD, CLOSED);
        try (MailSender sender = sender()) {
            SendReport report = sender.send(mail);
            assertThat(report.recipients())
                    .extracting(RecipientResult::accepted)
                    .containsExactly(true, false);
            assertThat(report.refused().get(0).cause()).isNotIn(Cause.NONE, Cause.UNKNOWN);
            operator.next(MssSituation.of(Kind.GREYLISTED));
            assertThatThrownBy(() -> sender.send(plain()))
                    .isInstanceOfSatisfying(
                            SegurException.class, e -> assertThat(e.retryable()).isTrue());
            assertThat(sender.send(plain()).refused()).isEmpty();
        }
    }

    @Test
    void stagedFailuresSayWhetherTheMailWasSent() {
        record Case(Kind kind, Outcome outcome, boolean retryable, int delivered) {}
        for (Case each : List.of(
                new Case(Kind.BUSY, Outcome.REFUSED, true, 0),
                new Case(Kind.DROP_AT_CONNECT, Outcome.NOT_SENT, true, 0),
                new Case(Kind.NO_STARTTLS, Outcome.NOT_SENT, false, 0),
                new Case(Kind.TLS_UNTRUSTED, Outcome.NOT_SENT, false, 0),
                new Case(Kind.TLS_EXPIRED, Outcome.NOT_SENT, false, 0),
                new Case(Kind.TLS_WRONG_HOST, Outcome.NOT_SENT, false, 0),
                new Case(Kind.LOGIN_UNAVAILABLE, Outcome.REFUSED, true, 0),
                new Case(Kind.MAIL_421, Outcome.REFUSED, true, 0),
                new Case(Kind.MAIL_452, Outcome.REFUSED, true, 0),
                new Case(Kind.RECIPIENT_UNKNOWN, Outcome.REFUSED, false, 0),
                new Case(Kind.RECIPIENT_421, Outcome.REFUSED, true, 0),
                new Case(Kind.DATA_452, Outcome.REFUSED, true, 0),
                new Case(Kind.DATA_552, Outcome.REFUSED, false, 0),
                new Case(Kind.DATA_421, Outcome.REFUSED, true, 0),
                new Case(Kind.CUT_AFTER_DATA, Outcome.UNCERTAIN, false, 1),
                new Case(Kind.LOST_AFTER_DATA, Outcome.UNCERTAIN, false, 0))) {
            operator.reset();
            mailboxes();
            operator.next(MssSituation.of(each.kind()));
            try (MailSender sender = sender()) {
                assertThatThrownBy(() -> sender.send(plain()))
                        .as(each.toString())
                        .isInstanceOfSatisfying(SegurException.class, e -> {
                            assertThat(e.outcome()).isEqualTo(each.outcome());
                            assertThat(e.retryable()).isEqualTo(each.retryable());
                        });
                assertThat(operator.messages(MailSamples.WARD.value()))
                        .as(each.toString())
                        .hasSize(each.delivered());
                assertThat(sender.send(plain()).refused()).as(each.toString()).isEmpty();
            }
        }
    }

    @Test
    void aMailCutOffOnItsWayWasNotSent() {
        operator.next(MssSituation.of(Kind.CUT_DURING_DATA));
        PreparedMail large = Connections.mail(text(plain()) + "0123456789\r\n".repeat(1_000_000), MailSamples.WARD);
        try (MailSender sender = sender()) {
            assertThatThrownBy(() -> sender.send(large)).isInstanceOfSatisfying(SegurException.class, e -> {
                assertThat(e.outcome()).isEqualTo(Outcome.NOT_SENT);
                assertThat(e.retryable()).isTrue();
            });
        }
        assertThat(operator.messages(MailSamples.WARD.value())).isEmpty();
    }

    @Test
    @Tag("REM-MSST-05")
    void aRevokedServerIsRefused() throws IOException {
        operator.next(MssSituation.of(Kind.TLS_REVOKED));
        byte[] list;
        try (MailSender unaware = sender()) {
            unaware.send(plain());
            list = Files.readAllBytes(sandbox.pki().directory().resolve("ca.crl"));
        }
        TrustMaterial trust = sandbox.pki()
                .trust()
                .withRevocation(
                        RevocationPolicy.lists(CrlCache.inMemory(any -> list), URI.create("http://crl.test/ca.crl")));
        operator.next(MssSituation.of(Kind.TLS_REVOKED));
        try (MailSender aware = sender(server(false, false).trust(trust))) {
            assertThatThrownBy(() -> aware.send(plain()))
                    .isInstanceOfSatisfying(
                            SegurException.class, e -> assertThat(e.code()).isEqualTo("TLS-REVOKED-SERVER"));
            assertThat(aware.send(plain()).refused()).isEmpty();
        }
    }

    /** The mail is sent; its copy is another matter, and the next one goes through. */
    @Test
    void aSilentMailboxServerIsLeft() {
        operator.next(MssSituation.of(Kind.IMAP_NO_ANSWER, "APPEND"));
        try (MailSender sender = sender(server(false, false).readTimeout(Duration.ofMillis(700)))) {
            assertThat(sender.saveSent(plain()).failure().orElseThrow()).satisfies(e -> {
                assertThat(e.code()).isEqualTo("CONNECTION-BROKEN");
                assertThat(e.getMessage()).doesNotContain(MailSamples.WARD.value());
            });
            assertThat(sender.saveSent(plain()).folder()).contains("Sent");
        }
    }

    @Test
    void tokensAreRenewed() {
        for (Kind kind : List.of(Kind.TOKEN_REFUSED, Kind.TOKEN_REFUSED_DROP)) {
            operator.next(MssSituation.of(kind));
            try (MailSender sender = sender()) {
                assertThat(sender.send(plain()).refused()).isEmpty();
            }
            operator.next(MssSituation.of(kind), MssSituation.of(kind));
            try (MailSender sender = sender()) {
                assertThatThrownBy(() -> sender.send(plain())).isInstanceOfSatisfying(SegurException.class, e -> {
                    assertThat(e.code()).isEqualTo("MSS-TOKEN-REFUSED");
                    assertThat(e.retryable()).isTrue();
                });
                operator.next(MssSituation.of(kind), MssSituation.of(kind));
                assertThat(sender.saveSent(plain()).failure().orElseThrow().code())
                        .isEqualTo("MSS-TOKEN-REFUSED");
            }
        }
    }

    @Test
    @Tag("REM-MSST-14")
    void aSessionTheOperatorEndsIsOpenedAnew() {
        try (MailSender sender = sender()) {
            sender.send(plain());
            SentCopy copy = sender.saveSent(plain());
            assertThat(copy.folder()).contains("Sent");
            assertThat(operator.messages(MailSamples.DOCTOR.value(), "Sent"))
                    .singleElement()
                    .satisfies(each -> assertThat(each.flags()).contains("\\Seen"));
            operator.disconnect(MailSamples.DOCTOR.value());
            assertThat(sender.send(plain()).refused()).isEmpty();
            assertThat(sender.check().passed()).isTrue();
            operator.next(MssSituation.of(Kind.TOKEN_EXPIRES));
        }
        try (MailSender sender = sender()) {
            assertThat(sender.check().smtp().passed()).isTrue();
            assertThat(sender.send(plain()).refused()).isEmpty();
        }
    }

    @Test
    @Tag("REM-MSST-15")
    void aMachineOpensItsMailboxByItsCertificate() {
        Mailbox box = new Mailbox(
                MssAddress.of("robot@ch-test.example"),
                MailboxKind.APP,
                server(false, true).build(),
                MailboxAccess.certificate(session(), sandbox.pki().credentials("mss")));
        try (MailSender sender = MailSender.open(context, box)) {
            assertThat(sender.check().passed()).isTrue();
        }
        Mailbox revoked = new Mailbox(
                box.address(),
                box.kind(),
                box.server(),
                MailboxAccess.certificate(session(), sandbox.pki().revoked("mss")));
        try (MailSender sender = MailSender.open(context, revoked)) {
            assertThat(sender.check().smtp().failure().orElseThrow().outcome()).isEqualTo(Outcome.NOT_SENT);
        }
    }

    @Test
    void aPasswordWhereItIsStillAllowed() {
        Mailbox box = new Mailbox(
                MailSamples.DOCTOR,
                MailboxKind.PER,
                server(false, false).build(),
                MailboxAccess.password(session(), "secret-of-anne"::toCharArray));
        try (MailSender sender = MailSender.open(context, box)) {
            assertThat(sender.check().passed()).isTrue();
        }
    }
}
