package org.segursdk.mss.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.segursdk.core.actor.ProfessionalSession;
import org.segursdk.core.error.Outcome;
import org.segursdk.core.error.SegurException;
import org.segursdk.core.error.SegurSecurityException;
import org.segursdk.core.error.ServiceFaultException;
import org.segursdk.core.error.TransportException;
import org.segursdk.mss.internal.connection.ImapConnections;

class AuthenticationTest extends ConnectionTestBase {
    private static final String USER = "user=anne.testa@medecin.test.example\1auth=Bearer ";

    private static void isTokenRefused(Throwable thrown) {
        assertThat(thrown).isInstanceOfSatisfying(TransportException.class, e -> {
            assertThat(e.code()).isEqualTo("MSS-TOKEN-REFUSED");
            assertThat(e.outcome()).isEqualTo(Outcome.NOT_SENT);
            assertThat(e.retryable()).isTrue();
            assertThat(e.getCause()).isNull();
            assertThat(e.getMessage()).doesNotContain("jeton-", "eyJ");
        });
    }

    @Test
    @Tag("REM-MSST-09")
    @Tag("REM-MSST-10")
    @Tag("REM-MSST-12")
    void imapInOneRoundTripAfterStartTls() {
        try (ImapConnections connections = imap(box())) {
            assertThat(connections.open().isConnected()).isTrue();
        }
        List<String> verbs = imap.heard.stream()
                .map(line -> line.replaceAll("^(P: )?\\S+ ([A-Z]+).*$", "$1$2"))
                .toList();
        assertThat(verbs.subList(0, 4)).containsExactly("P: CAPABILITY", "P: STARTTLS", "CAPABILITY", "AUTHENTICATE");
        assertThat(imap.credentials).containsExactly(USER + session.given.get(1) + "\1\1");
        assertThat(imap.heard).anyMatch(line -> line.matches("\\S+ AUTHENTICATE XOAUTH2 \\S+"));
        assertThat(imap.heard).anyMatch(line -> line.endsWith(" LOGOUT"));
    }

    @Test
    void imapOverImplicitTls() {
        imap.implicit = true;
        try (ImapConnections connections = imap(box())) {
            connections.open();
        }
        assertThat(imap.heard).noneMatch(line -> line.startsWith("P: "));
    }

    @Test
    void twoStepsWhereTheServerOrTheProfileWantsThem() {
        imap.capabilities = "IMAP4rev1 AUTH=XOAUTH2";
        MailProfile never = MailProfile.builder()
                .initialResponse(MailProfile.InitialResponse.NEVER)
                .build();
        try (ImapConnections connections = imap(box())) {
            connections.open();
        }
        imap.capabilities = "IMAP4rev1 SASL-IR AUTH=XOAUTH2";
        try (ImapConnections connections = imap(box(), never)) {
            connections.open();
        }
        try (MailSender sender = sender().profile(never).open()) {
            sender.send(mail());
        }
        assertThat(imap.heard.stream().filter(line -> line.endsWith("AUTHENTICATE XOAUTH2")))
                .hasSize(2);
        assertThat(smtp.heard).contains("AUTH XOAUTH2");
        assertThat(imap.credentials).allMatch(each -> each.startsWith(USER));
        assertThat(smtp.credentials).allMatch(each -> each.startsWith(USER));
    }

    @Test
    void aTokenTooLongForACommandOfSmtpGoesInTwoSteps() {
        String longToken = "a".repeat(3000);
        Mailbox box = box(MailboxAccess.token(session(Optional.of(longToken))));
        try (MailSender sender = MailSender.open(context, box)) {
            sender.send(mail());
        }
        assertThat(smtp.heard).contains("AUTH XOAUTH2");
        assertThat(smtp.credentials).containsExactly(USER + longToken + "\1\1");
    }

    private ProfessionalSession session(Optional<String> token) {
        return new Connections.Session() {
            @Override
            public Optional<String> accessToken() {
                return token;
            }
        };
    }

    @Test
    void oauthBearerWhereXoauth2IsNotOffered() {
        smtp.mechanisms = "OAUTHBEARER PLAIN";
        imap.capabilities = "IMAP4rev1 SASL-IR AUTH=OAUTHBEARER AUTH=PLAIN";
        try (MailSender sender = sender().open()) {
            assertThat(sender.check().passed()).isTrue();
        }
        assertThat(smtp.credentials)
                .singleElement()
                .asString()
                .matches("n,a=anne.testa@medecin.test.example,\1host=localhost\1port=" + smtp.port()
                        + "\1auth=Bearer jeton-\\d+\1\1");
        assertThat(imap.credentials)
                .singleElement()
                .asString()
                .matches("n,a=anne.testa@medecin.test.example,\1host=localhost\1port=" + imap.port()
                        + "\1auth=Bearer jeton-\\d+\1\1");
    }

