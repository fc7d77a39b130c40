package org.segursdk.cda.internal.read;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Header elements to replace in a copy. Immutable. */
public final class HeaderEdit {
    /** Changes nothing. */
    public static final HeaderEdit NONE = new HeaderEdit(Map.of(), List.of());

    private static final Set<String> EDITABLE = Set.of("id", "effectiveTime", "setId", "versionNumber", "title");

    /** Attributes, or the text under the key {@code ""}. */
    private final Map<String, Map<String, String>> elements;

    /** What the new version replaces. */
    private final List<Map<String, String>> replaced;

    private HeaderEdit(Map<String, Map<String, String>> elements, List<Map<String, String>> replaced) {
        this.elements = elements;
        this.replaced = replaced;
    }

    /** This edit with one more element replaced. */
    public HeaderEdit with(String element, Map<String, String> attributes) {
        if (!EDITABLE.contains(element)) {
            throw new IllegalArgumentException(element);
        }
        Map<String, Map<String, String>> more = new LinkedHashMap<>(elements);
        more.put(element, new LinkedHashMap<>(attributes));
        return new HeaderEdit(more, replaced);
    }

    /** This edit, the document replacing the one of that id; what it said to replace before goes. */
    public HeaderEdit replacing(Map<String, String> id) {
        List<Map<String, String>> ids = new ArrayList<>(replaced);
        ids.add(new LinkedHashMap<>(id));
        return new HeaderEdit(elements, ids);
    }

    boolean replaces(String element, @Nullable String typeCode) {
        return elements.containsKey(element)
                || !replaced.isEmpty() && element.equals("relatedDocument") && "RPLC".equals(typeCode);
    }

    void writeInstead(String element, Writer out, String prefix) throws IOException {
        Map<String, String> attributes = elements.get(element);
        if (attributes != null) {
            write(element, attributes, out, prefix);
        }
    }

    /** Before the first of the elements that follow it in the schema; also setId and versionNumber, if there were none. */
    void writeRelated(Writer out, String prefix) throws IOException {
        for (Map<String, String> id : replaced) {
            String p = prefix.isEmpty() ? "" : prefix + ':';
            out.write('<' + p + "relatedDocument typeCode=\"RPLC\"><" + p + "parentDocument>");
            write("id", id, out, prefix);
            out.write("</" + p + "parentDocument></" + p + "relatedDocument>");
        }
    }

    private static void write(String element, Map<String, String> attributes, Writer out, String prefix)
            throws IOException {
        String name = prefix.isEmpty() ? element : prefix + ':' + element;
        out.write('<' + name);
        for (Map.Entry<String, String> each : attributes.entrySet()) {
            out.write(' ' + each.getKey() + "=\"");
            XmlText.attribute(out, each.getValue());
            out.write('"');
        }
        out.write("/>");
    }
}
