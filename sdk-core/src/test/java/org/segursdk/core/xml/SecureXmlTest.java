package org.segursdk.core.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

class SecureXmlTest {
    private static final String SECRET = "canary-of-a-local-file";

    /** Hostile documents that every parser must refuse. */
    static Stream<Map.Entry<String, byte[]>> refused() throws Exception {
        String file = java.nio.file.Files.writeString(java.nio.file.Files.createTempFile("xxe", ".txt"), SECRET)
                .toUri()
                .toString();
        return Stream.of(
                entry("external general entity", "<!DOCTYPE a [<!ENTITY x SYSTEM '" + file + "'>]><a>&x;</a>"),
                entry("external parameter entity", "<!DOCTYPE a [<!ENTITY % p SYSTEM '" + file + "'>%p;]><a/>"),
                entry("doctype only", "<!DOCTYPE a><a/>"),
                entry("external subset", "<!DOCTYPE a SYSTEM '" + file + "'><a/>"),
                entry("billion laughs", laughs()),
                entry(
                        "quadratic blow-up",
                        "<!DOCTYPE a [<!ENTITY b '" + "x".repeat(50_000) + "'>]><a>" + "&b;".repeat(1_000) + "</a>"),
                entry(
                        "UTF-16 doctype",
                        "<?xml version='1.0' encoding='UTF-16'?><!DOCTYPE a><a/>",
                        StandardCharsets.UTF_16),
                entry("UTF-7 label", "<?xml version='1.0' encoding='UTF-7'?>+ADw-a/+AD4-"),
                entry("undeclared entity", "<a>&x;</a>"),
                entry("depth 10 000", "<a>".repeat(10_000) + "</a>".repeat(10_000)),
                entry("100 000 attributes", manyAttributes()),
                entry("name of 100 000 characters", "<" + "a".repeat(100_000) + "/>"));
    }

    private static Map.Entry<String, byte[]> entry(String name, String xml) {
        return entry(name, xml, StandardCharsets.UTF_8);
    }

    private static Map.Entry<String, byte[]> entry(String name, String xml, Charset charset) {
        return Map.entry(name, xml.getBytes(charset));
    }

    private static String laughs() {
        StringBuilder xml = new StringBuilder("<!DOCTYPE a [<!ENTITY l0 'ha'>");
        for (int i = 1; i < 12; i++) {
            xml.append("<!ENTITY l")
                    .append(i)
                    .append(" '")
                    .append(("&l" + (i - 1) + ";").repeat(10))
                    .append("'>");
        }
        return xml + "]><a>&l11;</a>";
    }

    private static String manyAttributes() {
        StringBuilder xml = new StringBuilder("<a");
        for (int i = 0; i < 100_000; i++) {
            xml.append(" a").append(i).append("=''");
        }
        return xml + "/>";
    }

    @ParameterizedTest
    @MethodSource("refused")
    void reader_hostileDocument_isRefused(Map.Entry<String, byte[]> hostile) {
        assertThatThrownBy(() -> drain(hostile.getValue()))
                .as(hostile.getKey())
                .isInstanceOf(XMLStreamException.class)
                .hasMessageNotContaining(SECRET);
    }

    @ParameterizedTest
    @MethodSource("refused")
    void parse_hostileDocument_isRefused(Map.Entry<String, byte[]> hostile) {
        assertThatThrownBy(() -> SecureXml.parse(new ByteArrayInputStream(hostile.getValue())))
                .as(hostile.getKey())
                .isInstanceOfAny(SAXException.class, java.io.IOException.class)
                .hasMessageNotContaining(SECRET);
    }

    /** Else a list of nodes begins again at each step, and two readers of one document change it. */
    @Test
    void parse_treeIsWhole_beforeItIsRead() throws Exception {
        Document document = SecureXml.parse(new ByteArrayInputStream("<a><b/></a>".getBytes(StandardCharsets.UTF_8)));
        assertThat(document.getClass().getSimpleName()).doesNotContain("Deferred");
        assertThat(document.getDocumentElement().getClass().getSimpleName()).doesNotContain("Deferred");
    }

    @Test
    void parse_xincludeAndSchemaLocation_areNotFollowed() throws Exception {
        String xml =
                "<a xmlns:xi='http://www.w3.org/2001/XInclude' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'"
                        + " xsi:schemaLocation='urn:x file:///etc/hostname'><xi:include href='file:///etc/hostname' parse='text'/>"
                        + "<![CDATA[<b>]]></a>";
        Document document = SecureXml.parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
        assertThat(document.getDocumentElement().getTextContent()).isEqualTo("<b>");
    }

