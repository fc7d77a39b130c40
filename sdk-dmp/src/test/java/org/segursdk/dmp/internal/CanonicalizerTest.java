package org.segursdk.dmp.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.crypto.OctetStreamData;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.TransformService;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalizerTest {
    private static final String EXAMPLES = "shared/data/cda/examples";

    static byte[] ours(byte[] xml) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Canonicalizer.canonicalize(new ByteArrayInputStream(xml), out, (reader, depth) -> {});
        return out.toByteArray();
    }

    /** The JDK's canonicaliser, fed with bytes: it parses them itself. */
    static byte[] jdk(byte[] xml) throws Exception {
        TransformService service = TransformService.getInstance(CanonicalizationMethod.INCLUSIVE_WITH_COMMENTS, "DOM");
        service.init((C14NMethodParameterSpec) null);
        OctetStreamData data =
                (OctetStreamData) service.transform(new OctetStreamData(new ByteArrayInputStream(xml)), null);
        return data.getOctetStream().readAllBytes();
    }

    private static void assertSame(byte[] xml) throws Exception {
        assertThat(new String(ours(xml), StandardCharsets.UTF_8))
                .isEqualTo(new String(jdk(xml), StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a/>",
                "<a></a>",
                "\uFEFF<a/>",
                "<?xml version='1.0'?><!-- before --><?pi x?><a> </a><!-- after --><?pi?>\n",
                "<a xmlns='urn:x'><b xmlns=''><c xmlns=''/><d xmlns='urn:x'/></b></a>",
                "<a xmlns=''><b xmlns='urn:y'/></a>",
                "<a xmlns:x='urn:x'><b xmlns:x='urn:x'><c xmlns:x='urn:z'><d xmlns:x='urn:x' x:y='1'/></c></b></a>",
                "<x:a xmlns:x='urn:b' xmlns:y='urn:a' z='1' x:b='2' y:c='3' a='4' xml:lang='fr'/>",
                "<a b=' x&#9;y&#10;z&#13;&amp;&lt;&gt;&quot; \t\n\r '/>",
                "<a>&amp;&lt;&gt;\"'&#13;\r\n\r&#x1F600;</a>",
                "<a><![CDATA[<b>&amp;\r\n]]><![CDATA[]]>]]&gt;</a>",
                "<a><!----><!-- - --><?p?><?p   q r  ?></a>",
                "<?xml version='1.0' encoding='ISO-8859-1'?><a>x</a>",
                "<\u00E9t\u00E9 \u00E0='\uD83D\uDE00'>\uD83D\uDE00\u0645</\u00E9t\u00E9>"
            })
    void canonicalize_eachRule_asTheJdk(String xml) throws Exception {
        assertSame(xml.getBytes(StandardCharsets.UTF_8));
    }

    /** The JDK forgets what follows a root without children, so that the specification alone is the witness here. */
    @Test
    void canonicalize_commentAfterAnEmptyRoot_isKept() throws Exception {
        byte[] xml = "<!-- a --><a/><!-- b -->\n<?c d?>".getBytes(StandardCharsets.UTF_8);
        assertThat(new String(ours(xml), StandardCharsets.UTF_8)).isEqualTo("<!-- a -->\n<a></a>\n<!-- b -->\n<?c d?>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISO-8859-1", "UTF-16", "UTF-16BE", "windows-1252"})
    void canonicalize_anotherEncoding_asTheJdk(String encoding) throws Exception {
        String xml = "<?xml version='1.0' encoding='" + encoding + "'?><a b='\u00E9'>\u00E9\u00E0</a>";
        byte[] bytes = xml.getBytes(Charset.forName(encoding));
        assertSame(bytes);
        assertThat(new String(ours(bytes), StandardCharsets.UTF_8)).isEqualTo("<a b=\"\u00E9\">\u00E9\u00E0</a>");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void canonicalize_generatedDocuments_asTheJdk(long seed) throws Exception {
        for (int i = 0; i < 120; i++) {
            String xml = RandomXml.document(1000 * seed + i);
            assertThat(new String(ours(xml.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8))
                    .as("seed %d", 1000 * seed + i)
                    .isEqualTo(new String(jdk(xml.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8));
        }
    }

    /** Text nodes come in pieces: characters of every width, escapes and line ends at each place of a piece's edge. */
    @ParameterizedTest
    @ValueSource(strings = {"\uD83D\uDE00", "\u00E9", "\u20AC", "&amp;", "&#13;", "\r\n", "&#x1F600;", "]]&gt;"})
    void canonicalize_longText_isWholeAtEachEdge(String piece) throws Exception {
        for (int shift = 0; shift < 24; shift++) {
            String filler = "x".repeat(16_384 - 12 + shift);
            String xml = "<a>" + filler + piece + filler + piece + filler + piece.repeat(3000) + "</a>";
            assertSame(xml.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void canonicalize_canonicalForm_isItself() throws Exception {
        for (int seed = 0; seed < 200; seed++) {
            byte[] once = ours(RandomXml.document(seed).getBytes(StandardCharsets.UTF_8));
            assertThat(ours(once)).isEqualTo(once);
        }
    }

    static Stream<Path> examples() throws IOException {
        String told = System.getProperty("segursdk.cda.examples");
        Path found = told == null ? null : Path.of(told);
        for (Path up = Path.of("").toAbsolutePath(); found == null && up != null; up = up.getParent()) {
            found = Files.isDirectory(up.resolve(EXAMPLES)) ? up.resolve(EXAMPLES) : null;
        }
        if (found == null) {
            return Stream.of(Path.of("absent"));
        }
        try (Stream<Path> files = Files.walk(found)) {
            return files.filter(file -> file.toString().endsWith(".xml")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void canonicalize_officialExamples_asTheJdk(Path file) throws Exception {
        assumeTrue(
                Files.isRegularFile(file),
                "official CDA examples are not here: give their folder with -Dsegursdk.cda.examples");
        byte[] xml = Files.readAllBytes(file);
        assertThat(ours(xml)).isEqualTo(jdk(xml));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE a><a/>",
                "<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>",
                "<!DOCTYPE a SYSTEM 'http://127.0.0.1:1/x'><a/>",
                "<a>",
                "<a>&undeclared;</a>",
                "<a/><b/>",
                "",
                "not xml",
                "<a b='1' b='2'/>",
                "<x:a/>"
            })
    void canonicalize_dtdOrNotWellFormed_isRefused(String xml) {
        assertThatThrownBy(() -> ours(xml.getBytes(StandardCharsets.UTF_8))).isInstanceOf(XMLStreamException.class);
    }

    @Test
    void canonicalize_hugeText_streams() throws Exception {
        long length = 50_000_000;
        InputStream xml = new SequenceInputStream(Collections.enumeration(List.of(
                new ByteArrayInputStream("<a>".getBytes(StandardCharsets.UTF_8)),
                new Repeated(length),
                new ByteArrayInputStream("</a>".getBytes(StandardCharsets.UTF_8)))));
        Counter counter = new Counter();
        Canonicalizer.canonicalize(xml, counter, (reader, depth) -> {});
        assertThat(counter.bytes).isEqualTo(length + 7);
        assertThat(counter.longestWrite).isLessThanOrEqualTo(16 * 1024);
    }

    private static final class Repeated extends InputStream {
        private long left;

        Repeated(long length) {
            this.left = length;
        }

        @Override
        public int read() {
            return left-- > 0 ? 'A' : -1;
        }

        @Override
        public int read(byte[] to, int from, int length) {
            if (left <= 0) {
                return -1;
            }
            int count = (int) Math.min(length, left);
            Arrays.fill(to, from, from + count, (byte) 'A');
            left -= count;
            return count;
        }
    }

    private static final class Counter extends OutputStream {
        private long bytes;
        private int longestWrite;

        @Override
        public void write(int b) {
            bytes++;
        }

        @Override
        public void write(byte[] from, int start, int length) {
            bytes += length;
            longestWrite = Math.max(longestWrite, length);
        }
    }
}
