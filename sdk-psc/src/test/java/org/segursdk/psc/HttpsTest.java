package org.segursdk.psc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.segursdk.core.Endpoint;
import org.segursdk.core.Endpoints;
import org.segursdk.core.Environment;
import org.segursdk.core.error.Outcome;
import org.segursdk.core.error.SegurException;

/** Answers as bad servers and bad lines give them, byte by byte. */
class HttpsTest extends PscTestBase {
    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<AutoCloseable> servers = new CopyOnWriteArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable each : servers) {
            each.close();
        }
        threads.shutdownNow();
    }

    /** A server that answers with these bytes, and hangs up unless they are none. */
    private URI server(String answer) {
        try {
            ServerSocket server = TestPki.KNOWN
                    .server()
                    .getServerSocketFactory()
                    .createServerSocket(0, 5, InetAddress.getLoopbackAddress());
            servers.add(server);
            threads.execute(() -> serve(server, answer));
            return URI.create("https://localhost:" + server.getLocalPort());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void serve(ServerSocket server, String answer) {
        while (!server.isClosed()) {
            try (SSLSocket socket = (SSLSocket) server.accept()) {
                asked.add(head(socket.getInputStream()));
                if (answer.isEmpty()) {
                    servers.add(socket);
                    socket.getInputStream().read();
                }
                socket.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
                socket.getOutputStream().flush();
            } catch (IOException e) {
                continue;
            }
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int read = in.read();
            if (read < 0) {
                break;
            }
            head.append((char) read);
        }
        return head.toString();
    }

    private PscClient client(Endpoint endpoint) {
        return client(
                context(
                        Environment.SANDBOX,
                        builder -> builder.endpoints(Endpoints.builder(Environment.SANDBOX)
                                .endpoint("psc", endpoint)
                                .build())),
                settings(secret()).build());
    }

    private static Endpoint.Builder endpoint(URI address) {
        return Endpoint.builder(address).trust(TestPki.KNOWN.trust());
    }

    private static Arguments answer(String code, String bytes) {
        return Arguments.of(code, bytes);
    }

    static Stream<Arguments> answers() {
        return Stream.of(
                answer("ANSWER-TRUNCATED", "HTTP/1.1 200"),
                answer("ANSWER-TRUNCATED", HEAD + "Content-Length: 100\r\n\r\n{}"),
                answer("ANSWER-TRUNCATED", HEAD + "Transfer-Encoding: chunked\r\n\r\n10\r\n{}"),
                answer("ANSWER-NOT-HTTP", "SMTP ready\r\n\r\n"),
                answer("ANSWER-NOT-HTTP", "HTTP/1.1 2000 OK\r\n\r\n"),
                answer("ANSWER-NOT-HTTP", HEAD + "no colon\r\n\r\n"),
                answer("ANSWER-NOT-HTTP", HEAD + "Content-Length: -1\r\n\r\n"),
                answer("ANSWER-NOT-HTTP", HEAD + "Content-Length: 1\r\nContent-Length: 2\r\n\r\n{}"),
                answer("ANSWER-NOT-HTTP", HEAD + "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n{}"),
                answer("ANSWER-NOT-HTTP", HEAD + "Transfer-Encoding: gzip\r\n\r\n"),
                answer("ANSWER-NOT-HTTP", HEAD + "Transfer-Encoding: chunked\r\n\r\nxyz\r\n"),
                answer("ANSWER-NOT-HTTP", "HTTP/1.1 100 Continue\r\n\r\n".repeat(6)),
                answer("PSC-ANSWER-TOO-LARGE", HEAD + "Content-Length: 999999999\r\n\r\n"),
                answer("PSC-ANSWER-TOO-LARGE", HEAD + "Transfer-Encoding: chunked\r\n\r\nFFFFFFFF\r\n"),
                answer("PSC-ANSWER-TOO-LARGE", HEAD + "\r\n" + "x".repeat(300 << 10)),
                answer("PSC-ANSWER-TOO-LARGE", HEAD + "X: " + "x".repeat(20 << 10) + "\r\n\r\n"),
                answer("PSC-ANSWER-TOO-LARGE", HEAD + ("X: " + "x".repeat(8 << 10) + "\r\n").repeat(9) + "\r\n"),
                answer("PSC-REDIRECT-REFUSED", "HTTP/1.1 302 Found\r\nLocation: https://evil.example/\r\n\r\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void badAnswers_areToldApart(String code, String bytes) {
        PscClient psc = client(endpoint(server(bytes)).build());
        SegurException failure = failure(psc::startLogin);
        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.outcome()).isEqualTo(Outcome.UNCERTAIN);
        assertThat(asked).hasSize(1);
        assertThat(asked.get(0))
                .startsWith("GET /auth/realms/esante-wallet/.well-known/wallet-openid-configuration HTTP/1.1\r\n");
    }

    @Test
    void goodAnswers_inAllForms_areRead() {
        String document = document();
        String half = document.substring(0, 50);
        String rest = document.substring(50);
        for (String bytes : new String[] {
            HEAD + "\r\n" + document,
            HEAD + "content-length: " + document.length() + "\r\n\r\n" + document,
            "HTTP/1.1 103 Early\r\nX: y\r\n\r\n" + HEAD + "\r\n" + document,
            HEAD + "Transfer-Encoding: Chunked\r\n\r\n32;x=y\r\n" + half + "\r\n" + Integer.toHexString(rest.length())
                    + "\r\n" + rest + "\r\n0\r\nTrailer: z\r\n\r\n"
        }) {
            // Its issuer is another's: it was read to there.
            PscClient psc = client(endpoint(server(bytes)).build());
            assertThat(code(psc::startLogin)).isEqualTo("PSC-DISCOVERY-ISSUER");
        }
    }

    private static String document() {
        return "{\"issuer\":\"https://evil.example\",\"response_types_supported\":[\"code\"],"
                + "\"subject_types_supported\":[\"public\"],\"jwks_uri\":\"https://evil.example/k\"}";
    }

    @Test
    void silence_andAServerThatIsNotThere_areToldApart() throws IOException {
        PscClient silent =
                client(endpoint(server("")).readTimeout(Duration.ofMillis(200)).build());
        SegurException late = failure(silent::startLogin);
        assertThat(late.code()).isEqualTo("READ-TIMEOUT");
        assertThat(late.outcome()).isEqualTo(Outcome.UNCERTAIN);
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        SegurException refused =
                failure(client(endpoint(URI.create("https://localhost:" + port)).build())::startLogin);
        assertThat(refused.code()).isEqualTo("CONNECT-REFUSED");
        assertThat(refused.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(refused.retryable()).isTrue();
    }

    @Test
    void aServerThatHangsUpOnTheHandshake_wasSentNothing() throws IOException {
        ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        servers.add(server);
        threads.execute(() -> {
            while (!server.isClosed()) {
                try (Socket socket = server.accept()) {
                    socket.getInputStream().read();
                } catch (IOException e) {
                    continue;
                }
            }
        });
        SegurException failure = failure(client(endpoint(URI.create("https://localhost:" + server.getLocalPort()))
                .build())::startLogin);
        assertThat(failure.code()).isEqualTo("TLS-HANDSHAKE-BROKEN");
        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_SENT);
    }

    @Test
    void aNameThatIsNotTheServers_isRefused() {
        // The certificate names localhost and 127.0.0.1 alone.
        String address = "https://127.0.0.2:" + server(HEAD + "\r\n{}").getPort();
        assertThat(code(client(endpoint(URI.create(address)).build())::startLogin))
                .isIn("TLS-HOST-MISMATCH", "CONNECT-REFUSED");
    }

    @Test
    void aProxy_isGoneThrough_orRefuses() throws IOException {
        URI target = server(HEAD + "\r\n" + document());
        List<String> tunnels = new CopyOnWriteArrayList<>();
        ServerSocket proxy = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        servers.add(proxy);
        threads.execute(() -> proxy(proxy, tunnels));
        PscClient psc =
                client(endpoint(target).proxy("localhost", proxy.getLocalPort()).build());
        assertThat(code(psc::startLogin)).isEqualTo("PSC-DISCOVERY-ISSUER");
        assertThat(tunnels)
                .singleElement()
                .asString()
                .startsWith("CONNECT localhost:" + target.getPort() + " HTTP/1.1");
        PscClient refused = client(endpoint(URI.create("https://localhost:1"))
                .proxy("localhost", proxy.getLocalPort())
                .build());
        assertThat(code(refused::startLogin)).isEqualTo("PROXY-REFUSED");
    }

    private void proxy(ServerSocket proxy, List<String> tunnels) {
        while (!proxy.isClosed()) {
            try {
                Socket client = proxy.accept();
                servers.add(client);
                String head = head(client.getInputStream());
                tunnels.add(head);
                int port = Integer.parseInt(head.replaceFirst("(?s)CONNECT localhost:([0-9]+) .*", "$1"));
                if (port == 1) {
                    client.getOutputStream()
                            .write("HTTP/1.1 403 Forbidden\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                    client.close();
                    continue;
                }
                client.getOutputStream().write("HTTP/1.1 200 Yes\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                Socket target = new Socket(InetAddress.getLoopbackAddress(), port);
                servers.add(target);
                threads.execute(() -> copy(client, target));
                threads.execute(() -> copy(target, client));
            } catch (IOException e) {
                continue;
            }
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException e) {
            // One of them hung up.
            return;
        }
    }
}
