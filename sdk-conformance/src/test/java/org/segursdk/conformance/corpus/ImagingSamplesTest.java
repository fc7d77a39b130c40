package org.segursdk.conformance.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.segursdk.cda.check.CdaChecker;
import org.segursdk.cda.check.Finding;
import org.segursdk.core.document.Document;
import org.segursdk.core.xml.SecureXml;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Random imaging documents: nothing dangles, our own check has nothing to say, the same seed gives the same bytes. */
class ImagingSamplesTest {
    private static final String CDA = "urn:hl7-org:v3";

    static Stream<Arguments> samples() {
        List<Arguments> samples = new ArrayList<>();
        for (String type : List.of("cr-img", "cr-img-n1", "da-img")) {
            for (int i = 1; i <= 12; i++) {
                samples.add(Arguments.arguments(type, i));
            }
        }
        return samples.stream();
    }

    private static Document draw(String type, int index) {
        ImagingSamples samples = new ImagingSamples(new Dice(20_260_715L, type + index), Corpus.NOW);
        return switch (type) {
            case "cr-img" -> samples.report().toDocument();
            case "cr-img-n1" -> samples.reportN1().toDocument();
            default -> samples.request().toDocument();
        };
    }

    @ParameterizedTest
    @MethodSource("samples")
    void sample_isSoundAndReproducible(String type, int index) throws IOException, SAXException {
        Document document = draw(type, index);
        try (InputStream in = document.content().open()) {
            assertThat(CdaChecker.check(in))
                    .filteredOn(finding -> finding.severity() == Finding.Severity.ERROR)
                    .isEmpty();
        }
        try (InputStream in = document.content().open()) {
            Element root = SecureXml.parse(in).getDocumentElement();
            Set<String> ids = new HashSet<>();
            NodeList all = root.getElementsByTagName("*");
            List<String> references = new ArrayList<>();
            for (int i = 0; i < all.getLength(); i++) {
                Element element = (Element) all.item(i);
                if (element.hasAttribute("ID")) {
                    assertThat(ids.add(element.getAttribute("ID"))).isTrue();
                }
                if (CDA.equals(element.getNamespaceURI()) && "reference".equals(element.getLocalName())) {
                    references.add(element.getAttribute("value"));
                }
            }
            assertThat(references)
                    .filteredOn(reference -> reference.startsWith("#"))
                    .allSatisfy(reference -> assertThat(ids).contains(reference.substring(1)));
        }
        try (InputStream first = document.content().open();
                InputStream second = draw(type, index).content().open()) {
            assertThat(first.readAllBytes()).isEqualTo(second.readAllBytes());
        }
    }
}
