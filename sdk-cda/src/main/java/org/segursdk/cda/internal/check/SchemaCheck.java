package org.segursdk.cda.internal.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.segursdk.cda.internal.check.ElementType.Attribute;
import org.segursdk.cda.internal.tree.Node;

/** What the XML schema says of one element: attributes, text, order and number of its children. Source: cda §1.1. */
final class SchemaCheck {
    private static final String XSI_PREFIX = "xsi:";

    private final Schema schema = Schema.get();
    private final Findings findings;
    private final Set<String> ids = new HashSet<>();
    private final List<Node> references = new ArrayList<>();
    /** Prefixes in force, innermost last: prefix, namespace. */
    private final List<String> prefixes = new ArrayList<>();

    SchemaCheck(Findings findings) {
        this.findings = findings;
    }

    boolean hasId(String id) {
        return ids.contains(id);
    }

    /** Notes the declarations of an element; {@link #leave} takes them back. */
    int enter(Node node) {
        int mark = prefixes.size();
        int count = node.attributeCount();
        for (int i = 0; i < count; i++) {
            String attribute = node.attributeName(i);
            if (!attribute.startsWith("xmlns")) {
                break; // declarations come first
            }
            prefixes.add(attribute.length() > 5 ? attribute.substring(6) : "");
            prefixes.add(node.attributeValue(i));
        }
        return mark;
    }

    void leave(int mark) {
        while (prefixes.size() > mark) {
            prefixes.remove(prefixes.size() - 1);
        }
    }

    /** Declarations made above the document, in an auto-presentable file. */
    void inherit(@Nullable Node node) {
        if (node != null) {
            inherit(node.parent());
            enter(node);
        }
    }

    /** The type in force: the declared one, or the one that {@code xsi:type} names. Null when it cannot be told. */
    @Nullable
    ElementType actual(Node node, ElementType declared) {
        String named = node.attribute("xsi:type");
        if (named == null) {
            if (declared.isAbstract) {
                findings.add(OwnRule.XSD_TYPE, node);
                return null;
            }
            return declared;
        }
        String type = named.strip();
        int colon = type.indexOf(':');
        String namespace = namespace(colon < 0 ? "" : type.substring(0, colon));
        ElementType actual = namespace == null ? null : schema.named(namespace, type.substring(colon + 1));
        if (actual == null || actual.isAbstract || !derives(actual, declared)) {
            findings.add(OwnRule.XSD_TYPE, node);
            return null;
        }
        return actual;
    }

    private boolean derives(ElementType type, ElementType from) {
        ElementType at = type;
        while (at.id != from.id) {
            if (at.base < 0) {
                return false;
            }
            at = schema.type(at.base);
        }
        return true;
    }

    private @Nullable String namespace(String prefix) {
        for (int i = prefixes.size() - 2; i >= 0; i -= 2) {
            if (prefixes.get(i).equals(prefix)) {
                return prefixes.get(i + 1);
            }
        }
        return prefix.isEmpty() ? "" : null;
    }

    void attributes(Node node, ElementType type) {
        int count = node.attributeCount();
        int required = 0;
        for (int i = 0; i < count; i++) {
            String name = node.attributeName(i);
            char first = name.charAt(0);
            if (first == 'x' && (name.startsWith("xmlns") || name.startsWith(XSI_PREFIX))) {
                continue;
            }
            Attribute attribute = type.attribute(name);
            if (attribute == null) {
                findings.add(OwnRule.XSD_ATTRIBUTE, node, name);
                continue;
            }
            if (attribute.required()) {
                required++;
            }
            value(node, attribute, node.attributeValue(i));
        }
        for (Attribute attribute : type.attributes) {
            if (attribute.required() && required-- <= 0 && !node.has(attribute.name())) {
                findings.add(OwnRule.XSD_ATTRIBUTE_MISSING, node, attribute.name());
            }
        }
    }

    private void value(Node node, Attribute attribute, String value) {
        String fixed = attribute.fixed();
        if (fixed != null && !fixed.equals(value)) {
            findings.add(OwnRule.XSD_FIXED, node, attribute.name());
        } else if (!attribute.type().accepts(value)) {
            findings.add(OwnRule.XSD_VALUE, node, attribute.name());
        } else if (attribute.type().isId()) {
            findings.unless(ids.add(value.strip()), OwnRule.CDA_ID_TWICE, node);
        } else if (attribute.name().equals("referencedObject")) {
            references.add(node);
        }
    }

    /** Once the whole document was seen. */
    void references() {
        for (Node node : references) {
            for (String target : node.value("referencedObject").strip().split("\\s+")) {
                findings.unless(ids.contains(target), OwnRule.CDA_MEDIA, node);
            }
        }
    }

    /** Text where none may be; an element that has no content at all bears not even a space. */
    void text(Node node, ElementType type) {
        if (type.mixed) {
            return;
        }
        boolean some = !node.ownText().isEmpty()
                && (type.places.length == 0 || !node.ownText().isBlank());
        for (Node child = node.first(); child != null && !some; child = child.next()) {
            some = child.isText() && !child.ownText().isBlank();
        }
        if (some) {
            findings.add(OwnRule.XSD_TEXT, node);
        }
    }
}
