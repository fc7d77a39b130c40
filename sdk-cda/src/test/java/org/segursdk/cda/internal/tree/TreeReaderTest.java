package org.segursdk.cda.internal.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TreeReaderTest {
    private static final String OPEN =
            "<ClinicalDocument xmlns='urn:hl7-org:v3'" + " xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'>";

    private static Node read(String body) throws IOException, UnreadableCdaException {
        return TreeReader.read(stream(OPEN + body + "</ClinicalDocument>"));
    }

    private static ByteArrayInputStream stream(String xml) {
        return new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void read_elementsAndAttributes() throws Exception {
        Node root =
                read("<id root='1.2'/><id root='1.3'/> <!-- c --><value xsi:type='c:CD' xmlns:c='urn:hl7-org:v3'/>");
        assertThat(root.is("ClinicalDocument")).isTrue();
        assertThat(root.children("id")).extracting(id -> id.value("root")).containsExactly("1.2", "1.3");
        Node value = Objects.requireNonNull(root.child("value"));
        assertThat(value.xsiType()).isEqualTo("CD");
        assertThat(value.attribute("xmlns:c")).isEqualTo(Node.CDA);
        assertThat(value.has("root")).isFalse();
        assertThat(root.children("id").get(1).path()).isEqualTo("/ClinicalDocument/id[2]");
        assertThat(value.path()).isEqualTo("/ClinicalDocument/value");
    }

    @Test
    void read_keepsWhiteSpaceInNarrativeOnly() throws Exception {
        Node root =
                read("<section>\n <title> T </title>\n <text>a <content ID='x'>b</content> <br/></text> </section>");
        Node section = Objects.requireNonNull(root.child("section"));
        assertThat(section.first()).isSameAs(section.child("title"));
        assertThat(Objects.requireNonNull(section.child("title")).ownText()).isEqualTo(" T ");
        assertThat(Objects.requireNonNull(section.child("text")).fullText()).isEqualTo("a b ");
    }

    @Test
    void readHeader_stopsBeforeTheBody() throws Exception {
        Node root = TreeReader.readHeader(stream(OPEN + "<title>T</title><component><broken"));
        assertThat(root.child("title")).isNotNull();
        assertThat(root.child("component")).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 100, 1023, 1024, 1025, 1365, 1366, 1367, 1368, 1369, 5000, 5001, 5002})
    void base64_isLookedAtWithoutBeingKept(int size) throws Exception {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        String encoded = Base64.getMimeEncoder().encodeToString(bytes);
        Node root = read("<text representation='B64' mediaType='application/pdf'>" + encoded + "</text>");
        Node text = Objects.requireNonNull(root.child("text"));
        Base64Facts facts = Objects.requireNonNull(text.base64());
        assertThat(text.ownText()).isEmpty();
        assertThat(facts.isWellFormed()).isTrue();
        assertThat(facts.size()).isEqualTo(size);
        assertThat(facts.head()).isEqualTo(Arrays.copyOf(bytes, Math.min(size, Base64Facts.WINDOW)));
        byte[] tail = facts.tail();
        assertThat(tail).hasSizeGreaterThanOrEqualTo(Math.min(size, Base64Facts.WINDOW - 4));
        assertThat(tail).isEqualTo(Arrays.copyOfRange(bytes, size - tail.length, size));
    }

    @ParameterizedTest
    @ValueSource(strings = {"QUI", "QUJ=", "Q", "QUJD=", "QU%J", "QQ=Q", "QQ===", "é"})
    void base64_malformed_isToldSo(String text) throws Exception {
        boolean valid = text.equals("QUJ=");
        Node root = read("<text representation='B64'>" + text + "</text>");
        Base64Facts facts = Objects.requireNonNull(
                Objects.requireNonNull(root.child("text")).base64());
        assertThat(facts.isWellFormed()).isEqualTo(valid);
    }

    @Test
    void read_refusesWhatIsNotXml() {
        assertThatThrownBy(() -> TreeReader.read(stream("<a><b></a>")))
                .isInstanceOfSatisfying(UnreadableCdaException.class, e -> assertThat(e.reason())
                        .isEqualTo(UnreadableCdaException.Reason.NOT_WELL_FORMED));
        assertThatThrownBy(() -> TreeReader.read(stream("<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>")))
                .isInstanceOfSatisfying(UnreadableCdaException.class, e -> assertThat(e.reason())
                        .isEqualTo(UnreadableCdaException.Reason.DTD));
        assertThatThrownBy(() -> TreeReader.read(stream(""))).isInstanceOf(UnreadableCdaException.class);
    }

    @Test
    void read_overTheWeight_isRefused() {
        String many = "<a>" + "<b c='d'/>".repeat(10_000) + "</a>";
        assertThatThrownBy(() -> TreeReader.read(stream(many), 100_000, false))
                .isInstanceOfSatisfying(UnreadableCdaException.class, e -> assertThat(e.reason())
                        .isEqualTo(UnreadableCdaException.Reason.TOO_LARGE));
    }
}
