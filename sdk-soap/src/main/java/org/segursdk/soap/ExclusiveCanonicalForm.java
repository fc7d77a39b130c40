package org.segursdk.soap;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.xml.crypto.NodeSetData;
import javax.xml.crypto.OctetStreamData;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.TransformException;
import javax.xml.crypto.dsig.TransformService;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/** Exclusive canonical XML 1.0, without comments, of an element in memory, made by the JDK. */
final class ExclusiveCanonicalForm {
    private ExclusiveCanonicalForm() {}

    static byte[] of(Element element) throws GeneralSecurityException {
        List<Node> nodes = new ArrayList<>();
        collect(element, nodes);
        try {
            TransformService service = TransformService.getInstance(CanonicalizationMethod.EXCLUSIVE, "DOM");
            service.init((TransformParameterSpec) null);
            OctetStreamData form = (OctetStreamData) service.transform(new Nodes(nodes), null);
            return form.getOctetStream().readAllBytes();
        } catch (TransformException | IOException e) {
            throw new GeneralSecurityException(e);
        }
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

    /** What to canonicalise. */
    private record Nodes(List<Node> nodes) implements NodeSetData<Node> {
        @Override
        public Iterator<Node> iterator() {
            return nodes.iterator();
        }

        /** Without the nodes: they print their text. */
        @Override
        public String toString() {
            return "Nodes[" + nodes.size() + "]";
        }
    }
}
