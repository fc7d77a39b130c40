package org.segursdk.conformance.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.segursdk.conformance.check.CheckOptions;
import org.segursdk.conformance.check.FileChecker;
import org.segursdk.conformance.check.FileKind;
import org.segursdk.conformance.cli.TestCorpus;
import org.segursdk.conformance.live.KitServer;
import org.segursdk.conformance.run.Artefact;
import org.segursdk.conformance.run.Artefacts;
import org.segursdk.core.credentials.Tls;
import org.segursdk.sandbox.MssListener;
import org.segursdk.sandbox.MssMailbox;
import org.segursdk.sandbox.Sandbox;

class SandboxRecordingTest {
    private static final String SENDER = "anne.testa@sandbox.test";

    @TempDir
    Path folder;

    /** Speaks SMTP as any mail client does. */
    private static void send(Sandbox sandbox, byte[] mail) throws Exception {
        String login =
                Base64.getEncoder().encodeToString(("\0" + SENDER + "\0secret").getBytes(StandardCharsets.UTF_8));
        try (SSLSocket socket = (SSLSocket) Tls.context(sandbox.trust())
                        .getSocketFactory()
                        .createSocket("localhost", sandbox.mss().port(MssListener.SMTPS));
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
                OutputStream out = socket.getOutputStream()) {
            for (String line : List.of(
                    "EHLO product.test",
                    "AUTH PLAIN " + login,
                    "MAIL FROM:<" + SENDER + ">",
                    "RCPT TO:<" + SENDER + ">",
                    "DATA")) {
                out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
                answer(in, line.equals("EHLO product.test") ? 2 : 1);
            }
            out.write(mail);
            out.write(".\r\nQUIT\r\n".getBytes(StandardCharsets.US_ASCII));
            answer(in, 2);
        }
    }

    private static void answer(BufferedReader in, int count) throws Exception {
        for (int i = 0; i < count; i++) {
            String line = in.readLine();
            while (line != null && line.length() > 3 && line.charAt(3) == '-') {
                line = in.readLine();
            }
        }
    }

    private static HttpResponse<String> post(KitServer server, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(server.uri() + path))
                                .method(
                                        path.startsWith("/record") ? "GET" : "POST",
                                        HttpRequest.BodyPublishers.noBody())
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private static void send(Sandbox sandbox, Path request) throws Exception {
        String raw = Files.readString(request, StandardCharsets.ISO_8859_1);
        int end = raw.indexOf("\r\n\r\n");
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(sandbox.baseUri() + raw.split(" ", 3)[1]));
        raw.substring(0, end)
                .lines()
                .filter(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith("content-type:"))
                .forEach(line ->
                        builder.header("Content-Type", line.substring(13).strip()));
        byte[] body = raw.substring(end + 4).getBytes(StandardCharsets.ISO_8859_1);
        HttpClient.newBuilder()
                .sslContext(Tls.context(sandbox.pki().credentials("dmp"), sandbox.trust()))
                .build()
                .send(
                        builder.POST(HttpRequest.BodyPublishers.ofInputStream(
                                        () -> new java.io.ByteArrayInputStream(body)))
                                .build(),
                        HttpResponse.BodyHandlers.discarding());
    }

    @Test
    void recording_requestsAndMails_becomeArtefactsOfTheirScenario() throws Exception {
        Path target = folder.resolve("artefacts");
        byte[] mail = Files.readAllBytes(TestCorpus.folder().resolve("mss/0001.eml"));
        Path request = TestCorpus.folder().resolve("dmp/td0.2-0001.http");
        try (Sandbox sandbox = Sandbox.builder().start();
                KitServer server = KitServer.start(0);
                SandboxRecording recording = SandboxRecording.start(sandbox, target)) {
            recording.addRoutes(server);
            sandbox.mss().strict(false);
            sandbox.mss()
                    .createMailbox(MssMailbox.of(MssMailbox.Kind.ORG, SENDER).withPassword("secret"));
            send(sandbox, mail);
            assertThat(post(server, "/scenario?name=identity-provisional").body())
                    .contains("\"files\":1");
            send(sandbox, request);
            assertThat(post(server, "/scenario?name=Not%20Kebab").statusCode()).isEqualTo(400);
            assertThat(post(server, "/record").body()).contains("\"files\":2", "identity-provisional");
            assertThatThrownBy(() -> SandboxRecording.start(sandbox, target)).hasMessageContaining("not empty");
        }
        Artefacts read = Artefacts.read(target, new FileChecker(new CheckOptions(true, Optional.empty())));
        assertThat(read.all())
                .extracting(each -> each.checked().kind())
                .containsExactly(FileKind.DMP_REQUEST, FileKind.MAIL);
        assertThat(read.all())
                .extracting(Artefact::scenario)
                .containsExactly(Optional.of("identity-provisional"), Optional.empty());
        assertThat(read.all().get(0).checked().findings())
                .as("what a chunked request said of its framing still holds")
                .noneMatch(each -> each.rule().contains("HTTP"));
        assertThat(Files.readAllBytes(target.resolve("mss/0001.eml"))).isEqualTo(mail);
    }
}
