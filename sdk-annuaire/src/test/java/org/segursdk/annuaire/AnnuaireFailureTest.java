package org.segursdk.annuaire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.segursdk.annuaire.FakeAnnuaire.Answer;
import org.segursdk.annuaire.FakeAnnuaire.Fault;
import org.segursdk.annuaire.TestRows.Person;
import org.segursdk.core.Endpoint;
import org.segursdk.core.credentials.TrustMaterial;
import org.segursdk.core.error.Outcome;
import org.segursdk.core.error.SegurException;
import org.segursdk.core.error.SegurSecurityException;
import org.segursdk.core.error.ServiceFaultException;
import org.segursdk.core.error.ServiceFaultException.Layer;
import org.segursdk.core.error.TransportException;
import org.segursdk.core.exchange.ExchangeListener;

/** What goes wrong, and what is said of it. */
class AnnuaireFailureTest extends AnnuaireTestBase {
    private static final String RPPS = "99700000001";

    private SegurException fails(AnnuaireClient client) {
        return catchThrowableOfType(SegurException.class, () -> client.professionalByRpps(RPPS));
    }

    private SegurException fails() {
        try (AnnuaireClient client = client()) {
            return fails(client);
        }
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(400, Layer.FUNCTIONAL, false, 1),
                Arguments.of(401, Layer.HTTP, false, 1),
                Arguments.of(403, Layer.FUNCTIONAL, false, 1),
                Arguments.of(404, Layer.HTTP, false, 1),
                Arguments.of(410, Layer.FUNCTIONAL, false, 1),
                Arguments.of(412, Layer.FUNCTIONAL, false, 1),
                Arguments.of(500, Layer.FUNCTIONAL, true, 3),
                Arguments.of(502, Layer.HTTP, true, 3),
                Arguments.of(503, Layer.HTTP, true, 3),
                Arguments.of(504, Layer.HTTP, true, 3),
                Arguments.of(302, Layer.HTTP, false, 1));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void refusal_isAFaultWithItsRawCode(int status, Layer layer, boolean retryable, int calls) {
        server.instead = request -> layer == Layer.FUNCTIONAL
                ? TestDirectory.error(status, "HAPI-0302: Unknown resource type")
                : Answer.of(status, "text/html", "<html><body>Gateway</body></html>")
                        .with("Location", "/elsewhere");
        ServiceFaultException fault = (ServiceFaultException) fails();
        assertThat(fault.rawCode()).isEqualTo(String.valueOf(status));
        assertThat(fault.layer()).isEqualTo(layer);
        assertThat(fault.retryable()).isEqualTo(retryable);
        assertThat(fault.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(fault.service()).isEqualTo("annuaire");
        assertThat(fault.operation()).isEqualTo("Practitioner.search");
        if (layer == Layer.FUNCTIONAL) {
            assertThat(fault.rawErrors().get(0).subcode()).isEqualTo("processing");
            assertThat(fault.rawErrors().get(0).severity()).isEqualTo("error");
            assertThat(fault.rawErrors().get(0).text()).contains("HAPI-0302");
            assertThat(fault).hasMessageNotContaining("HAPI-0302");
        }
        assertThat(server.requests).hasSize(calls);
    }

    @Test
    void wrongKey_isRefusedByTheGateway() {
        try (AnnuaireClient client = client(AnnuaireSettings.of(ApiKey.of("another")))) {
            assertThat(((ServiceFaultException) fails(client)).rawCode()).isEqualTo("401");
        }
    }

    @Test
    void serverFailure_thatPasses_isAskedAgainWithGrowingWaits() {
        data.put(new Person(1).row());
        AtomicInteger left = new AtomicInteger(2);
        server.instead = request -> left.getAndDecrement() > 0 ? Answer.of(503, "text/html", "") : null;
        try (AnnuaireClient client = client()) {
            assertThat(client.professionalByRpps(RPPS)).isPresent();
        }
        assertThat(pace.waits).containsExactly(Duration.ofMillis(500), Duration.ofSeconds(1));
    }

    @Test
    void excess_waitsAsLongAsAsked() {
        data.put(new Person(1).row());
        AtomicInteger left = new AtomicInteger(1);
        server.instead = request -> left.getAndDecrement() > 0
                ? Answer.of(429, "text/plain", "slow").with("Retry-After", "3")
                : null;
        try (AnnuaireClient client = client()) {
            assertThat(client.professionalByRpps(RPPS)).isPresent();
        }
        assertThat(pace.waits).containsExactly(Duration.ofSeconds(3));
    }

    @Test
    void excess_longerThanPatience_isAFaultToRetryLater() {
        server.instead =
                request -> Answer.of(429, "text/plain", "slow").with("Retry-After", "Fri, 20 Nov 2026 10:01:00 GMT");
        ServiceFaultException fault = (ServiceFaultException) fails();
        assertThat(fault.rawCode()).isEqualTo("429");
        assertThat(fault.retryable()).isTrue();
        assertThat(server.requests).hasSize(1);
        assertThat(pace.waits).isEmpty();
    }

    @Test
    void excess_withoutEnd_isGivenUp() {
        server.instead = request -> Answer.of(429, "text/plain", "slow");
        assertThat(((ServiceFaultException) fails()).rawCode()).isEqualTo("429");
        assertThat(server.requests).hasSize(6);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html><body>OK</body></html>",
                "{\"message\":\"OK\"}",
                "[]",
                "null",
                "{\"resourceType\":\"Patient\"}",
                "{\"resourceType\":\"Bundle\",\"entry\":[",
                "{\"resourceType\":\"Bundle\",\"entry\":\"no\"}"
            })
    void answer_thatIsNoBundle_isRefused(String body) {
        server.instead = request -> Answer.json(body);
        SegurException failure = fails();
        if (body.contains("\"no\"")) {
            // Lenient readers may take it for an empty one; nothing is invented either way.
            assertThat(failure == null || failure.code().equals("ANNUAIRE-ANSWER-NOT-FHIR"))
                    .isTrue();
        } else {
            assertThat(failure.code()).isEqualTo("ANNUAIRE-ANSWER-NOT-FHIR");
            assertThat(failure.retryable()).isTrue();
            assertThat(failure.getCause()).isNull();
        }
    }

