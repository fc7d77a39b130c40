package org.segursdk.core.xds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.junit.jupiter.api.Test;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.xml.SecureXml;

class StoredQueryTest {
    private static List<String> values(StoredQuery query) {
        return query.slots().get(0).values();
    }

    private static StoredQuery.Builder query() {
        return StoredQuery.builder(StoredQuery.FIND_DOCUMENTS);
    }

    @Test
    void texts_areQuotedWithInnerQuotesDoubled() {
        assertThat(values(query().text("$p", "D'ARTAGNAN").build())).containsExactly("'D''ARTAGNAN'");
        assertThat(values(query().texts("$p", List.of("a", "'")).build())).containsExactly("('a','''')");
        assertThat(values(query().codes("$p", List.of(CodedValue.of("10", "1.2.3", "x")))
                        .build()))
                .containsExactly("('10^^1.2.3')");
        assertThat(query().texts("$p", List.of()).build().slots()).isEmpty();
    }

    @Test
    void lists_exceedingEbrimLength_areContinuedInFurtherValues() {
        String item = "x".repeat(61);
        List<String> four =
                values(query().texts("$p", List.of(item, item, item, item)).build());
        // Four items of 63 characters with their commas and parentheses would take 257.
        assertThat(four).hasSize(2);
        assertThat(four.get(0)).hasSize(193);
        String shorter = "x".repeat(60);
        assertThat(values(
                        query().texts("$p", List.of(item, item, item, shorter)).build()))
                .singleElement()
                .satisfies(list -> assertThat(list).hasSize(256));
        String huge = "y".repeat(400);
        assertThat(values(query().texts("$p", List.of("a", huge, "b")).build()))
                .containsExactly("('a')", "('" + huge + "')", "('b')");
        assertThat(String.join(
                        "",
                        values(query().texts(
                                        "$p",
                                        IntStream.range(0, 300)
                                                .mapToObj(Integer::toString)
                                                .toList())
                                .build())))
                .contains("'0'", "'150'", "'299'");
    }

    @Test
    void times_areBareUtcDigitsThatLoseNothing() {
        Instant half = Instant.parse("2026-03-01T10:00:00.500Z");
        assertThat(values(query().from("$p", half).build())).containsExactly("20260301100000");
        assertThat(values(query().until("$p", half).build())).containsExactly("20260301100001");
        assertThat(values(query().until("$p", Instant.parse("2026-03-01T10:00:00Z"))
                        .build()))
                .containsExactly("20260301100000");
    }

    @Test
    void write_isTheRequestOfTheGuide() throws XMLStreamException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        XMLStreamWriter writer = SecureXml.writer(out);
        StoredQuery query = query().text("$p", "<&>")
                .returnType(StoredQuery.ReturnType.OBJECT_REF)
                .build();
        new EbrimWriter(writer).writeAdhocQueryRequest(query);
        writer.flush();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("<q:AdhocQueryRequest xmlns:q=\"urn:oasis:names:tc:ebxml-regrep:xsd:query:3.0\""
                        + " xmlns=\"urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0\">"
                        + "<q:ResponseOption returnComposedObjects=\"true\" returnType=\"ObjectRef\"/>"
                        + "<AdhocQuery id=\"urn:uuid:14d4debf-8f97-4251-9a74-a90016b0af0d\">"
                        + "<Slot name=\"$p\"><ValueList><Value>'&lt;&amp;&gt;'</Value></ValueList></Slot>"
                        + "</AdhocQuery></q:AdhocQueryRequest>");
        assertThat(query)
                .isEqualTo(query().text("$p", "<&>")
                        .returnType(StoredQuery.ReturnType.OBJECT_REF)
                        .build());
        assertThat(query).isNotEqualTo(query().text("$p", "<&>").build());
        assertThat(query.toString()).doesNotContain("&");
    }
}
