package org.segursdk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.segursdk.core.credentials.ClientCredentials;
import org.segursdk.sandbox.DmpMessages.Feed;

/** What goes wrong on the wire, as a plain client sees it. */
class WireSituationsTest {
    private static Sandbox sandbox;
    private static HttpClient insi;
    private static HttpClient dmp;
    private static ClientCredentials credentials;

    @BeforeAll
    static void start() throws Exception {
        sandbox = Sandbox.builder().start();
        credentials = sandbox.pki().credentials("dmp");
        insi = Http.client(sandbox.pki(), sandbox.pki().credentials("insi"));
        dmp = Http.client(sandbox.pki(), credentials);
    }

    @AfterEach
    void reset() {
        sandbox.insi().reset();
        sandbox.dmp().reset();
        sandbox.recorder().clear();
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    private static HttpResponse<String> search(Duration timeout) throws Exception {
        String envelope = InsiMessages.envelope(InsiMessages.BY_TRAITS, "", InsiMessages.ZOE);
        return insi.send(
                HttpRequest.newBuilder(sandbox.baseUri().resolve("/insi"))
                        .timeout(timeout)
                        .header("Content-Type", InsiMessages.contentType(InsiMessages.BY_TRAITS))
                        .POST(HttpRequest.BodyPublishers.ofString(envelope))
                        .build(),
                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private static HttpResponse<String> search() throws Exception {
        return search(Duration.ofSeconds(60));
    }

    private static HttpResponse<String> feed(Feed feed) throws Exception {
        return Http.post(dmp, sandbox.baseUri().resolve("/dmp/repository"), DmpMessages.MULTIPART, feed.build());
    }

    @Test
    void timeout_neverAnswers() {
        sandbox.insi().next(InsiSituation.TIMEOUT);

        assertThatThrownBy(() -> search(Duration.ofMillis(300))).isInstanceOf(HttpTimeoutException.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"RESET", "RESET_DURING_REQUEST", "HALF_BODY"})
    void brokenConnections_areFeltByTheClient(InsiSituation.Kind kind) throws Exception {
        sandbox.insi().next(InsiSituation.of(kind));

        assertThatThrownBy(WireSituationsTest::search)
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(HttpTimeoutException.class);
        assertThat(search().body()).contains("CodeCR>00<");
    }

    @Test
    void slowAndDrip_answerInFull() throws Exception {
        sandbox.insi().next(InsiSituation.slow(Duration.ofMillis(50)), InsiSituation.drip(Duration.ofNanos(1)));

        assertThat(search().body()).contains("CodeCR>00<", "Envelope>");
        assertThat(search().body()).contains("CodeCR>00<", "Envelope>");
    }

    @Test
    void drip_isAbandonedWithTheClient() throws Exception {
        sandbox.insi().next(InsiSituation.DRIP);
        String envelope = InsiMessages.envelope(InsiMessages.BY_TRAITS, "", InsiMessages.ZOE);
        var pending = insi.sendAsync(
                HttpRequest.newBuilder(sandbox.baseUri().resolve("/insi"))
                        .header("Content-Type", InsiMessages.contentType(InsiMessages.BY_TRAITS))
                        .POST(HttpRequest.BodyPublishers.ofString(envelope))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        while (sandbox.recorder().exchanges().isEmpty()) {
            Thread.onSpinWait();
        }

        pending.cancel(true);

        assertThat(search().body()).contains("CodeCR>00<");
    }

    @ParameterizedTest
    @CsvSource({
        "HTML_ERROR, 502, text/html, <html>",
        "SOAP11_FAULT, 500, text/xml, http://schemas.xmlsoap.org/soap/envelope/",
        "EMPTY_200, 200, application/soap+xml, ''",
        "DTD_IN_ANSWER, 200, application/soap+xml, <!DOCTYPE",
        "WRONG_CONTENT_TYPE, 200, text/plain, CodeCR>00<",
        "HTTP_429, 429, text/plain, Too Many",
        "HTTP_503, 503, text/plain, Unavailable"
    })
    void oddAnswers_areAsScripted(InsiSituation.Kind kind, int status, String type, String text) throws Exception {
        sandbox.insi().next(InsiSituation.of(kind));

        HttpResponse<String> answer = search();

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith(type);
        assertThat(answer.body()).contains(text);
        assertThat(answer.body().isEmpty()).isEqualTo(kind == InsiSituation.Kind.EMPTY_200);
        assertThat(answer.headers().firstValue("Retry-After").isPresent()).isEqualTo(status == 429 || status == 503);
    }

    @Test
    void commitThenReset_losesTheAnswerButKeepsTheDocument() throws Exception {
        sandbox.dmp().next(DmpSituation.COMMIT_THEN_RESET);
        Feed feed = new Feed(credentials);

        assertThatThrownBy(() -> feed(feed)).isInstanceOf(IOException.class);

        assertThat(sandbox.dmp().documents(feed.matricule)).hasSize(2);
        assertThat(feed(feed).body()).contains("XDSDuplicateUniqueIdInRegistry");
    }

    @ParameterizedTest
    @EnumSource(
            value = DmpSituation.Kind.class,
            names = {
                "RESET",
                "RESET_DURING_REQUEST",
                "HTML_ERROR",
                "SOAP11_FAULT",
                "EMPTY_200",
                "HTTP_429",
                "HTTP_503",
                "TIMEOUT"
            })
    void situationsBeforeProcessing_storeNothing(DmpSituation.Kind kind) throws Exception {
        sandbox.dmp().next(DmpSituation.of(kind));
        Feed feed = new Feed(credentials);
        HttpRequest request = HttpRequest.newBuilder(sandbox.baseUri().resolve("/dmp/repository"))
                .timeout(Duration.ofSeconds(2))
                .header("Content-Type", DmpMessages.MULTIPART)
                .POST(HttpRequest.BodyPublishers.ofByteArray(feed.build()))
                .build();

        try {
            assertThat(dmp.send(request, HttpResponse.BodyHandlers.ofString()).body())
                    .doesNotContain("RegistryResponse");
        } catch (IOException e) {
            assertThat(kind.name()).matches("RESET.*|TIMEOUT");
        }

        assertThat(sandbox.dmp().documents(feed.matricule)).isEmpty();
    }

    @Test
    void everySituation_isRecordedUnderItsName() throws Exception {
        sandbox.insi().next(InsiSituation.HTTP_503, InsiSituation.NORMAL);
        search();
        search();

        assertThat(sandbox.recorder().exchanges())
                .extracting(RecordedExchange::situation)
                .containsExactly("HTTP_503", "NORMAL");
    }

    @Test
    void close_releasesSilentExchanges() throws Exception {
        try (Sandbox other = Sandbox.builder().start()) {
            other.insi().always(InsiSituation.TIMEOUT);
            HttpClient client = Http.client(other.pki(), other.pki().credentials("insi"));
            var pending = client.sendAsync(
                    HttpRequest.newBuilder(other.baseUri().resolve("/insi"))
                            .header("Content-Type", "application/soap+xml")
                            .POST(HttpRequest.BodyPublishers.ofString("x"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            while (other.recorder().exchanges().isEmpty()) {
                Thread.onSpinWait();
            }
            other.close();

            assertThatThrownBy(pending::get).hasCauseInstanceOf(IOException.class);
        }
    }
}
