package org.segursdk.cda.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.segursdk.cda.internal.tree.Node;

/**
 * An element as it stands in the document, for what no other view tells. The content of a base64 element is not here: see
 * {@link ReadDocument#contents()}. Immutable.
 */
public final class ReadElement {
    private final Node node;

    ReadElement(Node node) {
        this.node = node;
    }

    /** Local name; empty for a text between elements. */
    public String name() {
        return node.name();
    }

    /** Namespace; empty when there is none. */
    public String namespace() {
        return node.namespace();
    }

    /** An attribute: {@code root}; {@code xsi:type} for XML Schema instance; {@code {namespace}name} for others. */
    public Optional<String> attribute(String name) {
        return Optional.ofNullable(node.attribute(name));
    }

    /** All attributes, namespace declarations included, in their order. */
    public Map<String, String> attributes() {
        Map<String, String> all = new LinkedHashMap<>();
        for (int i = 0; i < node.attributeCount(); i++) {
            all.put(node.attributeName(i), node.attributeValue(i));
        }
        return all;
    }

    /** Elements below, and inside narrative blocks the texts between them. */
    public List<ReadElement> children() {
        List<ReadElement> all = new ArrayList<>();
        for (Node child : node) {
            all.add(new ReadElement(child));
        }
        return all;
    }

    /** CDA elements of that name below. */
    public List<ReadElement> children(String cdaName) {
        return node.children(cdaName).stream().map(ReadElement::new).toList();
    }

    /** The first CDA element along these names. */
    public Optional<ReadElement> at(String... cdaNames) {
        return Optional.ofNullable(node.at(cdaNames)).map(ReadElement::new);
    }

    /** The element above; empty for the root. */
    public Optional<ReadElement> parent() {
        @Nullable Node above = node.parent();
        return Optional.ofNullable(above).map(ReadElement::new);
    }

    /** All text below, as it stands. */
    public String text() {
        return node.fullText();
    }

    /** Where it stands, such as {@code /ClinicalDocument/recordTarget}. */
    public String path() {
        return node.path();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ReadElement that && node == that.node;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(node);
    }

    /** Redacted: its path. */
    @Override
    public String toString() {
        return "ReadElement[" + path() + "]";
    }
}