    @Test
    void reader_atTheDepthLimit_passesAndOneMoreFails() throws Exception {
        int limit = ParserLimits.DEFAULT.maxDepth();
        assertThat(drain(nested(limit))).isEqualTo(limit);
        assertThatThrownBy(() -> drain(nested(limit + 1))).isInstanceOf(XMLStreamException.class);
    }

    @Test
    void writer_thenReader_keepsTheText() throws Exception {
        String text = "é & < > \" ' ]]> 😀 \u05D0";
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        XMLStreamWriter writer = SecureXml.writer(out);
        writer.writeStartElement("a");
        writer.writeCharacters(text);
        writer.writeEndElement();
        writer.close();
        Document document = SecureXml.parse(new ByteArrayInputStream(out.toByteArray()));
        assertThat(document.getDocumentElement().getTextContent()).isEqualTo(text);
    }

    private static byte[] nested(int depth) {
        return ("<a>".repeat(depth) + "</a>".repeat(depth)).getBytes(StandardCharsets.UTF_8);
    }

    private static int drain(byte[] xml) throws XMLStreamException {
        XMLStreamReader reader = SecureXml.reader(new ByteArrayInputStream(xml));
        int elements = 0;
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamReader.START_ELEMENT) {
                elements++;
            }
        }
        return elements;
    }

    /** A stream that says nothing, such as a server that hangs, stops its own reader and no other. */
    @Test
    void reader_silentStream_holdsNobodyUp() throws Exception {
        CountDownLatch asked = new CountDownLatch(2);
        CountDownLatch end = new CountDownLatch(1);
        for (XmlTask task : List.<XmlTask>of(in -> SecureXml.reader(in), in -> SecureXml.parse(in))) {
            Thread stuck = new Thread(() -> {
                try {
                    task.run(new Silent(asked, end));
                } catch (Exception e) {
                    // an empty document
                }
            });
            stuck.setDaemon(true);
            stuck.start();
        }
        try {
            asked.await();
            CompletableFuture<String> others = CompletableFuture.supplyAsync(() -> {
                try {
                    SecureXml.reader(new ByteArrayInputStream("<a/>".getBytes(StandardCharsets.UTF_8)));
                    return SecureXml.parse(new ByteArrayInputStream("<a/>".getBytes(StandardCharsets.UTF_8)))
                            .getDocumentElement()
                            .getLocalName();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            assertThat(others.get(20, TimeUnit.SECONDS)).isEqualTo("a");
        } finally {
            end.countDown();
        }
    }

    /** Says nothing before the end. */
    private static final class Silent extends InputStream {
        private final CountDownLatch asked;
        private final CountDownLatch end;

        Silent(CountDownLatch asked, CountDownLatch end) {
            this.asked = asked;
            this.end = end;
        }

        @Override
        public int read() {
            asked.countDown();
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return -1;
        }

        @Override
        public int read(byte[] bytes, int from, int length) {
            return read();
        }
    }

    private interface XmlTask {
        void run(InputStream in) throws Exception;
    }

    /** What is kept for the next document holds nothing of this one. */
    @Test
    void parse_manyTimes_isAlwaysTheSame() throws Exception {
        String wide =
                "<a " + IntStream.range(0, 200).mapToObj(i -> "b" + i + "='x'").collect(Collectors.joining(" ")) + "/>";
        for (int i = 0; i < 200; i++) {
            assertThatThrownBy(() -> SecureXml.parse(
                            new ByteArrayInputStream("<!DOCTYPE a><a/>".getBytes(StandardCharsets.UTF_8))))
                    .isInstanceOf(SAXException.class);
            assertThat(SecureXml.parse(new ByteArrayInputStream(wide.getBytes(StandardCharsets.UTF_8)))
                            .getDocumentElement()
                            .getAttributes()
                            .getLength())
                    .isEqualTo(200);
        }
    }

    @Test
    void transformer_ofAStyleSheet_worksAndReadsNothingFromOutside() throws Exception {
        String sheet = "<xsl:stylesheet version=\"1.0\" xmlns:xsl=\"http://www.w3.org/1999/XSL/Transform\">"
                + "<xsl:template match=\"/\"><out>%s</out></xsl:template></xsl:stylesheet>";
        StringWriter out = new StringWriter();
        SecureXml.transformer(tree(sheet.formatted("<xsl:value-of select=\"/a/b\"/>")))
                .transform(new DOMSource(tree("<a><b>texte</b></a>")), new StreamResult(out));
        assertThat(out.toString()).contains("<out>texte</out>");
        Transformer outward = SecureXml.transformer(
                tree(sheet.formatted("<xsl:value-of select=\"document('file:///etc/hostname')\"/>")));
        assertThatThrownBy(() -> outward.transform(new DOMSource(tree("<a/>")), new StreamResult(new StringWriter())))
                .isInstanceOf(TransformerException.class);
    }

    private static Document tree(String xml) throws Exception {
        return SecureXml.parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }
}
