package org.segursdk.dmp.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.segursdk.core.document.ContentSource;
import org.segursdk.core.document.DocumentContent;

/** One reading tells the same as several. */
class ContentReadingTest {
    /** Texts whose last bytes a parser could leave unread, or read in another way. */
    static List<byte[]> texts() {
        String root = "<ClinicalDocument xmlns=\"urn:hl7-org:v3\"><id root=\"1.2.3\"/>é</ClinicalDocument>";
        return List.of(
                bytes(root, StandardCharsets.UTF_8),
                bytes("\uFEFF" + root, StandardCharsets.UTF_8),
                bytes("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" + root, StandardCharsets.ISO_8859_1),
                bytes("<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + root, StandardCharsets.UTF_16),
                bytes(root + "\n<!-- after -->" + " ".repeat(20_000), StandardCharsets.UTF_8),
                bytes("<a>" + "x".repeat(200_000) + "</a>", StandardCharsets.UTF_8),
                // Not well-formed: measured to the end all the same.
                bytes(root + "x".repeat(200_000), StandardCharsets.UTF_8),
                bytes("%PDF-1.7" + "\u0000".repeat(100_000), StandardCharsets.UTF_8),
                new byte[0]);
    }

    private static byte[] bytes(String text, Charset charset) {
        return text.getBytes(charset);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void ofXml_anyText_measuresAllItsBytes(byte[] text) throws IOException {
        assertThat(ContentReading.ofXml(source(text, new Random(7)), "SHA-256").fingerprint())
                .isEqualTo(DocumentContent.of(text).fingerprint());
    }

    @Test
    void ofBytes_anyContent_measuresAndDigests() throws Exception {
        byte[] content = new byte[150_001];
        new Random(3).nextBytes(content);
        ContentReading reading = ContentReading.ofBytes(source(content, new Random(8)), "SHA-256");
        assertThat(reading.fingerprint()).isEqualTo(DocumentContent.of(content).fingerprint());
        assertThat(reading.digest())
                .isEqualTo(
                        new DocumentDigest(DocumentDigest.digest("SHA-256").digest(content), false, Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<a>", "<a/>x", "<!DOCTYPE a><a/>", ""})
    void digest_ofWhatIsNoGoodXml_isRefused(String text) throws IOException {
        ContentReading reading =
                ContentReading.ofXml(source(bytes(text, StandardCharsets.UTF_8), new Random(1)), "SHA-1");
        assertThatThrownBy(reading::digest).isInstanceOf(XMLStreamException.class);
    }

    /** The parser wraps such a failure: it must not pass for bad XML. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 10, 5_000})
    void ofXml_sourceThatBreaks_isAnIoException(int after) {
        byte[] text = bytes("<a>" + "x".repeat(20_000) + "</a>", StandardCharsets.UTF_8);
        ContentSource breaking = () -> new FilterInputStream(new ByteArrayInputStream(text, 0, after)) {
            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int read = super.read(buffer, offset, length);
                if (read < 0) {
                    throw new IOException("broken");
                }
                return read;
            }
        };
        assertThatThrownBy(() -> ContentReading.ofXml(breaking, "SHA-1"))
                .isInstanceOf(IOException.class)
                .hasMessage("broken");
    }

    /** Gives its bytes in pieces of any size. */
    private static ContentSource source(byte[] bytes, Random random) {
        int[] sizes = IntStream.range(0, 64).map(i -> 1 + random.nextInt(9_000)).toArray();
        return () -> new FilterInputStream(new ByteArrayInputStream(bytes)) {
            private int turn;

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                return super.read(buffer, offset, Math.min(length, sizes[turn++ % sizes.length]));
            }
        };
    }
}
