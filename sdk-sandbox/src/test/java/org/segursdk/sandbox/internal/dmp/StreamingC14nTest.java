package org.segursdk.sandbox.internal.dmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.LongStream;
import javax.xml.crypto.OctetStreamData;
import javax.xml.crypto.dsig.TransformService;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Our canonical form against the JDK's. */
class StreamingC14nTest {
    private static final String[] TEXTS = {
        "a", "é", "😀", "&amp;", "&lt;", "&gt;", "&#13;", "\r\n", "\t", "\n", "&quot;", "<![CDATA[<&>]]>", "]]&gt;", "'"
    };

    private static String jdk(String xml, boolean comments) throws Exception {
        TransformService service = TransformService.getInstance(
                "http://www.w3.org/TR/2001/REC-xml-c14n-20010315" + (comments ? "#WithComments" : ""), "DOM");
        service.init((TransformParameterSpec) null);
        OctetStreamData data = new OctetStreamData(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
        OctetStreamData result = (OctetStreamData) service.transform(data, null);
        return new String(result.getOctetStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static String ours(String xml, boolean comments) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StreamingC14n.canonicalize(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)), out, comments);
        return out.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<?xml version=\"1.0\"?>\n<?a b?>\n<!-- c -->\n<r>x</r>\n<!-- d --><?e?>\n",
                "<r xmlns=\"u:1\" xmlns:b=\"u:2\" b:z=\"1\" a=\"2\" xmlns:a=\"u:0\" a:z=\"3\"><b:c xmlns=\"\" xmlns:b=\"u:2\"/><d/></r>",
                "<r xmlns=\"u:1\"><a xmlns=\"\"><b xmlns=\"\"/><c xmlns=\"u:1\"/></a></r>",
                "<r xml:lang=\"fr\" xml:space='preserve'> <x a=\"&#9;&#10;&#13;&lt;&quot;'\"/> </r>",
                "<r>a<!-- x\r\ny -->b<?p  q r ?>c<![CDATA[ <&> ]]>d&#xD;\r\n</r>"
            })
    void canonicalize_knownShapes_equalsTheJdk(String xml) throws Exception {
        assertThat(ours(xml, true)).isEqualTo(jdk(xml, true));
        assertThat(ours(xml, false)).isEqualTo(jdk(xml, false));
    }

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void canonicalize_randomDocuments_equalsTheJdk(long seed) throws Exception {
        StringBuilder xml = new StringBuilder();
        element(new Random(seed), xml, 0);

        assertThat(ours(xml.toString(), true)).isEqualTo(jdk(xml.toString(), true));
    }

    @Test
    void canonicalize_longTextWithSurrogates_equalsTheJdk() throws Exception {
        String xml = "<r a=\"" + "é😀".repeat(20_000) + "\">" + "x😀".repeat(100_000) + "</r>";

        assertThat(ours(xml, true)).isEqualTo(jdk(xml, true));
    }

    @Test
    void canonicalize_doctype_isRefused() {
        assertThatThrownBy(() -> ours("<!DOCTYPE r [<!ENTITY e 'x'>]><r>&e;</r>", true))
                .isInstanceOf(XMLStreamException.class);
    }

    private static void element(Random random, StringBuilder xml, int depth) {
        String prefix = depth > 0 && random.nextBoolean() ? "p:" : "";
        xml.append('<').append(prefix).append('e');
        if (depth == 0 || random.nextInt(3) == 0) {
            xml.append(" xmlns:p=\"u:").append(random.nextInt(3)).append('"');
        }
        if (random.nextInt(3) == 0) {
            xml.append(" xmlns=\"")
                    .append(random.nextBoolean() ? "" : "u:" + random.nextInt(3))
                    .append('"');
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            xml.append(random.nextBoolean() ? " p:a" : " b")
                    .append(i)
                    .append("=\"")
                    .append(value(random))
                    .append('"');
        }
        xml.append('>');
        for (int i = random.nextInt(6); i > 0; i--) {
            switch (random.nextInt(5)) {
                case 0 -> xml.append("<!-- ").append(random.nextInt()).append(" c-->");
                case 1 -> xml.append("<?t ").append(random.nextInt()).append("?>");
                case 2 -> xml.append(TEXTS[random.nextInt(TEXTS.length)]);
                default -> {
                    if (depth < 6) {
                        element(random, xml, depth + 1);
                    }
                }
            }
        }
        xml.append("</").append(prefix).append("e>");
    }

    private static String value(Random random) {
        String text = TEXTS[random.nextInt(TEXTS.length)];
        return text.startsWith("<") || text.startsWith("]") ? "v" : text;
    }
}
