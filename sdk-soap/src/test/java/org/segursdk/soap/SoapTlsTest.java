package org.segursdk.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.segursdk.core.Endpoint;
import org.segursdk.core.Endpoints;
import org.segursdk.core.Environment;
import org.segursdk.core.SegurContext;
import org.segursdk.core.credentials.TrustMaterial;
import org.segursdk.core.error.Outcome;
import org.segursdk.core.error.SegurException;
import org.segursdk.core.exchange.ExchangeListener;

/** Connections that must not come about, and what is said of them: in every case nothing was sent. */
class SoapTlsTest {
    private static TestPki pki;
    private static TestPki.Holder client;

    @BeforeAll
    static void keys() {
        pki = new TestPki("CA");
        client = pki.client("CN=client");
    }

    private static SegurException fail(SegurContext context, SoapRequest request) {
        try (SoapClient soap = SoapClient.create(context, Samples.SERVICE)) {
            SegurException failure = catchThrowableOfType(SegurException.class, () -> soap.call(request));
            assertThat(failure.outcome()).isEqualTo(Outcome.NOT_SENT);
            return failure;
        }
    }

    private static SegurException fail(SegurContext context) {
        return fail(context, Samples.request().readOnly(false).build());
    }

    private static SegurException fail(URI uri, TrustMaterial trust) {
        return fail(Samples.context(
                        Samples.endpoint(uri, trust)
                                .connectTimeout(Duration.ofMillis(300))
                                .readTimeout(Duration.ofMillis(500))
                                .build(),
                        client.credentials())
                .build());
    }

    private static TestServer server(TestPki.Holder holder, boolean needClient, String... protocols) {
        TestServer server = protocols.length == 0
                ? new TestServer(pki.serverContext(holder), needClient)
                : new TestServer(pki.serverContext(holder), needClient, protocols);
        return server.behave(TestServer.answering(200, Samples.SOAP, Samples.answer("x")));
    }

    @Test
    void call_unknownAuthority_isUntrusted() {
        try (TestServer server = server(pki.server("localhost"), false)) {
            SegurException failure = fail(server.uri(), new TestPki("Other").trust());
            assertThat(failure.code()).isEqualTo("TLS-UNTRUSTED-SERVER");
            assertThat(failure.retryable()).isFalse();
            assertThat(server.received()).isEmpty();
        }
    }

    @Test
    void call_sameNamedOtherAuthority_isUntrusted() {
        try (TestServer server = server(pki.server("localhost"), false)) {
            assertThat(fail(server.uri(), new TestPki("CA").trust()).code()).isEqualTo("TLS-UNTRUSTED-SERVER");
        }
    }

    @Test
    void call_systemAuthorities_doNotTrustAPrivateOne() {
        try (TestServer server = server(pki.server("localhost"), false)) {
            assertThat(fail(server.uri(), TrustMaterial.system()).code()).isEqualTo("TLS-UNTRUSTED-SERVER");
        }
    }

    @Test
    void call_expiredServer_isUntrusted() {
        try (TestServer server = server(pki.expiredServer("localhost"), false)) {
            assertThat(fail(server.uri(), pki.trust()).code()).isEqualTo("TLS-UNTRUSTED-SERVER");
        }
    }

