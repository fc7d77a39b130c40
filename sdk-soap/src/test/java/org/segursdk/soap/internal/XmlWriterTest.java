package org.segursdk.soap.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.segursdk.core.xml.SecureXml;
import org.w3c.dom.Element;

class XmlWriterTest {
    private static final List<String> PIECES = List.of(
            "a",
            "é",
            "\u20AC",
            "\uD83D\uDE00",
            "&",
            "<",
            ">",
            "\"",
            "'",
            "\r",
            "\n",
            "\t",
            "]]>",
            "\uFFFD",
            "\uE000",
            " ");

    private interface Writing {
        void to(XMLStreamWriter out) throws XMLStreamException;
    }

    private static String written(Writing writing) throws XMLStreamException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        XmlWriter writer = new XmlWriter(out);
        writing.to(writer);
        writer.close();
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String text(Random random, int pieces) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < pieces; i++) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void write_anyText_isReadBackAsItWas(long seed) throws Exception {
        Random random = new Random(seed);
        for (int round = 0; round < 60; round++) {
            String value = text(random, random.nextInt(3000));
            String content = text(random, random.nextInt(9000));
            String xml = written(out -> {
                out.writeStartElement("x", "a", "urn:x");
                out.writeNamespace("x", "urn:x");
                out.writeAttribute("b", value);
                out.writeCharacters(content);
                out.writeEmptyElement("x", "e", "urn:x");
                char[] chars = content.toCharArray();
                out.writeCharacters(chars, 0, chars.length);
                out.writeEndElement();
            });
            Element read = SecureXml.parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
                    .getDocumentElement();
            assertThat(read.getAttribute("b")).isEqualTo(value);
            assertThat(read.getTextContent()).isEqualTo(content + content);
        }
    }

    @Test
    void write_elementsAndNamespaces_asTold() throws Exception {
        String xml = written(out -> {
            out.writeStartElement("s", "A", "urn:s");
            out.writeNamespace("s", "urn:s");
            out.writeStartElement("", "b", "urn:b");
            out.writeDefaultNamespace("urn:b");
            out.writeAttribute("s", "urn:s", "k", "v");
            out.writeAttribute("urn:s", "l", "w");
            out.writeEmptyElement("", "c", "urn:b");
            out.writeAttribute("d", "1");
            out.writeStartElement("urn:s", "f");
            out.writeEndElement();
            out.writeEmptyElement("urn:b", "g");
            out.writeEndElement();
            out.writeComment(" c ");
            out.writeProcessingInstruction("p", "q");
            out.writeCData("<");
            out.writeEndElement();
        });
        assertThat(xml)
                .isEqualTo("<s:A xmlns:s=\"urn:s\"><b xmlns=\"urn:b\" s:k=\"v\" s:l=\"w\"><c d=\"1\"/><s:f/><g/></b>"
                        + "<!-- c --><?p q?>&lt;</s:A>");
    }

    @Test
    void write_deepAndManyDeclarations_areClosedInOrder() throws Exception {
        String xml = written(out -> {
            for (int i = 0; i < 100; i++) {
                out.writeStartElement("p" + i, "e" + i, "urn:" + i);
                out.writeNamespace("p" + i, "urn:" + i);
            }
            assertThat(out.getPrefix("urn:7")).isEqualTo("p7");
            out.writeEndDocument();
        });
        assertThat(xml).endsWith("</p1:e1></p0:e0>");
        assertThat(SecureXml.parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
                        .getElementsByTagNameNS("urn:99", "e99")
                        .getLength())
                .isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "\u0008", "\u000B", "\u001F", "\uFFFE", "\uFFFF", "\uD83D", "\uDE00", "\uD83Dx"})
    void write_characterThatXmlDoesNotHave_isRefused(String bad) {
        for (String text : List.of(bad, "x".repeat(5000) + bad)) {
            assertThatThrownBy(() -> written(out -> {
                        out.writeStartElement("a");
                        out.writeCharacters(text);
                    }))
                    .isInstanceOf(XMLStreamException.class);
            assertThatThrownBy(() -> written(out -> {
                        out.writeStartElement("a");
                        out.writeAttribute("b", text);
                    }))
                    .isInstanceOf(XMLStreamException.class);
        }
    }

    @Test
    void write_whatHasNoPlaceInAMessage_isRefused() {
        List<Writing> refused = List.of(
                out -> out.writeDTD("<!DOCTYPE a>"),
                out -> out.writeEntityRef("e"),
                XMLStreamWriter::writeEndElement,
                XMLStreamWriter::writeStartDocument,
                out -> out.writeComment("a--b"),
                out -> out.writeProcessingInstruction("p", "?>"),
                out -> out.writeStartElement("urn:undeclared", "a"),
                out -> out.writeAttribute("a", "b"));
        for (Writing each : refused) {
            assertThatThrownBy(() -> written(each)).isInstanceOf(XMLStreamException.class);
        }
    }

    @Test
    void write_streamThatFails_tellsItsFailure() {
        IOException failure = new IOException("gone");
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw failure;
            }
        };
        XmlWriter writer = new XmlWriter(broken);
        assertThatThrownBy(() -> {
                    writer.writeStartElement("a");
                    writer.writeCharacters("x".repeat(10_000));
                })
                .isInstanceOf(XMLStreamException.class)
                .hasCause(failure);
    }
}
