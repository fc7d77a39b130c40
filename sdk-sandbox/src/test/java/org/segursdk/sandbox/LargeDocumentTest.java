package org.segursdk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.segursdk.core.credentials.ClientCredentials;

/** A document of 200 MB goes through a sandbox whose heap would not hold a third of it. */
class LargeDocumentTest {
    private static final String HEAP = "-Xmx64m";
    /** More than the heap; in the profile {@code thorough} 200. */
    private static final int MEGABYTES = Boolean.getBoolean("segursdk.thorough") ? 200 : 80;

    private static final String MARK = "@@DOCUMENT@@";
    private static final byte[] BLOCK = "QUJD".repeat(256 * 1024).getBytes(StandardCharsets.US_ASCII);

    /** A CDA whose body is one base64 text without a line end; already canonical but for the XML declaration. */
    private record Large(String head, String tail) {
        static Large of(DmpMessages.Feed feed) {
            String head = "<ClinicalDocument xmlns=\"urn:hl7-org:v3\"><id root=\"" + feed.uniqueId
                    + "\"></id><recordTarget><patientRole><id extension=\"" + feed.matricule + "\" root=\""
                    + DmpMessages.OID
                    + "\"></id></patientRole></recordTarget><component><nonXMLBody><text mediaType=\"application/pdf\""
                    + " representation=\"B64\">";
            return new Large(head, "</text></nonXMLBody></component></ClinicalDocument>");
        }

        InputStream open(String declaration) {
            List<InputStream> blocks = new java.util.ArrayList<>();
            blocks.add(bytes(declaration + head));
            for (int i = 0; i < MEGABYTES; i++) {
                blocks.add(new ByteArrayInputStream(BLOCK));
            }
            blocks.add(bytes(tail));
            return new SequenceInputStream(Collections.enumeration(blocks));
        }

        private static InputStream bytes(String text) {
            return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static byte[] sha1(InputStream in) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-1");
        byte[] buffer = new byte[64 * 1024];
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            digest.update(buffer, 0, count);
        }
        return digest.digest();
    }

    @Test
    void feed_documentLargerThanTheHeap_passesThrough(@TempDir Path directory) throws Exception {
        String declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
        try (ForkedSandbox sandbox = ForkedSandbox.start(directory, HEAP)) {
            SandboxPki pki = SandboxPki.open(directory.resolve("pki"));
            ClientCredentials credentials = pki.credentials("dmp");
            DmpMessages.Feed feed = new DmpMessages.Feed(credentials);
            Large large = Large.of(feed);
            long size = (declaration + large.head() + large.tail()).length() + (long) MEGABYTES * BLOCK.length;
            String hash = HexFormat.of().formatHex(sha1(large.open(declaration)));
            String digest = DmpMessages.base64(sha1(large.open("")));
            String smallHash = DmpMessages.hex(feed.cda);
            int smallSize = feed.cda.length;
            feed.metadata =
                    text -> text.replace(smallHash, hash).replace("<Value>" + smallSize + "<", "<Value>" + size + "<");
            feed.dsg = text ->
                    text.replaceFirst("(</ds:Transforms><ds:DigestMethod[^>]*><ds:DigestValue>)[^<]*", "$1" + digest);
            feed.sentInstead = MARK.getBytes(StandardCharsets.US_ASCII);
            byte[] frame = feed.build();
            int at = new String(frame, StandardCharsets.ISO_8859_1).indexOf(MARK);

            HttpClient client = Http.client(pki, credentials);
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(sandbox.uri().resolve("/dmp/repository"))
                            .header("Content-Type", DmpMessages.MULTIPART)
                            .POST(BodyPublishers.concat(
                                    BodyPublishers.ofByteArray(frame, 0, at),
                                    BodyPublishers.ofInputStream(() -> large.open(declaration)),
                                    BodyPublishers.ofByteArray(
                                            Arrays.copyOfRange(frame, at + MARK.length(), frame.length))))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());

            assertThat(answer.body()).contains("ResponseStatusType:Success");
            URI documents = sandbox.uri().resolve("/_control/dmp/documents?matricule=" + feed.matricule);
            assertThat(Http.get(client, documents).body()).contains("\"size\":" + size, "\"sha1\":\"" + hash + "\"");
        }
    }
}
