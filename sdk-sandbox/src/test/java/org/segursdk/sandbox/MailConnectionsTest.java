package org.segursdk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.segursdk.core.credentials.Tls;
import org.segursdk.sandbox.MssSituation.Kind;

/** What the operator remembers of connections, and TLS that no client may take. */
class MailConnectionsTest extends MailTestBase {
    private static final Pattern ACCESS = Pattern.compile("\"access_token\"\\s*:\\s*\"([^\"]+)\"");
    private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");

    @Test
    void orderAndTls_areKept_tokensAreNot() throws Exception {
        String token = mss.token(HOLDER);
        try (SMTPTransport transport = client().smtp(ANNE, token);
                IMAPStore store = client().imap(ANNE, token)) {
            assertThat(transport.isConnected() && store.isConnected()).isTrue();
            assertThat(mss.connections()).allMatch(MssConnection::open);
        }
        MssConnection smtp = mss.connections().get(0);
        assertThat(smtp.listener()).isEqualTo(MssListener.SMTP);
        assertThat(smtp.steps())
                .startsWith("EHLO", "STARTTLS", MssConnection.TLS_STEP, "EHLO")
                .contains(MssConnection.OPENED_STEP);
        assertThat(smtp.mailbox()).isEqualTo(ANNE);
        assertThat(smtp.tls()).startsWith("TLSv1.3 ");
        MssConnection.Hello hello = smtp.hello().orElseThrow();
        assertThat(hello.versions()).containsExactly(0x0304, 0x0303);
        assertThat(hello.suites()).contains(0x1301).doesNotContain(0x00FF);
        assertThat(hello.groups()).contains(29);
        MssConnection imap = mss.connections().get(1);
        assertThat(imap.steps()).contains("CAPABILITY", MssConnection.OPENED_STEP, "LOGOUT");
        assertThat(imap.steps()).anyMatch(step -> step.matches("AUTHENTICATE XOAUTH2( initial)?"));
        assertThat(mss.connections().toString()).doesNotContain(token).doesNotContain(ANNE);
        mss.reset();
        assertThat(mss.connections()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"TLS_1_0", "TLS_1_1", "TLS_WEAK_SUITE"})
    void whatNoClientMayTake_isRefusedByTheJdk(Kind kind) throws InterruptedException {
        mss.next(MssSituation.of(kind));
        assertThatThrownBy(() -> client().smtp(ANNE, mss.token(HOLDER))).isInstanceOf(MessagingException.class);
        settle();
        assertThat(mss.connections()).singleElement().satisfies(each -> {
            assertThat(each.situation()).isEqualTo(kind.name());
            assertThat(each.refusal()).isEqualTo("refused by the client");
            assertThat(each.tls()).isEmpty();
        });
    }

    /** The server notes what the client did a little later than the client does it. */
    private void settle() throws InterruptedException {
        for (int i = 0; i < 200 && mss.connections().stream().anyMatch(MssConnection::open); i++) {
            Thread.sleep(10);
        }
    }

    /** The JDK takes a group of 1024 bits unless told otherwise. */
    @Test
    void whoTakesASmallGroup_isSeen() {
        mss.next(MssSituation.of(Kind.TLS_SMALL_GROUP));
        assertThatThrownBy(() -> client().smtp(ANNE, mss.token(HOLDER))).isInstanceOf(MessagingException.class);
        assertThat(mss.connections()).singleElement().satisfies(each -> assertThat(each.refusal())
                .isEqualTo(MssConnection.NOT_REFUSED));
    }

    @Test
    void oneVersionAlone_mayBeSpoken() throws Exception {
        mss.next(MssSituation.of(Kind.TLS_1_2));
        client().smtp(ANNE, mss.token(HOLDER)).close();
        assertThat(mss.connections().get(0).tls()).startsWith("TLSv1.2 ");
    }

    @Test
    void loginInClear_isSeen() throws IOException {
        try (LineClient lines = new LineClient(sandbox, MssListener.SMTP)) {
            lines.read();
            lines.ask("EHLO test");
            lines.ask("AUTH PLAIN AGEAYQ==");
            lines.ask("DUPONT 75");
        }
        assertThat(mss.connections().get(0).steps()).containsExactly("EHLO", "AUTH PLAIN initial", "?");
    }

    @Test
    void accessTokenOfProSanteConnect_opensTheMailboxOfItsHolder() throws Exception {
        String token = accessToken();
        client().imap(ANNE, token).close();
        assertThatThrownBy(() -> client().imap(PAUL, token)).isInstanceOf(MessagingException.class);
        sandbox.psc().endSessions(HOLDER);
        assertThatThrownBy(() -> client().imap(ANNE, token)).isInstanceOf(MessagingException.class);
    }

    private String accessToken() throws IOException, InterruptedException {
        String root = sandbox.psc().issuer().toString().replace("/auth/realms/esante-wallet", "");
        URI asked = URI.create(
                root + "/wallet/auth?response_type=code&client_id=" + PscRelyingParty.WITH_SECRET
                        + "&redirect_uri=http%3A%2F%2F127.0.0.1%3A9%2Fr&scope=openid%20scope_all&acr_values=eidas1&state=s&nonce=n");
        Matcher code =
                CODE.matcher(sandbox.psc().logIn(asked, HOLDER, PscMeans.CARD).toString());
        assertThat(code.find()).isTrue();
        String basic = Base64.getEncoder()
                .encodeToString((PscRelyingParty.WITH_SECRET + ":" + PscRelyingParty.SECRET)
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        HttpResponse<String> answer = HttpClient.newBuilder()
                .sslContext(Tls.context(sandbox.trust()))
                .build()
                .send(
                        HttpRequest.newBuilder(URI.create(sandbox.psc().issuer() + "/protocol/openid-connect/token"))
                                .headers(
                                        "Authorization",
                                        "Basic " + basic,
                                        "Content-Type",
                                        "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(String.join(
                                        "&",
                                        List.of(
                                                "grant_type=authorization_code",
                                                "code=" + code.group(1),
                                                "redirect_uri=http%3A%2F%2F127.0.0.1%3A9%2Fr"))))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        Matcher token = ACCESS.matcher(answer.body());
        assertThat(token.find()).as(answer.statusCode() + "").isTrue();
        return token.group(1);
    }
}
