package org.segursdk.mss.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.segursdk.core.Endpoints;
import org.segursdk.core.Environment;
import org.segursdk.core.SegurContext;
import org.segursdk.core.WireFact;
import org.segursdk.core.credentials.TrustMaterial;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.SegurException;
import org.segursdk.core.error.SegurSecurityException;
import org.segursdk.core.error.Violation;
import org.segursdk.mss.message.MssAddress;

class MailboxTest extends ConnectionTestBase {
    private static MailServer.Builder valid() {
        return MailServer.builder()
                .smtp("mail.operator.test", 587, MailSecurity.STARTTLS)
                .imap("mail.operator.test", 143, MailSecurity.STARTTLS)
                .trust(TestPki.OPERATOR.trust());
    }

    private static List<String> rules(Throwable thrown) {
        return ((InvalidInputException) thrown)
                .violations().stream().map(Violation::rule).toList();
    }

    @Test
    @Tag("REM-MSST-03")
    void everythingWrongWithAServerIsToldAtOnce() {
        assertThatThrownBy(() -> MailServer.builder()
                        .smtp("a b", 0, MailSecurity.STARTTLS)
                        .imap("x\r\n.test", 70000, MailSecurity.IMPLICIT_TLS)
                        .trust(TrustMaterial.system())
                        .readTimeout(Duration.ZERO)
                        .build())
                .satisfies(thrown -> assertThat(rules(thrown))
                        .containsExactly(
                                "MSS-SERVER-HOST",
                                "MSS-SERVER-PORT",
                                "MSS-SERVER-HOST",
                                "MSS-SERVER-PORT",
                                "MSS-SERVER-TRUST",
                                "MSS-SERVER-TIMEOUT"));
        assertThatThrownBy(() -> MailServer.builder().build())
                .satisfies(thrown ->
                        assertThat(rules(thrown)).containsOnly("REQUIRED").hasSize(3));
    }

    @Test
    void aServerTakesANameInAnyCase() {
        MailServer server = valid().smtp("MAIL.Operator.test", 465, MailSecurity.IMPLICIT_TLS)
                .build();
        assertThat(server.smtp()).hasToString("mail.operator.test:465 IMPLICIT_TLS");
        assertThat(server.acceptanceTimeout()).isEqualTo(Duration.ofMinutes(10));
    }

    private SegurContext context(Environment environment, Consumer<SegurContext.Builder> change) {
        SegurContext.Builder builder = Connections.context(
                Endpoints.builder(environment).build(),
                environment == Environment.PRODUCTION ? TestKeys.client() : pki.credentials("mss"));
        change.accept(builder);
        return builder.build();
    }

    @Test
    void theSandboxIsOnThisMachineAndNothingElseIs() {
        for (String host : List.of("mail.operator.test", "10.0.0.1", "localhost.evil.test")) {
            Mailbox box = Connections.box(valid().smtp(host, 587, MailSecurity.STARTTLS), MailboxAccess.token(session));
            assertThatThrownBy(() -> MailSender.open(context, box))
                    .satisfies(thrown -> assertThat(rules(thrown)).contains("SANDBOX-LOOPBACK"));
        }
        SegurContext integration = context(Environment.INTEGRATION, builder -> {});
        for (String host : List.of(
                "localhost",
                "127.0.0.1",
                "10.0.0.1",
                "2130706433",
                "0x7f.1",
                "127.1",
                "mail",
                "x.localhost",
                "8.8.8.8")) {
            Mailbox box = Connections.box(valid().imap(host, 143, MailSecurity.STARTTLS), MailboxAccess.token(session));
            assertThatThrownBy(() -> MailSender.open(integration, box))
                    .as(host)
                    .satisfies(thrown -> assertThat(rules(thrown)).containsExactly("MSS-SERVER-HOST"));
        }
    }

