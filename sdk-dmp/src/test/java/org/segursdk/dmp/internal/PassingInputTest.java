package org.segursdk.dmp.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import javax.xml.crypto.OctetStreamData;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.TransformService;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Long plain texts go past the parser, and nothing changes by it. */
class PassingInputTest {
    private static final String BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    /** What stands between long texts. */
    private static final List<String> BETWEEN = List.of(
            "&amp;",
            "\u00E9",
            "\uD83D\uDE00",
            "<b/>",
            "<b>x</b>",
            "<b a='>'>y</b>",
            "<!-- > -->",
            "<?p > ?>",
            "<![CDATA[x>]]>",
            ">",
            "]x",
            "]]x",
            "]]&gt;",
            "\r\n",
            "\r",
            "\t\n",
            "&#13;",
            "<c>&lt;</c>",
            "</a><a>");

    private record Outcome(byte[] canonical, long passed) {}

    private static Outcome ours(InputStream xml) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        long passed = Canonicalizer.canonicalize(xml, out, (reader, depth) -> {});
        return new Outcome(out.toByteArray(), passed);
    }

    private static byte[] jdk(byte[] xml) throws Exception {
        TransformService service = TransformService.getInstance(CanonicalizationMethod.INCLUSIVE_WITH_COMMENTS, "DOM");
        service.init((TransformParameterSpec) null);
        OctetStreamData form =
                (OctetStreamData) service.transform(new OctetStreamData(new ByteArrayInputStream(xml)), null);
        return form.getOctetStream().readAllBytes();
    }

    private static String plain(Random random, int length) {
        StringBuilder text = new StringBuilder(length);
        // One character over and over must not look like the same place in the text.
        String alphabet = random.nextBoolean() ? BASE64 : random.nextBoolean() ? "A" : "AB";
        int line = random.nextInt(3) == 0 ? 76 : Integer.MAX_VALUE;
        for (int i = 0; i < length; i++) {
            text.append(i % line == line - 1 ? '\n' : alphabet.charAt(i % alphabet.length()));
        }
        return text.toString();
    }

    private static String document(Random random) {
        StringBuilder xml = new StringBuilder(random.nextBoolean() ? "<?xml version='1.0' encoding='UTF-8'?>" : "");
        xml.append("<r xmlns='urn:x'><a>");
        for (int i = 2 + random.nextInt(5); i > 0; i--) {
            xml.append(plain(random, random.nextInt(random.nextBoolean() ? 200 : 40_000)));
            for (int j = random.nextInt(3); j > 0; j--) {
                xml.append(BETWEEN.get(random.nextInt(BETWEEN.size())));
            }
        }
        xml.append(plain(random, random.nextInt(60_000)));
        return xml.append("</a></r>").toString();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void canonicalize_longTexts_asTheJdkHoweverTheSourceReads(long seed) throws Exception {
        Random random = new Random(seed);
        long passed = 0;
        for (int round = 0; round < 40; round++) {
            byte[] xml = document(random).getBytes(StandardCharsets.UTF_8);
            byte[] expected = jdk(xml);
            Outcome whole = ours(new ByteArrayInputStream(xml));
            Outcome pieces = ours(new Pieces(xml, random));
            assertThat(whole.canonical()).as("round %d", round).isEqualTo(expected);
            assertThat(pieces.canonical()).as("round %d, in pieces", round).isEqualTo(expected);
            passed += whole.passed() + pieces.passed();
        }
        assertThat(passed).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ABCD", "A"})
    void canonicalize_bodyInBase64_goesPastTheParser(String pattern) throws Exception {
        String xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><a><b>" + pattern.repeat(1_000_000 / pattern.length())
                + "</b></a>";
        Outcome outcome = ours(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
        assertThat(outcome.passed()).isGreaterThan(900_000);
        assertThat(new String(outcome.canonical(), StandardCharsets.UTF_8)).isEqualTo(xml.substring(38));
    }

    /** Digits of a marker in a comment, an instruction, an attribute or CDATA are read by the parser. */
    @ParameterizedTest
    @ValueSource(strings = {"<!--%s-->", "<?p %s?>", "<b c='%s'/>", "<![CDATA[%s]]>"})
    void canonicalize_longMarkup_isReadWhole(String form) throws Exception {
        byte[] xml = ("<a>" + form.formatted("x".repeat(100_000)) + "</a>").getBytes(StandardCharsets.UTF_8);
        Outcome outcome = ours(new ByteArrayInputStream(xml));
        assertThat(outcome.passed()).isZero();
        assertThat(outcome.canonical()).isEqualTo(jdk(xml));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISO-8859-1", "UTF-16", "UTF-16LE", "windows-1252", "US-ASCII"})
    void canonicalize_anotherEncoding_isReadWhole(String encoding) throws Exception {
        byte[] xml = ("<?xml version='1.0' encoding='" + encoding + "'?><a>" + BASE64.repeat(2000) + "</a>")
                .getBytes(Charset.forName(encoding));
        Outcome outcome = ours(new ByteArrayInputStream(xml));
        assertThat(outcome.passed()).isZero();
        assertThat(outcome.canonical()).isEqualTo(jdk(xml));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<", "&", "]]>", "\u0001", "</b>", "<b", "</a></a>", ""})
    void canonicalize_brokenAfterALongText_isRefused(String rest) {
        String xml = "<a>" + BASE64.repeat(2000) + rest;
        assertThatThrownBy(() -> ours(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(XMLStreamException.class);
    }

    @Test
    void canonicalize_bytesThatAreNotUtf8AfterALongText_isRefused() {
        byte[] xml = ("<a>" + BASE64.repeat(2000) + "x</a>").getBytes(StandardCharsets.UTF_8);
        xml[xml.length - 5] = (byte) 0xE9;
        assertThatThrownBy(() -> ours(new ByteArrayInputStream(xml))).isInstanceOf(XMLStreamException.class);
    }

    @Test
    void canonicalize_sourceBreaksInALongText_tellsItsFailure() {
        byte[] xml = ("<a>" + BASE64.repeat(2000)).getBytes(StandardCharsets.UTF_8);
        IOException failure = new IOException("gone");
        InputStream broken = new FilterInputStream(new ByteArrayInputStream(xml)) {
            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                int read = super.read(into, offset, length);
                if (read < 0) {
                    throw failure;
                }
                return read;
            }
        };
        assertThatThrownBy(() -> ours(broken)).isSameAs(failure);
    }

    /** Gives as much at a time as it likes. */
    private static final class Pieces extends FilterInputStream {
        private final Random random;

        Pieces(byte[] bytes, Random random) {
            super(new ByteArrayInputStream(bytes));
            this.random = random;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int most = random.nextInt(20) == 0 ? 1 + random.nextInt(5) : 1 + random.nextInt(9_000);
            return super.read(into, offset, Math.min(length, most));
        }
    }
}
