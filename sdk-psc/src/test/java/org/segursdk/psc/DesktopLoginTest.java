package org.segursdk.psc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.segursdk.core.Environment;
import org.segursdk.core.error.SegurException;

/** Logins of a workstation: the browser comes back to a port of this machine. */
@Tag("REM-PSC-01")
class DesktopLoginTest extends PscTestBase {
    private static final Duration LONG = Duration.ofMinutes(2);

    private final ExecutorService browser = Executors.newCachedThreadPool();

    @AfterEach
    void closeBrowser() {
        browser.shutdownNow();
    }

    private static URI redirect(URI page) {
        return URI.create(TestIssuer.form(page.getRawQuery()).get("redirect_uri"));
    }

    /** One request as a browser sends it; the whole answer. */
    private static String get(URI redirect, String target, String host) throws IOException {
        try (Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), redirect.getPort())) {
            socket.getOutputStream()
                    .write(("GET " + target + " HTTP/1.1\r\nHost: " + host + "\r\nAccept: text/html\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Whether the login still answers; whoever got the port after it speaks otherwise. */
    private static boolean answers(URI redirect) throws IOException {
        try (Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), redirect.getPort())) {
            socket.setSoTimeout(2_000);
            socket.getOutputStream()
                    .write(("GET " + redirect.getPath() + " HTTP/1.1\r\nHost: " + redirect.getAuthority() + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readNBytes(400), StandardCharsets.UTF_8)
                    .contains("default-src 'none'");
        } catch (SocketException | SocketTimeoutException refused) {
            return false;
        }
    }

    private String comeBack(URI page) throws IOException {
        URI redirect = redirect(page);
        return get(redirect, redirect.getPath() + "?" + issuer.login(page), redirect.getAuthority());
    }

    @Test
    void theBrowserComesBack_andTheUserIsToldToCloseTheWindow() throws Exception {
        DesktopLogin login = client().startDesktopLogin();
        URI redirect = redirect(login.authorizationUri());
        assertThat(redirect.toString()).matches("http://127\\.0\\.0\\.1:[0-9]+/psc/callback");
        Future<?> shown = browser.submit(() -> login.openBrowser(page -> assertThat(comeBack(page))
                .startsWith("HTTP/1.1 200 OK\r\n")
                .contains(
                        "Vous pouvez fermer cette fenêtre",
                        "You can close this window",
                        "no-store",
                        "default-src 'none'")
                .doesNotContain("canari", "<script")));
        LoginResult result = login.await(LONG);
        shown.get();
        assertThat(((LoginResult.Granted) result).login().open().accessToken()).isPresent();
        assertThat(issuer.last("token").form()).containsEntry("redirect_uri", redirect.toString());
        // Nobody listens there any more.
        assertThat(answers(redirect)).isFalse();
    }

    @Test
    void whatAnswersNothingOfOurs_isTurnedAway() throws Exception {
        DesktopLogin login = client().startDesktopLogin();
        URI redirect = redirect(login.authorizationUri());
        String state = TestIssuer.form(login.authorizationUri().getRawQuery()).get("state");
        String own = redirect.getAuthority();
        for (String[] request : new String[][] {
            {"/psc/callback?code=a&state=autre", own},
            {"/psc/callback?code=a", own},
            {"/psc/callback", own},
            {"/autre?code=a&state=" + state, own},
            {"/psc/callback/x?code=a&state=" + state, own},
            {"/psc/callback?code=a&state=" + state, "evil.example"},
            {"/psc/callback?code=a&state=" + state, "evil.example:" + redirect.getPort()},
            {"/psc/callback?code=a&code=b&state=" + state, own},
            {"/psc/callback?code=%zz&state=" + state, own}
        }) {
            assertThat(get(redirect, request[0], request[1])).startsWith("HTTP/1.1 404");
        }
        try (Socket post = new Socket(InetAddress.getByName("127.0.0.1"), redirect.getPort())) {
            post.getOutputStream()
                    .write(("POST /psc/callback?code=a&state=" + state + " HTTP/1.1\r\nHost: " + own + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(post.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 404");
        }
        // Connections that browsers open ahead do not keep the answer waiting.
        try (Socket idle = new Socket(InetAddress.getByName("127.0.0.1"), redirect.getPort());
                Socket more = new Socket(InetAddress.getByName("127.0.0.1"), redirect.getPort())) {
            assertThat(comeBack(login.authorizationUri())).startsWith("HTTP/1.1 200");
        }
        // The second time, nothing is awaited any more.
        assertThat(get(redirect, "/psc/callback?code=b&state=" + state, own)).startsWith("HTTP/1.1 404");
        assertThat(login.await(LONG)).isInstanceOf(LoginResult.Granted.class);
    }

    @Test
    void nobodyComesBack() {
        DesktopLogin login = client().startDesktopLogin();
        assertThat(login.await(Duration.ofMillis(1))).isInstanceOf(LoginResult.Expired.class);
        assertThat(issuer.count("token")).isZero();
    }

    @Test
    void theUserMayGiveUp() throws Exception {
        DesktopLogin login = client().startDesktopLogin();
        CountDownLatch waiting = new CountDownLatch(1);
        Future<LoginResult> result = browser.submit(() -> {
            waiting.countDown();
            return login.await(LONG);
        });
        waiting.await();
        login.cancel();
        assertThat(result.get()).isInstanceOf(LoginResult.Cancelled.class);
        assertThat(login.await(LONG)).isInstanceOf(LoginResult.Cancelled.class);
    }

    @Test
    void aRefusal_isAValueHereToo() throws Exception {
        DesktopLogin login = client().startDesktopLogin();
        URI redirect = redirect(login.authorizationUri());
        String state = TestIssuer.form(login.authorizationUri().getRawQuery()).get("state");
        get(
                redirect,
                redirect.getPath() + "?error=access_denied&state=" + state + "&iss=" + issuer.issuer(),
                redirect.getAuthority());
        assertThat(login.await(LONG)).isEqualTo(new LoginResult.Refused(LoginResult.Reason.DENIED, "access_denied"));
    }

    @Test
    void aBrowserThatDoesNotOpen_andAPortThatIsTaken_areFailures() throws Exception {
        try (DesktopLogin login = client().startDesktopLogin()) {
            SegurException failure = failure(() -> login.openBrowser(page -> {
                throw new IOException(page.toString());
            }));
            assertThat(failure.code()).isEqualTo("PSC-BROWSER");
            assertThat(failure.getCause()).isNull();
        }
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            PscClient psc = client(settings(secret())
                    .loopback("127.0.0.1", taken.getLocalPort())
                    .build());
            assertThat(code(psc::startDesktopLogin)).isEqualTo("PSC-LOOPBACK-PORT");
        }
    }

    @Test
    void aProviderThatIsAway_letsThePortGo() {
        issuer.faults.put("wallet-openid-configuration", reply -> new TestIssuer.Reply(503, "text/html", "", Map.of()));
        assertThat(code(() -> client().startDesktopLogin())).isEqualTo("SERVICE-FAULT");
    }

    @Test
    void theAddressMayBeWhatAProviderRegistered() {
        PscProfile profile = PscProfile.builder().loopbackPath("/retour").build();
        PscClient psc = client(
                settings(secret()).profile(profile).loopback("localhost", 0).build());
        try (DesktopLogin login = psc.startDesktopLogin()) {
            assertThat(redirect(login.authorizationUri()).toString()).matches("http://localhost:[0-9]+/retour");
        }
        assertThat(code(() -> settings(secret()).loopback("0.0.0.0", 0).build()))
                .isEqualTo("INVALID-INPUT");
    }

    @Test
    void whatIsNotKnownOfTheRedirect_isAcceptedByNameInProduction() {
        var context = context(Environment.PRODUCTION, builder -> builder.acceptFacts("psc.acr.minimum"));
        PscClient psc = client(context, settings(secret()).build());
        assertThat(code(psc::startDesktopLogin)).isEqualTo("PRODUCTION-UNACCEPTED-FACTS");
        assertThat(code(() -> client(
                        context(Environment.PRODUCTION, builder -> builder),
                        settings(secret()).build())))
                .isEqualTo("PRODUCTION-UNACCEPTED-FACTS");
        assertThat(psc.startLogin()).isNotNull();
    }
}
