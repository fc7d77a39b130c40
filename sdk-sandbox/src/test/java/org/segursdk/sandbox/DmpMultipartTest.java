package org.segursdk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.segursdk.core.credentials.ClientCredentials;
import org.segursdk.sandbox.DmpMessages.Feed;

/** Multipart bodies: sizes byte-exact, malformed ones refused. */
class DmpMultipartTest {
    private static Sandbox sandbox;
    private static ClientCredentials credentials;
    private static HttpClient client;

    @BeforeAll
    static void start() throws Exception {
        sandbox = Sandbox.builder().start();
        credentials = sandbox.pki().credentials("dmp");
        client = Http.client(sandbox.pki(), credentials);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    private static String send(String contentType, byte[] body) throws Exception {
        return Http.post(client, sandbox.baseUri().resolve("/dmp/repository"), contentType, body)
                .body();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 50_000, 65_000, 65_535, 65_536, 65_537, 100_000, 131_071, 131_072, 131_073, 3_000_000})
    void feed_documentsOfEverySize_areStoredByteForByte(int size) throws Exception {
        Feed feed = new Feed(credentials);
        feed.cda = DmpMessages.cda(feed.uniqueId, feed.matricule, "A".repeat(size));

        assertThat(send(DmpMessages.MULTIPART, feed.build())).contains("ResponseStatusType:Success");

        assertThat(sandbox.dmp().documents(feed.matricule))
                .filteredOn(d -> d.uniqueId().equals(feed.uniqueId))
                .singleElement()
                .satisfies(d -> assertThat(d.open()).hasBinaryContent(feed.cda));
    }

    @Test
    void feed_boundaryLookAlikesInTheContent_areContent() throws Exception {
        Feed feed = new Feed(credentials);
        feed.cda = DmpMessages.cda(feed.uniqueId, feed.matricule, "\n--B \n-\r\n--\r\n-B--C\r\r\n--A");

        assertThat(send(DmpMessages.MULTIPART, feed.build())).contains("ResponseStatusType:Success");
        assertThat(sandbox.dmp().documents(feed.matricule))
                .filteredOn(d -> d.uniqueId().equals(feed.uniqueId))
                .singleElement()
                .satisfies(d -> assertThat(d.open()).hasBinaryContent(feed.cda));
    }

    private static byte[] edit(byte[] body, String what, String by) {
        String text = new String(body, StandardCharsets.ISO_8859_1);
        assertThat(text).contains(what);
        return text.replace(what, by).getBytes(StandardCharsets.ISO_8859_1);
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
                Arguments.of("no final boundary", "\r\n--B--\r\n", "\r\n", "without its final boundary"),
                Arguments.of("duplicate Content-ID", "Content-ID: <sig1@lps>", "Content-ID: <doc1@lps>", "Content-ID"),
                Arguments.of("no Content-ID", "Content-ID: <doc1@lps>\r\n", "", "Content-ID"),
                Arguments.of("second root", "Content-ID: <doc1@lps>", "Content-ID: <root@lps>", "Content-ID"),
                Arguments.of(
                        "base64 part",
                        "Transfer-Encoding: binary\r\nContent-ID: <doc1",
                        "Transfer-Encoding: base64\r\nContent-ID: <doc1",
                        "binary"),
                Arguments.of(
                        "huge header",
                        "Content-ID: <doc1@lps>",
                        "X: " + "y".repeat(20_000) + "\r\nContent-ID: <doc1@lps>",
                        "16 KiB"),
                Arguments.of(
                        "malformed header",
                        "Content-ID: <doc1@lps>",
                        "Content-ID: <doc1@lps>\r\nnonsense",
                        "malformed"),
                Arguments.of(
                        "repeated header",
                        "Content-ID: <doc1@lps>",
                        "Content-ID: <doc1@lps>\r\nContent-ID: <z>",
                        "repeats"),
                Arguments.of(
                        "root media type", "Content-Type: application/xop+xml", "Content-Type: text/xml", "root part"),
                Arguments.of("no root", "Content-ID: <root@lps>", "Content-ID: <other@lps>", "no root part"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformed")
    void feed_malformedMultipart_isRefusedWithAFault(String name, String what, String by, String told)
            throws Exception {
        assertThat(send(DmpMessages.MULTIPART, edit(new Feed(credentials).build(), what, by)))
                .contains(":Fault>", told);
    }

    @Test
    void feed_tenThousandParts_isRefused() throws Exception {
        ByteArrayOutputStream many = new ByteArrayOutputStream();
        for (int i = 0; i < 10_000; i++) {
            DmpMessages.part(many, "text/xml", "p" + i, new byte[0]);
        }
        many.writeBytes(new Feed(credentials).build());

        assertThat(send(DmpMessages.MULTIPART, many.toByteArray())).contains(":Fault>", "1,000 parts");
    }

    @Test
    void feed_partOfNoDocument_isRefused() throws Exception {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        DmpMessages.part(body, "text/xml", "stray@lps", new byte[] {1});
        body.writeBytes(new Feed(credentials).build());

        assertThat(send(DmpMessages.MULTIPART, body.toByteArray())).contains("belongs to no Document");
    }

    @Test
    void feed_notMultipartOrWithoutBoundary_isRefused() throws Exception {
        byte[] body = new Feed(credentials).build();

        String envelope = DmpMessages.envelope(DmpMessages.FEED, "", "<x/>");
        assertThat(send("application/soap+xml", envelope.getBytes(StandardCharsets.UTF_8)))
                .contains(":Fault>", "multipart/related");
        assertThat(send("application/soap+xml", body)).contains(":Fault>", "well-formed");
        assertThat(send(DmpMessages.MULTIPART.replace("boundary=B; ", ""), body))
                .contains(":Fault>", "boundary");
        assertThat(send(DmpMessages.MULTIPART.replace("boundary=B", "boundary=C"), body))
                .contains(":Fault>", "boundary");
        assertThat(send(DmpMessages.MULTIPART.replace("application/soap+xml", "text/xml"), body))
                .contains("start-info");
    }

    @Test
    void feed_cutAnywhere_isNeverAccepted() throws Exception {
        byte[] body = new Feed(credentials).build();
        for (int length : new int[] {0, 1, 10, 200, body.length / 3, body.length / 2, body.length - 10}) {
            assertThat(send(DmpMessages.MULTIPART, Arrays.copyOf(body, length))).contains(":Fault>");
        }
    }
}