    @Test
    void aTokenNeverGoesOutByAPasswordsMechanism() {
        smtp.mechanisms = "PLAIN LOGIN";
        imap.capabilities = "IMAP4rev1 AUTH=PLAIN AUTH=LOGIN";
        try (MailSender sender = sender().open()) {
            ConnectionCheck check = sender.check();
            assertThat(check.smtp().failure().orElseThrow().code()).isEqualTo("MSS-AUTH-MECHANISM");
            assertThat(check.imap().failure().orElseThrow().code()).isEqualTo("MSS-AUTH-MECHANISM");
        }
        assertThat(smtp.credentials).isEmpty();
        assertThat(imap.credentials).isEmpty();
        assertThat(imap.heard).noneMatch(line -> line.contains("LOGIN"));
    }

    @Test
    void aTokenRefusedOnceIsFollowedByAFreshOne() {
        for (boolean hangsUp : new boolean[] {false, true}) {
            for (String mechanism : List.of("XOAUTH2", "OAUTHBEARER")) {
                smtp.mechanisms = mechanism;
                imap.capabilities = "IMAP4rev1 SASL-IR AUTH=" + mechanism;
                smtp.refusals = 1;
                imap.refusals = 1;
                smtp.hangsUpOnRefusal = hangsUp;
                imap.hangsUpOnRefusal = hangsUp;
                smtp.credentials.clear();
                imap.credentials.clear();
                try (MailSender sender = sender().open()) {
                    assertThat(sender.check().passed())
                            .as(mechanism + ' ' + hangsUp)
                            .isTrue();
                }
                assertThat(smtp.credentials).hasSize(2).doesNotHaveDuplicates();
                assertThat(imap.credentials).hasSize(2).doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void aTokenRefusedTwiceIsAFailureThatMayBeTriedAgain() {
        for (boolean hangsUp : new boolean[] {false, true}) {
            smtp.refusals = 2;
            imap.refusals = 2;
            smtp.hangsUpOnRefusal = hangsUp;
            imap.hangsUpOnRefusal = hangsUp;
            smtp.credentials.clear();
            imap.credentials.clear();
            try (MailSender sender = sender().open();
                    ImapConnections connections = imap(box())) {
                assertThatThrownBy(() -> sender.send(mail())).satisfies(AuthenticationTest::isTokenRefused);
                assertThatThrownBy(connections::open).satisfies(AuthenticationTest::isTokenRefused);
                assertThat(smtp.credentials).hasSize(2).doesNotHaveDuplicates();
                assertThat(imap.credentials).hasSize(2).doesNotHaveDuplicates();

                assertThat(sender.send(mail()).refused()).isEmpty();
                assertThat(connections.open().isConnected()).isTrue();
            }
        }
    }

    @Test
    void aServerThatIsNotReadyDidNotRefuseTheToken() {
        smtp.on("AUTH", "454 4.7.0 Temporary authentication failure");
        try (MailSender sender = sender().open()) {
            assertThatThrownBy(() -> sender.send(mail())).isInstanceOfSatisfying(ServiceFaultException.class, e -> {
                assertThat(e.rawCode()).isEqualTo("454");
                assertThat(e.retryable()).isTrue();
            });
        }
        assertThat(smtp.credentials).hasSize(1);
    }

    @Test
    @Tag("REM-MSST-15")
    void anApplicationsMailboxByItsCertificateAndPlain() {
        var clients = pki.authority();
        smtp.context = TestPki.OPERATOR.context(TestPki.OPERATOR.issue(TestPki.Server.valid()), clients);
        imap.context = smtp.context;
        smtp.wantsClientCertificate = true;
        imap.wantsClientCertificate = true;
        try (MailSender sender =
                MailSender.open(context, box(MailboxAccess.certificate(session, pki.credentials("mss"))))) {
            assertThat(sender.check().passed()).isTrue();
        }
        String told = "\0anne.testa@medecin.test.example\0anne.testa@medecin.test.example";
        assertThat(smtp.credentials).containsExactly(told);
        assertThat(imap.credentials).containsExactly(told);
        assertThat(session.given).isEmpty();
    }

    @Test
    void aCertificateBesideAToken() {
        smtp.context = TestPki.OPERATOR.context(TestPki.OPERATOR.issue(TestPki.Server.valid()), pki.authority());
        smtp.wantsClientCertificate = true;
        try (MailSender sender = MailSender.open(context, box(MailboxAccess.token(session, pki.credentials("mss"))))) {
            sender.send(mail());
        }
        assertThat(smtp.credentials).singleElement().asString().startsWith(USER);
        try (MailSender without = sender().open()) {
            assertThatThrownBy(() -> without.send(mail()))
                    .isInstanceOfSatisfying(
                            SegurException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.NOT_SENT));
        }
    }

    @Test
    void aCertificateThatExpiredIsNotPresented() {
        try (MailSender sender =
                MailSender.open(context, box(MailboxAccess.certificate(session, pki.expired("mss"))))) {
            assertThatThrownBy(() -> sender.send(mail()))
                    .isInstanceOfSatisfying(SegurSecurityException.class, e -> assertThat(e.code())
                            .isEqualTo("CERTIFICATE-EXPIRED"));
        }
        assertThat(smtp.connections()).isZero();
    }

    @Test
    void aPasswordIsAskedEachTimeAndCleared() {
        AtomicReference<char[]> given = new AtomicReference<>();
        MailboxAccess access = MailboxAccess.password(session, () -> {
            given.set("pâsse".toCharArray());
            return given.get();
        });
        try (MailSender sender = MailSender.open(context, box(access))) {
            sender.send(mail());
        }
        assertThat(smtp.credentials).containsExactly("\0anne.testa@medecin.test.example\0pâsse");
        assertThat(given.get()).containsOnly('\0');
        smtp.refusals = 1;
        try (MailSender sender = MailSender.open(context, box(access))) {
            assertThatThrownBy(() -> sender.send(mail())).isInstanceOfSatisfying(ServiceFaultException.class, e -> {
                assertThat(e.rawCode()).isEqualTo("535");
                assertThat(e.retryable()).isFalse();
            });
        }
        assertThat(smtp.credentials).hasSize(2);
    }

    @Test
    @Tag("REM-MSST-13")
    void connectionsEndWithTheSession() {
        try (MailSender sender = sender().open();
                ImapConnections connections = imap(box())) {
            sender.send(mail());
            connections.open();
            assertThat(sender.checkSession()).isTrue();
            session.ended = true;

            assertThat(sender.checkSession()).isFalse();
            assertThat(connections.checkSession()).isFalse();
            assertThat(smtp.heard("QUIT")).isEqualTo(1);
            assertThat(imap.heard).anyMatch(line -> line.endsWith(" LOGOUT"));
            assertThatThrownBy(() -> sender.send(mail()))
                    .isInstanceOfSatisfying(SegurSecurityException.class, e -> assertThat(e.code())
                            .isEqualTo("MSS-SESSION-ENDED"));
            assertThatThrownBy(connections::open)
                    .isInstanceOfSatisfying(SegurSecurityException.class, e -> assertThat(e.code())
                            .isEqualTo("MSS-SESSION-ENDED"));
        }
        assertThat(smtp.mails).hasSize(1);
    }

    @Test
    @Tag("REM-MSST-14")
    void imapIsOpenedAnewWithAFreshToken() {
        try (ImapConnections connections = imap(box())) {
            var first = connections.open();
            assertThat(connections.open()).isSameAs(first);
            imap.leaves = true;

            var second = connections.open();
            assertThat(second).isNotSameAs(first);
            assertThat(second.isConnected()).isTrue();
        }
        assertThat(imap.credentials).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void aTokenThatWouldSpeakForItselfIsRefused() {
        for (String token : List.of("a\1auth=x", "a\r\nb", "a b", "", "é")) {
            try (MailSender sender = MailSender.open(context, box(MailboxAccess.token(session(Optional.of(token)))))) {
                assertThatThrownBy(() -> sender.send(mail()))
                        .isInstanceOfSatisfying(SegurSecurityException.class, e -> assertThat(e.code())
                                .isEqualTo("MSS-TOKEN-FORM"));
            }
        }
        assertThat(smtp.credentials).isEmpty();
    }

    @Test
    void whatWasClosedStaysClosed() {
        MailSender sender = sender().open();
        sender.send(mail());
        sender.close();
        assertThat(smtp.heard("QUIT")).isEqualTo(1);
        assertThatThrownBy(() -> sender.send(mail()))
                .isInstanceOfSatisfying(
                        SegurSecurityException.class, e -> assertThat(e.code()).isEqualTo("MSS-CLOSED"));
        assertThatCode(sender::close).doesNotThrowAnyException();
    }
}
