package org.segursdk.mss.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.segursdk.core.credentials.CrlCache;
import org.segursdk.core.credentials.RevocationPolicy;
import org.segursdk.core.credentials.TrustMaterial;
import org.segursdk.core.error.Outcome;
import org.segursdk.core.error.SegurException;
import org.segursdk.core.error.SegurSecurityException;

class TlsTest extends ConnectionTestBase {
    private void servers(MailSecurity security, Consumer<LineServer> change) {
        for (LineServer server : List.of(smtp, imap)) {
            server.implicit = security == MailSecurity.IMPLICIT_TLS;
            change.accept(server);
        }
    }

    private void refusesBoth(MailServer.Builder server, String... codes) {
        try (MailSender sender = MailSender.open(context, Connections.box(server, MailboxAccess.token(session)))) {
            ConnectionCheck check = sender.check();
            for (ConnectionCheck.Side side : List.of(check.smtp(), check.imap())) {
                SegurException failure = side.failure().orElseThrow();
                assertThat(failure.code()).isIn((Object[]) codes);
                assertThat(failure.outcome()).isEqualTo(Outcome.NOT_SENT);
                assertThat(failure).isInstanceOf(SegurSecurityException.class);
            }
        }
        assertThat(smtp.credentials).isEmpty();
        assertThat(imap.credentials).isEmpty();
    }

    private void accepts(MailServer.Builder server) {
        try (MailSender sender = MailSender.open(context, Connections.box(server, MailboxAccess.token(session)))) {
            assertThat(sender.check()).matches(ConnectionCheck::passed);
        }
    }

    @ParameterizedTest
    @EnumSource(MailSecurity.class)
    @Tag("REM-MSST-01")
    void tlsBelow12IsRefused(MailSecurity security) {
        servers(security, server -> server.protocols = new String[] {"TLSv1.1"});
        refusesBoth(server(), "TLS-HANDSHAKE-FAILED");
    }

    @ParameterizedTest
    @EnumSource(MailSecurity.class)
    @Tag("REM-MSST-01")
    void tls12And13Pass(MailSecurity security) {
        for (String version : List.of("TLSv1.2", "TLSv1.3")) {
            servers(security, server -> server.protocols = new String[] {version});
            accepts(server());
        }
    }

    @ParameterizedTest
    @EnumSource(MailSecurity.class)
    @Tag("REM-MSST-02")
    void onlyTheListedSuitesAreNegotiated(MailSecurity security) {
        for (String suite : List.of("TLS_RSA_WITH_AES_256_GCM_SHA384", "TLS_DHE_RSA_WITH_AES_256_CBC_SHA256")) {
            servers(security, server -> {
                server.protocols = new String[] {"TLSv1.2"};
                server.suites = new String[] {suite};
            });
            refusesBoth(server(), "TLS-HANDSHAKE-FAILED");
        }
        for (String suite : List.of(
                "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
                "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256",
                "TLS_DHE_RSA_WITH_AES_128_GCM_SHA256")) {
            servers(security, server -> server.suites = new String[] {suite});
            accepts(server());
        }
    }

    @ParameterizedTest
    @EnumSource(MailSecurity.class)
    @Tag("REM-MSST-03")
    void anotherAuthorityIsRefused(MailSecurity security) {
        SSLContext other = TestPki.OTHER.context(TestPki.Server.valid());
        servers(security, server -> server.context = other);
        refusesBoth(server(), "TLS-UNTRUSTED-SERVER");
    }

    @ParameterizedTest
    @EnumSource(MailSecurity.class)
    @Tag("REM-MSST-04")
    void anExpiredCertificateIsRefused(MailSecurity security) {
        SSLContext expired = TestPki.OPERATOR.context(TestPki.Server.valid().expired());
        servers(security, server -> server.context = expired);
        refusesBoth(server(), "TLS-UNTRUSTED-SERVER");
    }

    @ParameterizedTest
    @EnumSource(MailSecurity.class)
    void anotherServersCertificateIsRefused(MailSecurity security) {
        SSLContext other = TestPki.OPERATOR.context(TestPki.Server.valid().host("mail.other.test"));
        servers(security, server -> server.context = other);
        refusesBoth(server(), "TLS-HOST-MISMATCH");
    }

