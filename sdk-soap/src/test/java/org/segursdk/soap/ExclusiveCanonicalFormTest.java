package org.segursdk.soap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import javax.xml.crypto.NodeSetData;
import javax.xml.crypto.OctetStreamData;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.TransformService;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.segursdk.core.xml.SecureXml;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** Held against the JDK's. */
class ExclusiveCanonicalFormTest {
    private static final List<String> URIS = List.of("urn:a", "urn:b", "urn:hl7-org:v3", "http://x/?a=1&amp;b=2");
    private static final List<String> PREFIXES = List.of("a", "b", "xsi");
    private static final List<String> NAMES = List.of("id", "ID", "code", "été", "a-b", "z");
    private static final List<String> TEXTS = List.of(
            "plain",
            " é à ",
            "\uD83D\uDC69",
            "&amp;",
            "&lt;&gt;",
            "&quot;'",
            "&#13;",
            "&#xD;&#10;",
            "&#9;",
            "\r\n",
            "]");

    private static byte[] jdk(Element element) throws Exception {
        List<Node> nodes = new ArrayList<>();
        collect(element, nodes);
        TransformService service = TransformService.getInstance(CanonicalizationMethod.EXCLUSIVE, "DOM");
        service.init((TransformParameterSpec) null);
        NodeSetData<Node> data = new NodeSetData<>() {
            @Override
            public Iterator<Node> iterator() {
                return nodes.iterator();
            }
        };
        return ((OctetStreamData) service.transform(data, null))
                .getOctetStream()
                .readAllBytes();
    }

    private static void collect(Node node, List<Node> into) {
        into.add(node);
        NamedNodeMap attributes = node.getAttributes();
        for (int i = 0; attributes != null && i < attributes.getLength(); i++) {
            into.add(attributes.item(i));
        }
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            collect(child, into);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void of_generatedDocuments_asTheJdk(long seed) throws Exception {
        for (int i = 0; i < 60; i++) {
            String xml = new Generator(1000 * seed + i).document();
            Element root = SecureXml.parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
                    .getDocumentElement();
            assertSame(root, xml);
            NodeList inner = root.getElementsByTagNameNS("*", "*");
            for (int j = 0; j < Math.min(5, inner.getLength()); j++) {
                assertSame((Element) inner.item(j), xml);
            }
        }
    }

    private static void assertSame(Element element, String xml) throws Exception {
        assertThat(new String(ExclusiveCanonicalForm.of(element), StandardCharsets.UTF_8))
                .as("%s in %s", element.getNodeName(), xml)
                .isEqualTo(new String(jdk(element), StandardCharsets.UTF_8));
    }

    /** Seeded documents. */
    private static final class Generator {
        private final Random random;
        private final StringBuilder out = new StringBuilder();

        Generator(long seed) {
            this.random = new Random(seed);
        }

        String document() {
            element(0, Set.of());
            return out.toString();
        }

        private <T> T pick(List<T> values) {
            return values.get(random.nextInt(values.size()));
        }

        private void element(int depth, Set<String> scope) {
            Set<String> inner = new HashSet<>(scope);
            StringBuilder declarations = new StringBuilder();
            for (String prefix : PREFIXES) {
                if (random.nextInt(3) == 0) {
                    declarations
                            .append(" xmlns:")
                            .append(prefix)
                            .append("=\"")
                            .append(pick(URIS))
                            .append('"');
                    inner.add(prefix);
                }
            }
            if (random.nextInt(3) == 0) {
                declarations
                        .append(" xmlns=\"")
                        .append(random.nextBoolean() ? "" : pick(URIS))
                        .append('"');
            }
            List<String> usable = inner.stream().sorted().toList();
            String name = prefix(usable) + pick(NAMES);
            out.append('<').append(name).append(declarations);
            Set<String> used = new HashSet<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                String local = pick(NAMES);
                // Two prefixes may stand for one namespace: a local name is used once.
                if (used.add(local)) {
                    out.append(' ').append(prefix(usable)).append(local).append("=\"");
                    out.append(pick(TEXTS)).append('"');
                }
            }
            if (random.nextInt(5) == 0) {
                out.append(" xml:lang=\"fr\"");
            }
            out.append('>');
            for (int i = random.nextInt(depth > 4 ? 1 : 5); i > 0; i--) {
                switch (random.nextInt(6)) {
                    case 0 -> out.append("<!-- c -->");
                    case 1 -> out.append(pick(List.of("<?p?>", "<?p  a <b> ?>")));
                    case 2 -> out.append("<![CDATA[<&>\r\n]]>");
                    case 3 -> out.append(pick(TEXTS)).append(pick(TEXTS));
                    default -> element(depth + 1, inner);
                }
            }
            out.append("</").append(name).append('>');
        }

        private String prefix(List<String> usable) {
            return usable.isEmpty() || random.nextBoolean() ? "" : pick(usable) + ':';
        }
    }
}
