package org.segursdk.conformance.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.segursdk.conformance.catalogue.SoftwareType;
import org.segursdk.conformance.profile.ProfileExamples;
import org.segursdk.conformance.project.FirstSteps;
import org.segursdk.conformance.project.KitProject;
import org.segursdk.conformance.project.KitSession;
import org.segursdk.conformance.run.RunResult;
import org.segursdk.conformance.run.Verdict;
import org.segursdk.core.error.LocalizedText;

@Timeout(60)
class GuideTest {
    private static final String ASKED = "REM-PSC-01";
    private static final LocalizedText GESTURE = LocalizedText.of("envoyer", "send");

    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();

    private HttpResponse<String> call(KitServer server, String method, String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(server.uri() + path))
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** Runs one live check; a script drives the product. */
    private RunResult script(boolean does) throws Exception {
        Files.writeString(folder.resolve("segur-profile.yaml"), ProfileExamples.of(SoftwareType.LGC));
        StepGuide guide = new StepGuide(Duration.ZERO, step -> {});
        try (KitServer server = KitServer.start(0);
                KitSession session = KitProject.of(folder)
                        .guide(guide)
                        .checks(List.of(FirstSteps.check(ASKED)))
                        .open()) {
            GuideRoutes.add(server, guide);
            CompletableFuture<RunResult> run =
                    CompletableFuture.supplyAsync(() -> session.run().finish());
            CompletableFuture<Void> finished = run.thenRun(guide::finish);
            String state = call(server, "GET", "/now?wait=30").body();
            while (state.contains("asking")) {
                boolean first = state.contains("\"first-steps\"");
                if (first) {
                    assertThat(state).contains("ouvrir la page de connexion", "open the login page");
                    assertThat(call(server, "POST", "/next?check=another").statusCode())
                            .isEqualTo(409);
                }
                if (first && does) {
                    FirstSteps.fetch(session.bench().orElseThrow().sandbox());
                }
                state = call(server, "POST", first && does ? "/next?check=first-steps" : "/skip")
                        .body();
            }
            finished.join();
            return run.join();
        }
    }

    @Test
    void guide_scriptThatDoes_isJudged() throws Exception {
        RunResult result = script(true);
        assertThat(result.means().guided()).isTrue();
        assertThat(result.find(ASKED).orElseThrow().checks())
                .anyMatch(each -> each.id().equals("first-steps") && each.verdict() == Verdict.PASS);
    }

    @Test
    void guide_stepPassedOver_isIncomplete() throws Exception {
        assertThat(script(false).find(ASKED).orElseThrow().checks())
                .anyMatch(each -> each.id().equals("first-steps") && each.verdict() == Verdict.INCOMPLETE);
    }

    @Test
    void guide_nobodyAnswers_passesOver() throws Exception {
        StepGuide guide = new StepGuide(Duration.ofMillis(30), step -> {});
        assertThat(guide.ask("a", GESTURE)).isFalse();
        assertThat(guide.now(Duration.ZERO).state()).isEqualTo(StepGuide.State.WORKING);
        assertThat(guide.answer("a", true)).isFalse();
        guide.finish();
        assertThat(guide.ask("b", GESTURE)).isFalse();
        assertThat(guide.now(Duration.ofSeconds(9)).state()).isEqualTo(StepGuide.State.FINISHED);
    }

    @Test
    void server_otherHostNameOrPath_isRefused() throws Exception {
        try (KitServer server = KitServer.start(0)) {
            assertThat(call(server, "GET", "/now").statusCode()).isEqualTo(404);
            int port = server.uri().getPort();
            try (java.net.Socket socket = new java.net.Socket("127.0.0.1", port)) {
                socket.getOutputStream()
                        .write("GET /_kit/now HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
                assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                        .startsWith("HTTP/1.1 421");
            }
        }
    }
}
