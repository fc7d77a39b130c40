package org.segursdk.sandbox.internal.dmp;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.segursdk.sandbox.internal.soap.Dom;
import org.segursdk.sandbox.internal.soap.Markup;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;

/**
 * Registry objects as text, ready to be put into an answer: what was fed, untouched, with the ids of the registry in place of
 * the symbolic ones, in the order of the schema. The default namespace must be that of RIM.
 */
final class RimText {
    private static final List<String> ORDER =
            List.of("Slot", "Name", "Description", "VersionInfo", "Classification", "ExternalIdentifier");

    private final String id;
    private final StringBuilder out = new StringBuilder(4096);

    private RimText(String id) {
        this.id = id;
    }

    /**
     * The children of an object.
     *
     * @param id of the registry, to which classifications and identifiers are attached
     * @param leftOut slots that are the registry's own business
     * @param added further slots, as name and value
     */
    static String children(Element object, String id, int version, Set<String> leftOut, List<List<String>> added) {
        RimText text = new RimText(id);
        for (String kind : ORDER) {
            for (Element child : Dom.children(object, RimObject.RIM, kind)) {
                boolean dropped = "VersionInfo".equals(kind)
                        || "Slot".equals(kind) && leftOut.contains(child.getAttribute("name"));
                if (!dropped) {
                    text.element(child);
                }
            }
            if ("Slot".equals(kind)) {
                added.forEach(slot -> text.out.append(slot(slot.get(0), List.of(slot.get(1)))));
            }
            if ("VersionInfo".equals(kind)) {
                text.out.append("<VersionInfo versionName=\"").append(version).append("\"/>");
            }
        }
        return text.out.toString();
    }

    static String slot(String name, List<String> values) {
        StringBuilder text = new StringBuilder("<Slot name=\"" + Markup.escape(name) + "\"><ValueList>");
        values.forEach(
                value -> text.append("<Value>").append(Markup.escape(value)).append("</Value>"));
        return text.append("</ValueList></Slot>").toString();
    }

    private void element(Element element) {
        String name = String.valueOf(element.getLocalName());
        out.append('<').append(name);
        NamedNodeMap attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            Attr attribute = (Attr) attributes.item(i);
            if (!attribute.getName().startsWith("xmlns")) {
                out.append(' ')
                        .append(attribute.getName())
                        .append("=\"")
                        .append(attribute(name, attribute))
                        .append('"');
            }
        }
        out.append('>');
        List<Element> children = new ArrayList<>(Dom.children(element));
        if (children.isEmpty()) {
            out.append(Markup.escape(element.getTextContent()));
        }
        children.forEach(this::element);
        out.append("</").append(name).append('>');
    }

    private String attribute(String element, Attr attribute) {
        return switch (attribute.getName()) {
            case "classifiedObject", "registryObject" -> id;
            case "id" ->
                "Classification".equals(element) || "ExternalIdentifier".equals(element)
                        ? "urn:uuid:" + UUID.randomUUID()
                        : Markup.escape(attribute.getValue());
            default ->
                Markup.escape(attribute.getValue()).replace("\n", "&#10;").replace("\t", "&#9;");
        };
    }
}