    @Test
    void productionWantsNoSandboxCertificateAndNoUnacceptedFact() {
        SegurContext production = context(Environment.PRODUCTION, builder -> {});
        MailServer.Builder sandboxTrust = valid().trust(pki.trust());
        assertThatThrownBy(() -> MailSender.open(
                        production,
                        Connections.box(sandboxTrust, MailboxAccess.certificate(session, pki.credentials("mss")))))
                .satisfies(thrown ->
                        assertThat(rules(thrown)).containsExactly("PRODUCTION-SANDBOX-CA", "PRODUCTION-SANDBOX-CA"));
        Mailbox box = Connections.box(valid(), MailboxAccess.token(session));
        assertThatThrownBy(() -> MailSender.open(production, box))
                .isInstanceOfSatisfying(SegurSecurityException.class, e -> assertThat(e.code())
                        .isEqualTo("PRODUCTION-UNACCEPTED-FACTS"));
        String[] names = MailProfile.standard().facts().stream()
                .filter(fact -> fact.certainty().needsAcceptance())
                .map(WireFact::name)
                .toArray(String[]::new);
        assertThat(names).contains("mss.tls.cipher-suites", "mss.sasl.plain-password");
        SegurContext accepting = context(
                Environment.PRODUCTION,
                builder -> builder.acceptFacts(Stream.of(names)
                        .filter(name -> !name.equals("mss.sasl.plain-password"))
                        .toArray(String[]::new)));
        MailSender.open(accepting, box).close();
        Mailbox machine = Connections.box(valid(), MailboxAccess.certificate(session, TestKeys.client()));
        assertThatThrownBy(() -> MailSender.open(accepting, machine)).hasMessageContaining("mss.sasl.plain-password");
        MailSender.open(context(Environment.PRODUCTION, builder -> builder.acceptFacts(names)), machine)
                .close();
    }

    @Test
    @Tag("REM-MSST-20")
    void severalMailboxesAtOnce() {
        MssAddress shared = MssAddress.of("secretariat@ch-test.example");
        Mailbox organisation = new Mailbox(shared, MailboxKind.ORG, server().build(), MailboxAccess.token(session));
        try (MailSender mine = sender().open();
                MailSender ours = MailSender.open(context, organisation)) {
            mine.send(mail());
            ours.send(mail());
            mine.send(mail());
        }
        assertThat(smtp.credentials)
                .extracting(each -> each.replaceAll("\1.*", ""))
                .containsExactly("user=anne.testa@medecin.test.example", "user=secretariat@ch-test.example");
        assertThat(smtp.connections()).isEqualTo(2);
    }

    @Test
    @Tag("REM-MSST-11")
    void whatFailsStaysInItsMailbox() {
        try (FakeSmtp broken = new FakeSmtp().on("GREETING", "421 4.3.2 no");
                MailSender failing = MailSender.open(
                        context, Connections.box(Connections.server(broken, imap), MailboxAccess.token(session)));
                MailSender working = sender().open()) {
            working.send(mail());
            ConnectionCheck check = failing.check();
            assertThat(check.passed()).isFalse();
            assertThat(check.smtp().passed()).isFalse();
            assertThat(check.smtp()).hasToString("SERVICE-FAULT");
            assertThat(check.imap().passed()).isTrue();
            assertThat(working.send(mail()).refused()).isEmpty();
            assertThat(failing.send(mail()).refused()).isEmpty();
        }
    }

    @Test
    void aServerThatIsNotThereIsToldSo() throws IOException {
        int free;
        try (ServerSocket unused = new ServerSocket(0)) {
            free = unused.getLocalPort();
        }
        Mailbox box =
                Connections.box(server().smtp("localhost", free, MailSecurity.STARTTLS), MailboxAccess.token(session));
        try (MailSender sender = MailSender.open(context, box)) {
            assertThatThrownBy(() -> sender.send(mail()))
                    .isInstanceOfSatisfying(
                            SegurException.class, e -> assertThat(e.code()).isEqualTo("CONNECT-REFUSED"));
        }
    }

    @Test
    @Tag("REM-MSST-07")
    void theTestOfTheConnectionTellsWhatTheServerOffers() {
        try (MailSender sender = sender().open()) {
            ConnectionCheck check = sender.check();
            assertThat(check.passed()).isTrue();
            assertThat(check.smtp().capabilities()).contains("SIZE", "DSN", "AUTH");
            assertThat(sender.check().passed()).isTrue();
        }
        assertThat(smtp.connections()).isEqualTo(1);
        assertThat(imap.connections()).isEqualTo(1);
        assertThat(smtp.heard("MAIL")).isZero();
    }
}
