package org.segursdk.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.segursdk.core.document.ContentSource;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Outcome;
import org.segursdk.core.error.SegurException;
import org.segursdk.core.error.SegurSecurityException;
import org.segursdk.core.error.TransportException;

/** Attachments out and in: byte-exact at every size, in bounded memory (the JVM of these tests has 128 MB), strict in form. */
class MtomTest {
    private static final int MEGA = 1 << 20;

    private static TestPki pki;
    private static TestPki.Holder client;
    private static TestServer server;
    private static SoapClient soap;

    @TempDir
    Path directory;

    @BeforeAll
    static void start() {
        pki = new TestPki("CA");
        client = pki.client("CN=client");
        server = new TestServer(pki.serverContext(pki.server("localhost")), true);
        soap = SoapClient.create(
                Samples.context(
                                Samples.endpoint(server.uri(), pki.trust())
                                        .readTimeout(Duration.ofSeconds(60))
                                        .build(),
                                client.credentials())
                        .build(),
                Samples.SERVICE);
    }

    @AfterAll
    static void stop() {
        soap.close();
        server.close();
    }

    /** Bytes that depend on their place, with line ends and dashes among them. */
    private static final class Pattern extends InputStream {
        private static final byte[] LURE = "\r\n--part_\r\n--b1x\r\n".getBytes(StandardCharsets.US_ASCII);
        private final long size;
        private long at;

        Pattern(long size) {
            this.size = size;
        }

        @Override
        public int read() {
            if (at >= size) {
                return -1;
            }
            long place = at++;
            int inBlock = (int) (place % 997);
            return (inBlock < LURE.length ? LURE[inBlock] : (int) (place * 31 + (place >> 8))) & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            int n = (int) Math.min(length, size - at);
            for (int i = 0; i < n; i++) {
                target[offset + i] = (byte) read();
            }
            return n == 0 && length > 0 ? -1 : n;
        }
    }

