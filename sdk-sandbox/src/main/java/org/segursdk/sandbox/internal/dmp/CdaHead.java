package org.segursdk.sandbox.internal.dmp;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.segursdk.core.identity.InsAuthority;
import org.segursdk.core.xml.SecureXml;

/**
 * The head of a CDA, read up to its patient and no further.
 *
 * @param isCda whether the root is a ClinicalDocument
 * @param root id/@root
 * @param hasExtension whether id bears an extension
 * @param matricules patient identifiers under an INS authority, as {@code matricule^oid}
 */
record CdaHead(boolean isCda, String root, boolean hasExtension, List<String> matricules) {
    private static final String HL7 = "urn:hl7-org:v3";

    /**
     * @throws XMLStreamException not well-formed, or with a DTD
     */
    static CdaHead read(InputStream in) throws IOException, XMLStreamException {
        XMLStreamReader reader = SecureXml.reader(in);
        String root = "";
        boolean extension = false;
        List<String> matricules = new ArrayList<>();
        int depth = 0;
        boolean patient = false;
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.DTD) {
                throw new XMLStreamException("document type declaration");
            }
            if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
                if (depth == 1 && patient) {
                    break;
                }
                continue;
            }
            if (event != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            depth++;
            String name = reader.getLocalName();
            if (depth == 1 && !("ClinicalDocument".equals(name) && HL7.equals(reader.getNamespaceURI()))) {
                return new CdaHead(false, "", false, List.of());
            }
            if (depth == 2 && "id".equals(name)) {
                root = attribute(reader, "root");
                extension = !attribute(reader, "extension").isEmpty();
            }
            patient |= depth == 2 && "recordTarget".equals(name);
            if (depth == 4 && patient && "id".equals(name) && isIns(attribute(reader, "root"))) {
                matricules.add(attribute(reader, "extension") + "^" + attribute(reader, "root"));
            }
        }
        reader.close();
        return new CdaHead(true, root, extension, matricules);
    }

    private static boolean isIns(String oid) {
        return InsAuthority.ofOid(oid).isPresent();
    }

    private static String attribute(XMLStreamReader reader, String name) {
        String value = reader.getAttributeValue(null, name);
        return value == null ? "" : value;
    }

    @Override
    public String toString() {
        return "CdaHead[" + root + ", redacted]";
    }
}
