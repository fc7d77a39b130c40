package org.segursdk.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class GuidedCommandTest {
    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private String call(String method, int port, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/_kit/" + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    /** What a script does that passes every step over, until the kit has gone. */
    private String skipAll(int port, CompletableFuture<Integer> run) throws Exception {
        String seen = "";
        while (!run.isDone()) {
            try {
                String state = call("GET", port, "now?wait=1");
                if (state.contains("asking")) {
                    seen = call("GET", port, "sandbox");
                    state = call("POST", port, "skip?wait=1");
                }
                if (state.contains("finished")) {
                    return seen;
                }
            } catch (ConnectException e) {
                Thread.sleep(20); // not there yet, or gone
            }
        }
        return seen;
    }

    @Test
    void run_guided_isDrivenByAScript() throws Exception {
        Path profile = Files.writeString(
                folder.resolve("segur-profile.yaml"),
                Kit.run("plan", "--example", "LGC").out());
        int port = freePort();
        String[] arguments = {
            "run",
            "--profile",
            profile.toString(),
            "--report",
            folder.resolve("report").toString(),
            "--guided",
            "--guide-port",
            Integer.toString(port),
            "--port",
            "0",
            "--mail-port",
            "0",
            "--dir",
            folder.resolve("sandbox").toString(),
            "--lang",
            "en"
        };
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        CompletableFuture<Integer> run = CompletableFuture.supplyAsync(
                () -> SegurKit.run(arguments, InputStream.nullInputStream(), print, print));
        String sandbox = skipAll(port, run);
        String text = out.toString(StandardCharsets.UTF_8);
        assertThat(run.join()).as(text).isZero();
        assertThat(text).contains("SIMULATION", "/dmp", "mail SMTPS", "certificates", "/_kit", "After each gesture");
        assertThat(sandbox.isEmpty() || sandbox.contains("\"mail IMAPS\"")).isTrue();
        assertThat(folder.resolve("sandbox/pki/ca.pem")).isNotEmptyFile();
        assertThat(Files.readString(folder.resolve("report/result.json"))).contains("\"guided\" : true");
    }
}
