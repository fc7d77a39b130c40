package org.segursdk.sandbox.internal.mss;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.segursdk.core.identity.InsAuthority;
import org.segursdk.core.xml.SecureXml;

/**
 * What the operator wants to know of an archive.
 *
 * @param readable whether it is a zip with METADATA.XML
 * @param codes ClinicalDocument/code/@code of each CDA, in the order of the archive
 * @param patients INS of the CDAs, as {@code matricule^oid}
 * @param texts the XML files as text, for the recorder
 */
record XdmContent(boolean readable, List<String> codes, Set<String> patients, List<String> texts) {
    private static final int MAX_ENTRIES = 2_000;
    private static final int MAX_BYTES = 200_000_000;
    private static final String HL7 = "urn:hl7-org:v3";

    static XdmContent read(byte[] zip) {
        List<String> codes = new ArrayList<>();
        Set<String> patients = new HashSet<>();
        List<String> texts = new ArrayList<>();
        boolean metadata = false;
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.UTF_8)) {
            int left = MAX_BYTES;
            int entries = 0;
            ZipEntry entry;
            while ((entry = in.getNextEntry()) != null && ++entries <= MAX_ENTRIES) {
                byte[] bytes = in.readNBytes(left);
                left -= bytes.length;
                String name = entry.getName().toUpperCase(Locale.ROOT);
                metadata |= name.endsWith("/METADATA.XML");
                if (name.endsWith(".XML")) {
                    texts.add(new String(bytes, StandardCharsets.UTF_8));
                    if (!name.endsWith("/METADATA.XML")) {
                        document(bytes, codes, patients);
                    }
                }
            }
            return new XdmContent(metadata, codes, patients, texts);
        } catch (IOException | XMLStreamException | IllegalArgumentException e) {
            return new XdmContent(false, codes, patients, texts);
        }
    }

    /** Reads a CDA up to its patient. */
    private static void document(byte[] bytes, List<String> codes, Set<String> patients) throws XMLStreamException {
        XMLStreamReader reader = SecureXml.reader(new ByteArrayInputStream(bytes));
        int depth = 0;
        boolean patient = false;
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.END_ELEMENT && --depth == 1 && patient) {
                return;
            }
            if (event != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            depth++;
            String name = reader.getLocalName();
            if (depth == 1 && !("ClinicalDocument".equals(name) && HL7.equals(reader.getNamespaceURI()))) {
                return;
            }
            if (depth == 2 && "code".equals(name)) {
                codes.add(attribute(reader, "code"));
            }
            patient |= depth == 2 && "recordTarget".equals(name);
            String root = attribute(reader, "root");
            if (depth == 4
                    && patient
                    && "id".equals(name)
                    && InsAuthority.ofOid(root).isPresent()) {
                patients.add(attribute(reader, "extension") + "^" + root);
            }
        }
    }

    private static String attribute(XMLStreamReader reader, String name) {
        String value = reader.getAttributeValue(null, name);
        return value == null ? "" : value;
    }

    @Override
    public String toString() {
        return "XdmContent[" + codes.size() + " documents, redacted]";
    }
}
