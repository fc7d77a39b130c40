package org.segursdk.conformance.checks.dmp;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import org.segursdk.conformance.port.DmpImportPort.Held;
import org.segursdk.core.xml.SecureXml;
import org.segursdk.dmp.search.LocalDocument;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** What a record keeps of a document of the DMP. */
final class HeldDocuments {
    private static final String HL7 = "urn:hl7-org:v3";

    private HeldDocuments() {}

    static Held of(String id, byte[] content) {
        if (content.length == 0 || content[0] != '<') {
            return new Held(id, Optional.empty(), OptionalInt.empty(), true, content);
        }
        try {
            Element root = SecureXml.parse(new ByteArrayInputStream(content)).getDocumentElement();
            Element set = (Element) root.getElementsByTagNameNS(HL7, "setId").item(0);
            Element version =
                    (Element) root.getElementsByTagNameNS(HL7, "versionNumber").item(0);
            return new Held(
                    id,
                    Optional.of(set.getAttribute(set.hasAttribute("extension") ? "extension" : "root")),
                    OptionalInt.of(Integer.parseInt(version.getAttribute("value"))),
                    true,
                    content);
        } catch (IOException | SAXException e) {
            throw new IllegalStateException(e);
        }
    }

    static LocalDocument local(Held held) {
        return new LocalDocument(held.uniqueId(), held.setId(), held.version(), Optional.empty());
    }
}
