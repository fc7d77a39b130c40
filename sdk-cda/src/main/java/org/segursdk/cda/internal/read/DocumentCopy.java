package org.segursdk.cda.internal.read;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.segursdk.cda.internal.tree.Node;
import org.segursdk.core.document.ContentSource;

/**
 * Copies the ClinicalDocument of a file event by event, prefixes, comments and unknown elements included; a few elements of
 * the header may be replaced on the way. Bounded memory.
 */
public final class DocumentCopy {
    /** What stands after relatedDocument in the schema. Source: cda §1.1. */
    private static final Set<String> AFTER_RELATED = Set.of("authorization", "componentOf", "component");

    private static final int OUTSIDE = -2;
    private static final int DONE = -1;

    private final XMLStreamReader xml;
    private final Writer out;
    private final HeaderEdit edit;
    private final List<Map<String, String>> scopes = new ArrayList<>();
    private String prefix = "";
    private int depth = OUTSIDE;
    private boolean relatedWritten;
    private boolean open;

    DocumentCopy(XMLStreamReader xml, Writer out, HeaderEdit edit) {
        this.xml = xml;
        this.out = out;
        this.edit = edit;
    }

    /** The ClinicalDocument of a file, copied at each opening, its header edited. */
    public static ContentSource source(ContentSource file, HeaderEdit edit) {
        return () -> CopyStream.open(file, edit);
    }

    /**
     * Copies what the next event says.
     *
     * @return false when the document is done
     */
    boolean step() throws XMLStreamException, IOException {
        if (depth == DONE || !xml.hasNext()) {
            if (depth == OUTSIDE) {
                throw new IOException("the document has changed: no ClinicalDocument");
            }
            return false;
        }
        int event = xml.next();
        if (depth == OUTSIDE) {
            outside(event);
        } else {
            inside(event);
        }
        return true;
    }

    private void outside(int event) throws IOException {
        if (event == XMLStreamConstants.START_ELEMENT) {
            if (xml.getLocalName().equals("ClinicalDocument") && Node.CDA.equals(xml.getNamespaceURI())) {
                prefix = xml.getPrefix() == null ? "" : xml.getPrefix();
                out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
                start(inherited());
                depth = 0;
            } else {
                enter();
            }
        } else if (event == XMLStreamConstants.END_ELEMENT) {
            scopes.remove(scopes.size() - 1);
        }
    }

    private void enter() {
        Map<String, String> declared = new HashMap<>();
        for (int i = 0; i < xml.getNamespaceCount(); i++) {
            String prefix = xml.getNamespacePrefix(i);
            String uri = xml.getNamespaceURI(i);
            declared.put(prefix == null ? "" : prefix, uri == null ? "" : uri);
        }
        scopes.add(declared);
    }

    /** Children of the root may be edited; all the rest is copied. */
    private void inside(int event) throws XMLStreamException, IOException {
        if (event == XMLStreamConstants.START_ELEMENT && depth == 0 && Node.CDA.equals(xml.getNamespaceURI())) {
            String name = xml.getLocalName();
            if (!relatedWritten && AFTER_RELATED.contains(name)) {
                close();
                edit.writeRelated(out, prefix);
                relatedWritten = true;
            }
            if (edit.replaces(name, xml.getAttributeValue(null, "typeCode"))) {
                skip();
                close();
                edit.writeInstead(name, out, prefix);
                return;
            }
        }
        if (event == XMLStreamConstants.START_ELEMENT) {
            depth++;
            start(Map.of());
        } else if (event == XMLStreamConstants.END_ELEMENT) {
            depth--;
            end();
        } else {
            other(event);
        }
    }

    private void skip() throws XMLStreamException {
        int depth = 1;
        while (depth > 0) {
            int event = xml.next();
            depth += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
        }
    }

    /** Declarations of the elements around, which the copy must make its own. */
    private Map<String, String> inherited() {
        Map<String, String> all = new HashMap<>();
        scopes.forEach(all::putAll);
        all.remove("", "");
        return all;
    }

    private void start(Map<String, String> inherited) throws IOException {
        close();
        out.write('<');
        out.write(qName(xml.getPrefix(), xml.getLocalName()));
        Set<String> declared = new HashSet<>();
        for (int i = 0; i < xml.getNamespaceCount(); i++) {
            String prefix = xml.getNamespacePrefix(i);
            String uri = xml.getNamespaceURI(i);
            declared.add(prefix == null ? "" : prefix);
            declare(prefix == null ? "" : prefix, uri == null ? "" : uri);
        }
        for (Map.Entry<String, String> each : inherited.entrySet()) {
            if (!declared.contains(each.getKey())) {
                declare(each.getKey(), each.getValue());
            }
        }
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            attribute(qName(xml.getAttributePrefix(i), xml.getAttributeLocalName(i)), xml.getAttributeValue(i));
        }
        open = true;
    }

    private void declare(String prefix, String uri) throws IOException {
        attribute(prefix.isEmpty() ? "xmlns" : "xmlns:" + prefix, uri);
    }

    private static String qName(@Nullable String prefix, String name) {
        return prefix == null || prefix.isEmpty() ? name : prefix + ':' + name;
    }

    private void attribute(String name, String value) throws IOException {
        out.write(' ');
        out.write(name);
        out.write("=\"");
        XmlText.attribute(out, value);
        out.write('"');
    }

    private void end() throws IOException {
        if (open) {
            out.write("/>");
            open = false;
        } else {
            out.write("</");
            out.write(qName(xml.getPrefix(), xml.getLocalName()));
            out.write('>');
        }
    }

    private void close() throws IOException {
        if (open) {
            out.write('>');
            open = false;
        }
    }

    private void other(int event) throws IOException {
        switch (event) {
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                if (xml.getTextLength() > 0) {
                    close();
                    XmlText.text(out, xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
                }
            }
            case XMLStreamConstants.COMMENT -> {
                close();
                out.write("<!--");
                out.write(xml.getText());
                out.write("-->");
            }
            case XMLStreamConstants.PROCESSING_INSTRUCTION -> {
                close();
                out.write("<?");
                out.write(xml.getPITarget());
                String data = xml.getPIData();
                if (data != null && !data.isEmpty()) {
                    out.write(' ');
                    out.write(data);
                }
                out.write("?>");
            }
            default -> {
                // nothing else stands in a document without DTD
            }
        }
    }
}