    @Test
    void call_otherHostsCertificate_isMismatch() {
        try (TestServer server = server(pki.server("other.example"), false)) {
            assertThat(fail(server.uri(), pki.trust()).code()).isEqualTo("TLS-HOST-MISMATCH");
            assertThat(server.received()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void call_clientOfUnknownAuthority_isRefused(String protocol) {
        TestPki.Holder stranger = new TestPki("Stranger").client("CN=stranger");
        try (TestServer server = server(pki.server("localhost"), true, protocol)) {
            SegurException failure = fail(Samples.context(server, pki, stranger));
            assertThat(failure.code()).isEqualTo("TLS-CLIENT-REFUSED");
            assertThat(server.received()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void call_noClientCertificateWhereNeeded_isRefused(String protocol) {
        try (TestServer server = server(pki.server("localhost"), true, protocol)) {
            SegurException failure = fail(
                    Samples.context(server, pki, client),
                    Samples.request().clientCertificate(false).build());
            assertThat(failure.code()).isIn("TLS-CLIENT-REFUSED", "TLS-HANDSHAKE-FAILED");
            assertThat(server.received()).isEmpty();
        }
    }

    @Test
    void call_withoutClientCertificate_presentsNone() {
        try (TestServer server = server(pki.server("localhost"), false);
                SoapClient soap = SoapClient.create(Samples.context(server, pki, client), Samples.SERVICE)) {
            soap.call(Samples.request().clientCertificate(false).build()).close();
            soap.call(Samples.request().build()).close();
            assertThat(server.received())
                    .extracting(TestServer.Received::clientName)
                    .containsExactly("", "CN=client");
        }
    }

    @Test
    void call_oldTlsOnly_fails() {
        try (TestServer server = server(pki.server("localhost"), false, "TLSv1.1", "TLSv1")) {
            assertThat(fail(server.uri(), pki.trust()).code()).isIn("TLS-HANDSHAKE-FAILED", "TLS-HANDSHAKE-BROKEN");
        }
    }

    @Test
    void call_expiredClientCertificate_isStoppedBeforeConnecting() {
        try (TestServer server = server(pki.server("localhost"), true)) {
            SegurException failure = fail(Samples.context(server, pki, pki.client("CN=old", 10, -1)));
            assertThat(failure.code()).isEqualTo("CERTIFICATE-EXPIRED");
            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void call_certificateAboutToExpire_isAnnouncedOnce() {
        AtomicInteger announced = new AtomicInteger();
        ExchangeListener listener = new ExchangeListener() {
            @Override
            public void certificateExpiring(String role, Instant notAfter) {
                announced.incrementAndGet();
            }
        };
        try (TestServer server = server(pki.server("localhost"), true);
                SoapClient soap = SoapClient.create(
                        Samples.context(server, pki, pki.client("CN=soon", 1, 5), listener), Samples.SERVICE)) {
            soap.call(Samples.request().build()).close();
            soap.call(Samples.request().build()).close();
        }
        assertThat(announced.get()).isEqualTo(1);
    }

    @Test
    void call_brokenHandshake_isNotSent() throws IOException {
        try (ServerSocket plain = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread closer = new Thread(() -> {
                try (Socket socket = plain.accept()) {
                    socket.getInputStream().read();
                } catch (IOException e) {
                    // The test ended.
                }
            });
            closer.start();
            SegurException failure = fail(URI.create("https://localhost:" + plain.getLocalPort()), pki.trust());
            assertThat(failure.code()).isIn("TLS-HANDSHAKE-BROKEN", "CONNECT-FAILED");
            assertThat(failure.retryable()).isTrue();
        }
    }

    @Test
    void call_plainHttpServer_failsTheHandshake() throws IOException {
        try (ServerSocket plain = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread answerer = new Thread(() -> {
                try (Socket socket = plain.accept()) {
                    socket.getInputStream().read();
                    socket.getOutputStream()
                            .write("HTTP/1.1 400 Bad Request\r\n\r\n"
                                    .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
                } catch (IOException e) {
                    // The test ended.
                }
            });
            answerer.start();
            SegurException failure = fail(URI.create("https://localhost:" + plain.getLocalPort()), pki.trust());
            assertThat(failure.code()).isIn("TLS-HANDSHAKE-FAILED", "TLS-HANDSHAKE-BROKEN", "CONNECT-FAILED");
        }
    }

    @Test
    void call_silentHandshake_timesOutNotSent() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            SegurException failure = fail(URI.create("https://localhost:" + silent.getLocalPort()), pki.trust());
            assertThat(failure.code()).isEqualTo("CONNECT-TIMEOUT");
            assertThat(failure.retryable()).isTrue();
        }
    }

    @Test
    void call_fullBacklog_timesOutNotSent() throws IOException {
        List<Socket> filling = new ArrayList<>();
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), full.getLocalPort());
            boolean accepting = true;
            while (accepting && filling.size() < 64) {
                Socket socket = new Socket();
                try {
                    socket.connect(address, 300);
                    filling.add(socket);
                } catch (SocketTimeoutException e) {
                    accepting = false;
                    socket.close();
                }
            }
            SegurException failure = fail(URI.create("https://localhost:" + full.getLocalPort()), pki.trust());
            assertThat(failure.code()).isEqualTo("CONNECT-TIMEOUT");
        } finally {
            for (Socket socket : filling) {
                socket.close();
            }
        }
    }

    @Test
    void call_nobodyListens_isRefused() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        SegurException failure = fail(URI.create("https://localhost:" + port), pki.trust());
        assertThat(failure.code()).isEqualTo("CONNECT-REFUSED");
        assertThat(failure.retryable()).isTrue();
    }

    @Test
    void call_unknownHost_isSaid() {
        Endpoint nowhere = Samples.endpoint(URI.create("https://no-such-host.invalid/"), pki.trust())
                .build();
        SegurContext context = Samples.context(nowhere, client.credentials())
                .endpoints(Endpoints.builder(Environment.INTEGRATION)
                        .endpoint(Samples.SERVICE, nowhere)
                        .build())
                .build();
        assertThat(fail(context).code()).isEqualTo("DNS-UNKNOWN-HOST");
    }

    @Test
    void call_proxyRefuses_isNotSent() throws IOException {
        try (TestProxy proxy = new TestProxy(false)) {
            Endpoint endpoint = Samples.endpoint(URI.create("https://localhost:1/"), pki.trust())
                    .proxy("localhost", proxy.port())
                    .build();
            SegurException failure =
                    fail(Samples.context(endpoint, client.credentials()).build());
            assertThat(failure.code()).isEqualTo("PROXY-REFUSED");
            assertThat(proxy.tunnels()).containsExactly("localhost:1");
        }
    }

    @Test
    void call_throughProxy_tunnelsTls() throws IOException {
        try (TestServer server = server(pki.server("localhost"), true);
                TestProxy proxy = new TestProxy(true)) {
            Endpoint endpoint = Samples.endpoint(server.uri(), pki.trust())
                    .proxy("localhost", proxy.port())
                    .build();
            SegurContext context =
                    Samples.context(endpoint, client.credentials()).build();
            try (SoapClient soap = SoapClient.create(context, Samples.SERVICE)) {
                soap.call(Samples.request().build()).close();
            }
            assertThat(server.received())
                    .extracting(TestServer.Received::clientName)
                    .containsExactly("CN=client");
            assertThat(proxy.tunnels()).containsExactly("localhost:" + server.port());
        }
    }
}