    @Test
    void answer_nestedWithoutEnd_isRefused() {
        server.instead = request -> Answer.json("{\"resourceType\":\"Bundle\",\"entry\":" + "[{\"a\":".repeat(200_000)
                + "1" + "}]".repeat(200_000) + '}');
        assertThat(fails().code()).isEqualTo("ANNUAIRE-ANSWER-NOT-FHIR");
    }

    @Test
    void answer_randomBytes_neverEndOtherwise() {
        Random random = new Random(20_261_122);
        byte[] good = data.answer(new FakeAnnuaire.Request(
                        "GET",
                        FakeAnnuaire.BASE + "/Practitioner",
                        Map.of("esante-api-key", "the-key-1"),
                        "",
                        Map.of()))
                .body();
        try (AnnuaireClient client = client()) {
            for (int i = 0; i < 150; i++) {
                byte[] bytes = good.clone();
                for (int k = random.nextInt(6); k >= 0; k--) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                }
                server.instead = request -> Answer.json("").body(bytes);
                SegurException failure = fails(client);
                assertThat(failure == null
                                || failure instanceof TransportException
                                || failure instanceof SegurSecurityException)
                        .isTrue();
            }
        }
    }

    @Test
    void oneEntryThatCannotBeRead_doesNotTakeTheOthersAway() {
        data.put(new Person(1).row());
        server.instead = request -> {
            if (!request.path().endsWith("/Practitioner")) {
                return null;
            }
            String good = new String(data.answer(request).body(), StandardCharsets.UTF_8);
            return Answer.json(good.replace(
                    "\"entry\":[",
                    "\"entry\":[{\"resource\":{\"resourceType\":\"NoSuchThing\"}},{\"resource\":{\"id\":\"x\"}},"));
        };
        try (AnnuaireClient client = client()) {
            assertThat(client.professionalByRpps(RPPS)).isPresent();
        }
    }

    @Test
    void answer_largerThanAllowed_isRefused() {
        server.instead = request -> Answer.json("{\"a\":\"" + "x".repeat(5000) + "\"}");
        try (AnnuaireClient client =
                client(AnnuaireSettings.builder().key(key()).largestAnswer(4096).build())) {
            assertThat(fails(client).code()).isEqualTo("ANNUAIRE-ANSWER-TOO-LARGE");
        }
    }

    @Test
    void answer_packed_isReadAndABombRefused() throws IOException {
        data.put(new Person(1).row());
        server.instead = request -> packed(data.answer(request).body());
        AnnuaireSettings settings =
                AnnuaireSettings.builder().key(key()).largestAnswer(1 << 20).build();
        try (AnnuaireClient client = client(settings)) {
            assertThat(client.professionalByRpps(RPPS)).isPresent();
            server.instead = request -> packed(new byte[20 << 20]);
            client.clearCache();
            assertThat(fails(client).code()).isEqualTo("ANNUAIRE-ANSWER-TOO-LARGE");
        }
    }

    private static Answer packed(byte[] body) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
                out.write(body);
            }
            return Answer.json("").with("Content-Encoding", "gzip").body(bytes.toByteArray());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @EnumSource(value = Fault.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void brokenWire_saysSoAndMayBeRetried(Fault fault) {
        data.put(new Person(1).row());
        server.instead = request -> Answer.json("{\"resourceType\":\"Bundle\"}" + " ".repeat(10_000))
                .fault(fault);
        try (AnnuaireClient client = AnnuaireClient.create(
                context(
                        Endpoint.builder(server.uri())
                                .trust(trust())
                                .connectTimeout(Duration.ofMillis(200))
                                .readTimeout(Duration.ofMillis(300))
                                .build(),
                        ExchangeListener.NONE),
                settings(),
                pace)) {
            SegurException failure = fails(client);
            assertThat(failure).isInstanceOf(TransportException.class);
            assertThat(failure.code())
                    .isIn("CONNECTION-BROKEN", "READ-TIMEOUT", "CONNECT-TIMEOUT", "TLS-HANDSHAKE-FAILED");
            if (fault == Fault.STALL || fault == Fault.TRICKLE) {
                assertThat(failure.code()).isEqualTo("READ-TIMEOUT");
            }
            assertThat(failure.outcome()).isEqualTo(Outcome.UNCERTAIN);
            assertThat(failure.retryable()).isTrue();
        }
    }

    @Test
    void nobodyThere_isNotSent() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Endpoint gone = Endpoint.builder(URI.create("https://localhost:" + port + "/fhir/v2"))
                .trust(trust())
                .build();
        try (AnnuaireClient client = AnnuaireClient.create(context(gone, ExchangeListener.NONE), settings(), pace)) {
            SegurException failure = fails(client);
            assertThat(failure.code()).isEqualTo("CONNECT-REFUSED");
            assertThat(failure.outcome()).isEqualTo(Outcome.NOT_SENT);
        }
    }

    @Test
    void untrustedServer_isRefused() {
        Endpoint strange =
                Endpoint.builder(server.uri()).trust(TrustMaterial.system()).build();
        try (AnnuaireClient client = AnnuaireClient.create(context(strange, ExchangeListener.NONE), settings(), pace)) {
            assertThat(fails(client)).isInstanceOf(SegurSecurityException.class);
            assertThat(fails(client).code()).isEqualTo("TLS-UNTRUSTED-SERVER");
        }
        assertThat(server.requests).isEmpty();
    }

    @Test
    void closedClient_saysSo() {
        AnnuaireClient client = client();
        client.close();
        assertThat(fails(client).code()).isEqualTo("ANNUAIRE-CLOSED");
    }

    @Test
    void interruptedCall_keepsTheMark() {
        Thread.currentThread().interrupt();
        SegurException failure = fails();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure.code()).isEqualTo("INTERRUPTED");
    }

    @Test
    void proxy_isAskedForTheTunnel() throws Exception {
        try (ServerSocket proxy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            StringBuilder asked = new StringBuilder();
            Thread thread = new Thread(() -> {
                try (var socket = proxy.accept()) {
                    byte[] head = new byte[4096];
                    int read = socket.getInputStream().read(head);
                    asked.append(new String(head, 0, read, StandardCharsets.ISO_8859_1));
                    socket.getOutputStream()
                            .write("HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n"
                                    .getBytes(StandardCharsets.ISO_8859_1));
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            thread.start();
            Endpoint through = Endpoint.builder(server.uri())
                    .trust(trust())
                    .proxy("127.0.0.1", proxy.getLocalPort())
                    .build();
            try (AnnuaireClient client =
                    AnnuaireClient.create(context(through, ExchangeListener.NONE), settings(), pace)) {
                assertThat(fails(client).code()).isEqualTo("PROXY-REFUSED");
            }
            thread.join();
            assertThat(asked).contains("CONNECT localhost").doesNotContain("the-key");
        }
        assertThat(server.requests).isEmpty();
    }
}