    private static byte[] digest(InputStream in) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        byte[] buffer = new byte[8192];
        int n = in.read(buffer);
        while (n >= 0) {
            digest.update(buffer, 0, n);
            n = in.read(buffer);
        }
        return digest.digest();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 50 * 1024, 100 * 1024, 64 * 1024 - 1, 64 * 1024, 64 * 1024 + 1, 10 * MEGA, 200 * MEGA})
    void send_anySize_arrivesByteExact(long size) throws Exception {
        Path file = directory.resolve("body");
        server.spoolTo(file).behave(TestServer.answering(200, Samples.SOAP, Samples.answer("ok")));
        SoapAttachment attachment =
                new SoapAttachment("doc@example.org", "application/octet-stream", () -> new Pattern(size), size);
        SoapRequest request = Samples.request()
                .body(writer -> {
                    writer.writeStartElement("t", "Doc", "urn:test");
                    writer.writeNamespace("t", "urn:test");
                    writer.writeStartElement("xop", "Include", "http://www.w3.org/2004/08/xop/include");
                    writer.writeNamespace("xop", "http://www.w3.org/2004/08/xop/include");
                    writer.writeAttribute("href", attachment.href());
                    writer.writeEndElement();
                    writer.writeEndElement();
                })
                .attachments(List.of(attachment))
                .build();
        try (SoapResponse response = soap.call(request)) {
            assertThat(response.read(XMLStreamReader::getElementText)).isEqualTo("ok");
        } finally {
            server.spoolTo(null);
        }
        try (RandomAccessFile body = new RandomAccessFile(file.toFile(), "r")) {
            byte[] head = new byte[(int) Math.min(4096, body.length())];
            body.readFully(head);
            String text = new String(head, StandardCharsets.ISO_8859_1);
            String boundary = text.substring(0, text.indexOf("\r\n"));
            String partHead = "\r\n" + boundary + "\r\nContent-Type: application/octet-stream\r\n"
                    + "Content-Transfer-Encoding: binary\r\nContent-ID: <doc@example.org>\r\n\r\n";
            int start = text.indexOf(partHead) + partHead.length();
            assertThat(text).contains(partHead).contains("href=\"cid:doc@example.org\"");
            String tail = "\r\n" + boundary + "--\r\n";
            assertThat(body.length()).isEqualTo(start + size + tail.length());
            byte[] last = new byte[tail.length()];
            body.seek(start + size);
            body.readFully(last);
            assertThat(new String(last, StandardCharsets.ISO_8859_1)).isEqualTo(tail);
            try (InputStream content = Files.newInputStream(file)) {
                content.skipNBytes(start);
                assertThat(digest(new Bounded(content, size))).isEqualTo(digest(new Pattern(size)));
            }
        }
    }

    /** The first bytes of a stream. */
    private static final class Bounded extends FilterInputStream {
        private long left;

        Bounded(InputStream in, long size) {
            super(in);
            this.left = size;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int n = in.read(target, offset, (int) Math.min(length, left));
            left -= n;
            return n;
        }
    }

    private static final String TYPE =
            "multipart/related; type=\"application/xop+xml\"; start=\"<root@x>\"; boundary=\"b1\"; start-info=\"application/soap+xml\"";

    private static String root() {
        return "--b1\r\nContent-Type: application/xop+xml; charset=UTF-8\r\nContent-ID: <root@x>\r\n\r\n"
                + Samples.answer("ok");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 50 * 1024, 100 * 1024, 64 * 1024 - 1, 64 * 1024, 64 * 1024 + 1, 10 * MEGA, 200 * MEGA})
    void receive_anySize_isByteExact(long size) throws Exception {
        server.behave((request, out, socket) -> {
            out.write(TestServer.head(200, TYPE, -1, "Connection: close"));
            out.write(
                    ascii(
                            "preamble\r\n" + root()
                                    + "\r\n--b1\r\nContent-Type: text/xml\r\nContent-Transfer-Encoding: binary\r\nContent-ID: <d@x>\r\n\r\n"));
            new Pattern(size).transferTo(out);
            out.write(ascii("\r\n--b1--\r\nepilogue"));
            out.flush();
            return false;
        });
        try (SoapResponse response = soap.call(Samples.request().build())) {
            assertThat(response.isMultipart()).isTrue();
            assertThat(response.read(XMLStreamReader::getElementText)).isEqualTo("ok");
            try (InputStream part = response.attachmentByHref("cid:d@x")) {
                assertThat(digest(part)).isEqualTo(digest(new Pattern(size)));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 100})
    void receive_piecesOfAnyLength_isByteExact(int piece) throws Exception {
        byte[] content = new Pattern(5_100).readAllBytes();
        byte[] whole = concat(ascii(root() + "\r\n--b1\r\nContent-ID: <d@x>\r\n\r\n"), content, ascii("\r\n--b1--"));
        server.behave((request, out, socket) -> {
            out.write(TestServer.head(200, TYPE, whole.length));
            for (int at = 0; at < whole.length; at += piece) {
                out.write(whole, at, Math.min(piece, whole.length - at));
                out.flush();
            }
            return true;
        });
        try (SoapResponse response = soap.call(Samples.request().build())) {
            assertThat(response.attachment("d@x").readAllBytes()).isEqualTo(content);
        }
    }

    private static byte[] concat(byte[]... arrays) {
        int length = Arrays.stream(arrays).mapToInt(each -> each.length).sum();
        byte[] all = new byte[length];
        int at = 0;
        for (byte[] each : arrays) {
            System.arraycopy(each, 0, all, at, each.length);
            at += each.length;
        }
        return all;
    }

    @Test
    void receive_partsInAnotherOrder_areKeptUntilAskedFor() throws Exception {
        String large = "L".repeat(100_000);
        server.behave(
                TestServer.answering(
                        200,
                        TYPE,
                        root() + "\r\n--b1\r\nContent-ID: <a@x>\r\n\r\nAAA\r\n--b1\r\nContent-ID: <big@x>\r\n\r\n"
                                + large
                                + "\r\n--b1\r\nContent-ID: <b%40@x>\r\nContent-Transfer-Encoding: base64\r\n\r\nQkJC\r\n--b1--"));
        try (SoapResponse response = soap.call(Samples.request().build())) {
            response.read(XMLStreamReader::getElementText);
            assertThat(response.attachmentByHref("cid:b%2540%40x").readAllBytes())
                    .isEqualTo(ascii("BBB"));
            try (InputStream big = response.attachment("big@x")) {
                assertThat(big.readAllBytes()).isEqualTo(ascii(large));
            }
            assertThat(response.attachment("a@x").readAllBytes()).isEqualTo(ascii("AAA"));
        }
    }

    static Stream<Arguments> brokenMultiparts() {
        String part = "\r\n--b1\r\nContent-ID: <d@x>\r\n\r\nDATA";
        return Stream.of(
                Arguments.of("part without end boundary", root() + part, "ANSWER-MTOM-NO-END"),
                Arguments.of("end boundary cut", root() + part + "\r\n--b", "ANSWER-MTOM-NO-END"),
                Arguments.of("boundary that goes on is content", root() + part + "\r\n--b1x--", "ANSWER-MTOM-NO-END"),
                Arguments.of(
                        "missing part",
                        root() + "\r\n--b1\r\nContent-ID: <other@x>\r\n\r\nDATA\r\n--b1--",
                        "ANSWER-MTOM-MISSING-PART"),
                Arguments.of("no part at all", root() + "\r\n--b1--", "ANSWER-MTOM-MISSING-PART"),
                Arguments.of("duplicate Content-ID", root() + part + part + "\r\n--b1--", "ANSWER-MTOM-DUPLICATE-PART"),
                Arguments.of(
                        "unknown encoding",
                        root() + "\r\n--b1\r\nContent-ID: <d@x>\r\nContent-Transfer-Encoding: x-zip\r\n\r\nD\r\n--b1--",
                        "ANSWER-MTOM-ENCODING"),
                Arguments.of(
                        "10k parts",
                        root() + "\r\n--b1\r\n\r\nx".repeat(10_000) + "\r\n--b1--",
                        "ANSWER-MTOM-TOO-MANY-PARTS"),
                Arguments.of(
                        "header of 1 MB",
                        root() + "\r\n--b1\r\nX: " + "x".repeat(MEGA) + "\r\n\r\nD\r\n--b1--",
                        "ANSWER-MTOM-HEADERS"),
                Arguments.of(
                        "many headers",
                        root() + "\r\n--b1\r\n" + "X: x\r\n".repeat(10_000) + "\r\nD\r\n--b1--",
                        "ANSWER-MTOM-HEADERS"),
                Arguments.of(
                        "boundary padding",
                        root() + "\r\n--b1" + " ".repeat(5_000) + "\r\n\r\nD\r\n--b1--",
                        "ANSWER-MTOM-HEADERS"),
                Arguments.of(
                        "envelope not first",
                        "--b1\r\nContent-ID: <d@x>\r\n\r\nD\r\n" + root() + "\r\n--b1--",
                        "ANSWER-MTOM-START"),
                Arguments.of("no boundary in the body", Samples.answer("ok"), "ANSWER-MTOM-NO-END"),
                Arguments.of("empty", "", "ANSWER-MTOM-NO-END"),
                Arguments.of("root broken off", root().substring(0, 150), "ANSWER-MTOM-NO-END"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("brokenMultiparts")
    void receive_brokenMultipart_isUncertain(String name, String body, String code) {
        server.behave(TestServer.answering(200, TYPE, body));
        TransportException failure = catchThrowableOfType(TransportException.class, () -> {
            try (SoapResponse response =
                    soap.call(Samples.request().readOnly(false).build())) {
                response.read(XMLStreamReader::getElementText);
                response.attachmentByHref("cid:d@x").readAllBytes();
            }
        });
        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.outcome()).isEqualTo(Outcome.UNCERTAIN);
        assertThat(failure.retryable()).isFalse();
    }

    @Test
    void receive_noBoundaryAnnounced_isUncertain() {
        server.behave(TestServer.answering(200, "multipart/related", root()));
        TransportException failure = catchThrowableOfType(
                TransportException.class, () -> soap.call(Samples.request().build()));
        assertThat(failure.code()).isEqualTo("ANSWER-MTOM-BOUNDARY");
    }

    @Test
    void receive_contentLengthTooLong_isTruncated() {
        byte[] body = ascii(root() + "\r\n--b1\r\nContent-ID: <d@x>\r\n\r\nDATA");
        server.behave((request, out, socket) -> {
            out.write(TestServer.head(200, TYPE, body.length + 100L));
            out.write(body);
            out.flush();
            return false;
        });
        TransportException failure = catchThrowableOfType(TransportException.class, () -> {
            try (SoapResponse response = soap.call(Samples.request().build())) {
                response.attachment("d@x").readAllBytes();
            }
        });
        assertThat(failure.code()).isEqualTo("ANSWER-TRUNCATED");
    }

    @Test
    void receive_partAtTheLimitAndOneMore_passesAndFails() throws Exception {
        SoapLimits limits = new SoapLimits(1 << 20, 1_000, 10, 1_000, Duration.ofMinutes(1));
        try (SoapClient limited = SoapClient.create(Samples.context(server, pki, client), Samples.SERVICE, limits)) {
            for (int size : new int[] {1_000, 1_001}) {
                server.behave(TestServer.answering(
                        200, TYPE, root() + "\r\n--b1\r\nContent-ID: <d@x>\r\n\r\n" + "x".repeat(size) + "\r\n--b1--"));
                try (SoapResponse response = limited.call(Samples.request().build())) {
                    if (size == 1_000) {
                        assertThat(response.attachment("d@x").readAllBytes()).hasSize(1_000);
                    } else {
                        SegurException failure =
                                catchThrowableOfType(SegurException.class, () -> response.attachment("d@x")
                                        .readAllBytes());
                        assertThat(failure.code()).isEqualTo("ANSWER-TOO-LARGE");
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:1/x", "file:///etc/hostname", "jar:file:/x!/y", "d@x", "", "CIDX:d@x"})
    void receive_hrefOutsideTheMessage_isNeverFollowed(String href) {
        server.behave(TestServer.answering(200, TYPE, root() + "\r\n--b1\r\nContent-ID: <d@x>\r\n\r\nD\r\n--b1--"));
        try (SoapResponse response = soap.call(Samples.request().build())) {
            SegurSecurityException refused =
                    catchThrowableOfType(SegurSecurityException.class, () -> response.attachmentByHref(href));
            assertThat(refused.code()).isEqualTo("XOP-HREF-REFUSED");
        }
    }

    @Test
    void receive_noMultipart_hasNoPart() {
        server.behave(TestServer.answering(200, Samples.SOAP, Samples.answer("ok")));
        try (SoapResponse response = soap.call(Samples.request().build())) {
            SegurException missing = catchThrowableOfType(SegurException.class, () -> response.attachment("d@x"));
            assertThat(missing.code()).isEqualTo("ANSWER-MTOM-MISSING-PART");
        }
    }

    @Test
    void receive_faultAsMultipart_isAFault() {
        server.behave(TestServer.answering(
                500,
                TYPE,
                "--b1\r\nContent-ID: <root@x>\r\n\r\n"
                        + Samples.envelope(
                                "", "<env:Fault><env:Code><env:Value>env:Sender</env:Value></env:Code></env:Fault>")
                        + "\r\n--b1--"));
        SegurException fault = catchThrowableOfType(
                SegurException.class, () -> soap.call(Samples.request().build()));
        assertThat(fault.code()).isEqualTo("SERVICE-FAULT");
        assertThat(fault.outcome()).isEqualTo(Outcome.REFUSED);
    }

    private static SegurException sendFails(ContentSource source, long size) {
        server.behave(TestServer.answering(200, Samples.SOAP, Samples.answer("ok")));
        int before = server.received().size();
        SoapRequest request = Samples.request()
                .readOnly(false)
                .attachments(List.of(new SoapAttachment("d@x.org", "text/xml", source, size)))
                .build();
        SegurException failure = catchThrowableOfType(SegurException.class, () -> soap.call(request));
        assertThat(server.received()).hasSize(before);
        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_SENT);
        return failure;
    }

    @ParameterizedTest
    @ValueSource(longs = {99, 101, 99_999, 100_001})
    void send_sourceOfAnotherSize_isBrokenOff(long announced) {
        byte[] content = new byte[announced < 1_000 ? 100 : 100_000];
        SegurException failure = sendFails(() -> new ByteArrayInputStream(content), announced);
        assertThat(failure).isInstanceOf(InvalidInputException.class);
        assertThat(failure.getMessage()).contains("SOAP-ATTACHMENT-SIZE").contains("attachments[0].size");
    }

    @Test
    void send_sourceThatFails_isBrokenOffWithoutItsFileName() {
        SegurException failure = sendFails(
                () -> {
                    throw new IOException("/home/DUPONT-JEAN.pdf");
                },
                10);
        assertThat(failure.code()).isEqualTo("CONTENT-UNREADABLE");
        assertThat(String.valueOf(failure.getCause())).doesNotContain("DUPONT");
        InputStream half = new FilterInputStream(new Pattern(100_000)) {
            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                int n = super.read(target, offset, length);
                if (n < 0) {
                    throw new IOException("DUPONT");
                }
                return n;
            }
        };
        assertThat(sendFails(() -> half, 200_000).code()).isEqualTo("CONTENT-UNREADABLE");
    }

    @Test
    void attachment_badInput_listsEveryRule() {
        InvalidInputException refused = catchThrowableOfType(
                InvalidInputException.class,
                () -> new SoapAttachment("a\r\nX: y", "text/xml\r\n", InputStream::nullInputStream, -1));
        assertThat(refused.violations())
                .extracting("rule")
                .containsExactly("SOAP-CONTENT-ID", "SOAP-MEDIA-TYPE", "SOAP-ATTACHMENT-SIZE");
    }

    @Test
    void send_sameContentIdTwice_isRefused() {
        SoapAttachment one = new SoapAttachment("d@x.org", "text/xml", InputStream::nullInputStream, 0);
        InvalidInputException refused = catchThrowableOfType(
                InvalidInputException.class,
                () -> Samples.request().attachments(List.of(one, one)).build());
        assertThat(refused.violations()).extracting("rule").containsExactly("SOAP-CONTENT-ID-TWICE");
    }

    @Test
    void send_manyTimes_sameIdsSameBytes() throws Exception {
        server.behave(TestServer.answering(200, Samples.SOAP, Samples.answer("ok")));
        byte[] first = null;
        for (int i = 0; i < 2; i++) {
            var ids = Stream.iterate(0L, n -> n + 1).iterator();
            var context = Samples.context(
                            Samples.endpoint(server.uri(), pki.trust()).build(), client.credentials())
                    .uuids(() -> new UUID(0, ids.next()))
                    .build();
            try (SoapClient repeatable = SoapClient.create(context, Samples.SERVICE)) {
                repeatable
                        .call(Samples.request()
                                .attachments(List.of(new SoapAttachment(
                                        "d@x.org", "text/xml", () -> new ByteArrayInputStream(new byte[] {1}), 1)))
                                .build())
                        .close();
            }
            byte[] sent = server.received().get(server.received().size() - 1).body();
            if (first != null) {
                assertThat(sent).isEqualTo(first);
            }
            first = sent;
        }
    }
}
