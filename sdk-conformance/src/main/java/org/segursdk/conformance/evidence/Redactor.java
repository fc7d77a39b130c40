package org.segursdk.conformance.evidence;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.segursdk.core.xml.SecureXml;

/**
 * Makes copies of captures that bear no patient, no secret and no free text: what is not known to be harmless is replaced by a token,
 * the same for the same value within a run, so that comparisons still work. XML keeps its structure and codes; a mail keeps its
 * technical headers; of anything else only size and digest are told.
 */
public final class Redactor {
    private static final Set<String> HARMLESS_ATTRIBUTES = Set.of(
            "root",
            "code",
            "codeSystem",
            "codeSystemName",
            "codeSystemVersion",
            "typeCode",
            "classCode",
            "moodCode",
            "nullFlavor",
            "unit",
            "mediaType",
            "representation",
            "use",
            "qualifier",
            "contextControlCode",
            "determinerCode",
            "operator",
            "inversionInd",
            "negationInd",
            "type",
            "schemaLocation",
            "mustUnderstand",
            "Algorithm",
            "Version",
            "Format",
            "Name",
            "NameFormat",
            "Method",
            "mimeType",
            "objectType",
            "classificationScheme",
            "identificationScheme",
            "associationType",
            "status",
            "styleCode",
            "listType");
    /** Elements whose extension is a version, never a person's number. */
    private static final Set<String> TEMPLATES = Set.of("typeId", "templateId");

    private static final Set<String> HARMLESS_HEADERS = Set.of(
            "mime-version",
            "content-type",
            "content-transfer-encoding",
            "x-mss-ins",
            "x-mss-codecda",
            "x-mss-nil",
            "x-mss-mes",
            "x-mailer",
            "content-disposition");
    private static final Pattern FILE_NAME =
            Pattern.compile("(?i)(file)?name\\*?[0-9]*\\*?\\s*=\\s*(\"[^\"]*\"|[^;\\s]+)");

    private final Map<String, String> tokens = new LinkedHashMap<>();
    private final Map<String, Integer> replaced = new TreeMap<>();

    /** How many values of each sort were replaced so far; values are not kept in it. */
    public Map<String, Integer> replaced() {
        return Map.copyOf(replaced);
    }

    /** A copy that may be shown. */
    public byte[] redact(byte[] content) {
        String head = new String(content, 0, Math.min(content.length, 64), StandardCharsets.ISO_8859_1).stripLeading();
        if (head.startsWith("<") || head.startsWith("\u00EF\u00BB\u00BF<")) {
            return xml(content);
        }
        if (head.matches("(?s)[A-Za-z][A-Za-z0-9-]*:.*")
                && new String(content, StandardCharsets.ISO_8859_1).contains("\n")) {
            return mail(content);
        }
        return untold(content);
    }

    private byte[] untold(byte[] content) {
        count("content");
        return ("[not shown: " + content.length + " bytes, sha256 " + Digests.sha256(content) + "]\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private String token(String sort, String value) {
        count(sort);
        return tokens.computeIfAbsent(sort + ' ' + value, key -> sort + '-' + (tokens.size() + 1));
    }

    private void count(String sort) {
        replaced.merge(sort, 1, Integer::sum);
    }

    private byte[] mail(byte[] content) {
        String text = new String(content, StandardCharsets.ISO_8859_1).replace("\r\n", "\n");
        int end = text.indexOf("\n\n");
        String unfolded = (end < 0 ? text : text.substring(0, end)).replaceAll("\n[ \t]+", " ");
        StringBuilder out = new StringBuilder();
        for (String line : unfolded.split("\n")) {
            int colon = line.indexOf(':');
            String name = colon < 0 ? "" : line.substring(0, colon);
            String value = colon < 0 ? "" : line.substring(colon + 1).strip();
            if (HARMLESS_HEADERS.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                Matcher names = FILE_NAME.matcher(value);
                out.append(name)
                        .append(": ")
                        .append(names.replaceAll("name=[name]"))
                        .append('\n');
            } else if (name.matches("[A-Za-z0-9-]{1,60}")) {
                out.append(name).append(": ").append(token("HEADER", value)).append('\n');
            }
        }
        byte[] body = end < 0 ? new byte[0] : text.substring(end + 2).getBytes(StandardCharsets.ISO_8859_1);
        out.append('\n').append(new String(untold(body), StandardCharsets.UTF_8));
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private byte[] xml(byte[] content) {
        ByteArrayOutputStream text = new ByteArrayOutputStream(content.length);
        try {
            XMLStreamReader in = SecureXml.reader(new ByteArrayInputStream(content));
            XMLStreamWriter out = SecureXml.writer(text);
            out.writeStartDocument("UTF-8", "1.0");
            while (in.hasNext()) {
                copy(in.next(), in, out);
            }
            out.writeEndDocument();
            out.close();
            return text.toByteArray();
        } catch (XMLStreamException e) {
            return untold(content); // not well-formed: nothing of it is known to be harmless
        }
    }

    private void copy(int event, XMLStreamReader in, XMLStreamWriter out) throws XMLStreamException {
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> start(in, out);
            case XMLStreamConstants.END_ELEMENT -> out.writeEndElement();
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                String written = in.getText();
                if (written.isBlank()) {
                    out.writeCharacters(written);
                } else {
                    out.writeCharacters("[" + token("TEXT", written.strip()) + "]");
                }
            }
            default -> {
                // comments and instructions are left out
            }
        }
    }

    private void start(XMLStreamReader in, XMLStreamWriter out) throws XMLStreamException {
        String prefix = in.getPrefix() == null ? "" : in.getPrefix();
        String namespace = in.getNamespaceURI() == null ? "" : in.getNamespaceURI();
        out.writeStartElement(prefix, in.getLocalName(), namespace);
        for (int i = 0; i < in.getNamespaceCount(); i++) {
            String declared = in.getNamespacePrefix(i);
            String uri = in.getNamespaceURI(i) == null ? "" : in.getNamespaceURI(i);
            if (declared == null || declared.isEmpty()) {
                out.writeDefaultNamespace(uri);
            } else {
                out.writeNamespace(declared, uri);
            }
        }
        boolean template = TEMPLATES.contains(in.getLocalName());
        for (int i = 0; i < in.getAttributeCount(); i++) {
            String name = in.getAttributeLocalName(i);
            String value = in.getAttributeValue(i);
            boolean harmless = HARMLESS_ATTRIBUTES.contains(name) || template && name.equals("extension");
            String shown = harmless ? value : token(name, value);
            String own = in.getAttributePrefix(i);
            if (own == null || own.isEmpty()) {
                out.writeAttribute(name, shown);
            } else {
                out.writeAttribute(own, in.getAttributeNamespace(i), name, shown);
            }
        }
    }
}
