package org.segursdk.soap.internal;

import java.io.ByteArrayInputStream;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.segursdk.core.xml.SecureXml;

/**
 * Shows the structure of a message and a short list of harmless technical values; every other text and attribute value is
 * masked. What is not known to be harmless is masked.
 */
final class XmlRedactor {
    static final String MASK = "***";

    private static final String INSI_RESULT = "http://www.cnamts.fr/INSiResultat";

    /** Elements whose text is technical: addressing, fault codes, INSi's return code. */
    private static final Set<String> TEXTS = Set.of(
            Soap.WSA + "|Action",
            Soap.WSA + "|MessageID",
            Soap.WSA + "|RelatesTo",
            Soap.NS + "|Value",
            "|faultcode",
            INSI_RESULT + "|CodeCR",
            "urn:si-dmp-habilitations|status");

    /** Attributes whose value is technical wherever they stand. */
    private static final Set<String> ATTRIBUTES = Set.of(
            "mustUnderstand",
            "Algorithm",
            "Version",
            "Nature",
            "type",
            "typeCode",
            "classCode",
            "moodCode",
            "determinerCode",
            "ITSVersion",
            "severite",
            "severity",
            "errorCode",
            "status",
            "lang",
            "objectType",
            "associationType",
            "Name",
            "Format");

    /** Elements whose {@code code} attribute is of the protocol, not of a patient. */
    private static final Set<String> PROTOCOL_CODES =
            Set.of("Erreur", "queryResponseCode", "reasonCode", "statusCode", "processingCode", "acceptAckCode");

    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9_:./#+\\-]{1,120}");
    private static final Pattern LONG_NUMBER = Pattern.compile("[0-9]{6,}");
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private XmlRedactor() {}

    /** A redacted text, and whether the whole message could be read. */
    record Redacted(String text, boolean whole) {
        @Override
        public String toString() {
            return "Redacted[" + text.length() + " characters]";
        }
    }

    static Redacted redact(byte[] message) {
        StringBuilder out = new StringBuilder();
        try {
            XMLStreamReader reader = SecureXml.reader(new ByteArrayInputStream(message));
            String element = "";
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        element = qualified(reader);
                        start(reader, out);
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        out.append("</").append(name(reader)).append('>');
                        element = "";
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text(reader, element, out);
                    default -> {
                        // Comments and instructions are left out: they may say anything.
                    }
                }
            }
            return new Redacted(out.toString(), true);
        } catch (XMLStreamException | RuntimeException e) {
            return new Redacted(out.toString(), false);
        }
    }

    private static void start(XMLStreamReader reader, StringBuilder out) {
        out.append('<').append(name(reader));
        for (int i = 0; i < reader.getNamespaceCount(); i++) {
            String prefix = reader.getNamespacePrefix(i);
            String uri = reader.getNamespaceURI(i);
            out.append(prefix == null ? " xmlns" : " xmlns:" + prefix)
                    .append("=\"")
                    .append(uri == null ? "" : technical(uri))
                    .append('"');
        }
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String local = reader.getAttributeLocalName(i);
            String prefix = reader.getAttributePrefix(i);
            boolean known = ATTRIBUTES.contains(local)
                    || local.equals("code") && PROTOCOL_CODES.contains(reader.getLocalName())
                    || local.equals("name") && reader.getLocalName().equals("Slot");
            out.append(' ')
                    .append(prefix == null || prefix.isEmpty() ? "" : prefix + ":")
                    .append(local)
                    .append("=\"")
                    .append(known ? technical(reader.getAttributeValue(i)) : MASK)
                    .append('"');
        }
        out.append('>');
    }

    private static void text(XMLStreamReader reader, String element, StringBuilder out) {
        String value = reader.getText();
        if (value.isBlank()) {
            return;
        }
        String shown = TEXTS.contains(element) ? technical(value.strip()) : MASK;
        // A long text comes in pieces: one mask is enough.
        if (!shown.equals(MASK)
                || out.length() < MASK.length()
                || !MASK.contentEquals(out.subSequence(out.length() - MASK.length(), out.length()))) {
            out.append(shown);
        }
    }

    private static String technical(String value) {
        String withoutIds = UUID.matcher(value).replaceAll("");
        boolean harmless = HARMLESS.matcher(value).matches()
                && !LONG_NUMBER.matcher(withoutIds).find();
        return harmless ? value : MASK;
    }

    private static String qualified(XMLStreamReader reader) {
        String namespace = reader.getNamespaceURI();
        return (namespace == null ? "" : namespace) + '|' + reader.getLocalName();
    }

    private static String name(XMLStreamReader reader) {
        String prefix = reader.getPrefix();
        return prefix == null || prefix.isEmpty() ? reader.getLocalName() : prefix + ':' + reader.getLocalName();
    }
}