    @ParameterizedTest
    @EnumSource(MailSecurity.class)
    @Tag("REM-MSST-05")
    @Tag("REM-MSST-06")
    void aRevokedCertificateIsRefused(MailSecurity security) throws Exception {
        String address = "http://crl.test/list.crl";
        var good = TestPki.OPERATOR.issue(TestPki.Server.valid().crl(address));
        var bad = TestPki.OPERATOR.issue(TestPki.Server.valid().crl(address));
        byte[] list = TestPki.OPERATOR
                .revocations(Instant.now().plus(Duration.ofDays(1)), bad)
                .getEncoded();
        AtomicInteger asked = new AtomicInteger();
        CrlCache cache = CrlCache.inMemory(any -> {
                    if (asked.getAndIncrement() > 0) {
                        throw new IOException("down");
                    }
                    return list;
                })
                .with(Clock.systemUTC(), Duration.ZERO);
        TrustMaterial trust = TestPki.OPERATOR.trust().withRevocation(RevocationPolicy.lists(cache));
        SSLContext goodContext = TestPki.OPERATOR.context(good, null);
        servers(security, server -> server.context = goodContext);
        accepts(server().trust(trust));
        smtp.credentials.clear();
        imap.credentials.clear();
        SSLContext badContext = TestPki.OPERATOR.context(bad, null);
        servers(security, server -> server.context = badContext);
        refusesBoth(server().trust(trust), "TLS-REVOKED-SERVER");
        assertThat(asked).hasValueGreaterThan(1);
    }

    @Test
    void withoutStartTlsNothingIsSaid() {
        smtp.startTls = false;
        imap.startTls = false;
        refusesBoth(server(), "MSS-STARTTLS-MISSING");
        assertThat(smtp.heard).hasSize(1).allMatch(line -> line.startsWith("P: EHLO"));
        assertThat(imap.heard).allMatch(line -> line.matches("P: \\S+ (CAPABILITY|LOGOUT)"));
    }

    @Test
    void aRefusedStartTlsEndsIt() {
        smtp.on("STARTTLS", "454 4.7.0 TLS not available");
        try (MailSender sender = sender().open()) {
            assertThatThrownBy(() -> sender.send(mail()))
                    .isInstanceOfSatisfying(
                            SegurException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.REFUSED));
        }
        assertThat(smtp.heard).hasSize(2);
    }

    @Test
    void plainTextAfterStartTlsIsRefused() {
        smtp.on("STARTTLS", "220 go ahead\n250-mail.test\n250 AUTH XOAUTH2");
        imap.afterStartTls = "* CAPABILITY IMAP4rev1 AUTH=PLAIN";
        refusesBoth(server(), "MSS-STARTTLS-INJECTION");
        assertThat(smtp.heard).hasSize(2);
        assertThat(imap.heard).hasSize(2);
    }

    @Test
    void aSessionOpenFromTheStartIsRefused() {
        imap.greeting = "* PREAUTH [CAPABILITY IMAP4rev1 SASL-IR STARTTLS AUTH=XOAUTH2] welcome";
        for (boolean implicit : new boolean[] {false, true}) {
            imap.implicit = implicit;
            assertThatThrownBy(() -> imap(box()).open())
                    .isInstanceOfSatisfying(
                            SegurException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.NOT_SENT));
        }
        assertThat(imap.heard).isEmpty();
    }

    @Test
    void theWrongPortSaysSo() {
        smtp.implicit = false;
        Mailbox box = Connections.box(
                server().smtp("localhost", smtp.port(), MailSecurity.IMPLICIT_TLS), MailboxAccess.token(session));
        try (MailSender sender = MailSender.open(context, box)) {
            assertThatThrownBy(() -> sender.send(mail()))
                    .isInstanceOfSatisfying(
                            SegurException.class, e -> assertThat(e.code()).isEqualTo("TLS-HANDSHAKE-FAILED"));
        }
    }
}
