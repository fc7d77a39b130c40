package org.segursdk.cda.internal.tree;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * An element, or a text between elements, of a document read by {@link TreeReader}. Read-only once read. An element that holds
 * text only keeps it itself; white space between elements is kept inside narrative blocks alone.
 */
public final class Node implements Iterable<Node> {
    public static final String CDA = "urn:hl7-org:v3";
    public static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
    private static final String[] NONE = {};

    final String name;
    final String namespace;
    final String prefix;
    final @Nullable Node parent;

    @Nullable
    Node first;

    @Nullable
    Node last;

    @Nullable
    Node next;

    String[] attributes = NONE;

    @Nullable
    String text;

    @Nullable
    Base64Facts base64;

    Node(String name, String namespace, String prefix, @Nullable Node parent) {
        this.name = name;
        this.namespace = namespace;
        this.prefix = prefix;
        this.parent = parent;
        if (parent != null) {
            Node before = parent.last;
            if (before == null) {
                parent.first = this;
            } else {
                before.next = this;
            }
            parent.last = this;
        }
    }

    /** The place above a root, of which it is the only child: where absolute paths begin. */
    public static Node above(Node root) {
        Node above = new Node("", "", "", null);
        above.first = root;
        above.last = root;
        return above;
    }

    /** Local name, interned; empty for a text. */
    public String name() {
        return name;
    }

    /** Namespace; empty when there is none. */
    public String namespace() {
        return namespace;
    }

    /** Prefix as written; empty when there is none. */
    public String prefix() {
        return prefix;
    }

    public @Nullable Node parent() {
        return parent;
    }

    public boolean isText() {
        return name.isEmpty();
    }

    /** Whether it has that interned local name, whatever the namespace; compares no characters. */
    @SuppressWarnings("ReferenceEquality") // names are interned when read
    public boolean named(String interned) {
        return name == interned;
    }

    /** Whether this is the CDA element of that name. */
    public boolean is(String cdaName) {
        return name.equals(cdaName) && namespace.equals(CDA);
    }

    /**
     * The value of an attribute; names are {@code root}, {@code xsi:type} for XML Schema instance, {@code {namespace}name} for
     * others, {@code xmlns} and {@code xmlns:p} for declarations.
     */
    public @Nullable String attribute(String attribute) {
        String[] all = attributes;
        for (int i = 0; i < all.length; i += 2) {
            if (all[i].equals(attribute)) {
                return all[i + 1];
            }
        }
        return null;
    }

    /** As {@link #attribute} for an interned name, such as a literal: compares no characters. */
    @SuppressWarnings("ReferenceEquality") // names are interned when read
    public @Nullable String known(String interned) {
        String[] all = attributes;
        for (int i = 0; i < all.length; i += 2) {
            if (all[i] == interned) {
                return all[i + 1];
            }
        }
        return null;
    }

    /** The value of an attribute; empty when absent. */
    public String value(String attribute) {
        String value = attribute(attribute);
        return value == null ? "" : value;
    }

    public boolean has(String attribute) {
        return attribute(attribute) != null;
    }

    /** Number of attributes, declarations included. */
    public int attributeCount() {
        return attributes.length / 2;
    }

    public String attributeName(int index) {
        return attributes[2 * index];
    }

    public String attributeValue(int index) {
        return attributes[2 * index + 1];
    }

    /** {@code xsi:type} without prefix; empty when absent. */
    public String xsiType() {
        String type = value("xsi:type");
        return type.substring(type.indexOf(':') + 1);
    }

    /** The first CDA child of that name. */
    public @Nullable Node child(String cdaName) {
        for (Node child = first; child != null; child = child.next) {
            if (child.is(cdaName)) {
                return child;
            }
        }
        return null;
    }

    /** The first CDA descendant along these names. */
    public @Nullable Node at(String... cdaNames) {
        Node node = this;
        for (String cdaName : cdaNames) {
            node = node == null ? null : node.child(cdaName);
        }
        return node;
    }

    /** The CDA children of that name. */
    public List<Node> children(String cdaName) {
        List<Node> found = new ArrayList<>(4);
        for (Node child = first; child != null; child = child.next) {
            if (child.is(cdaName)) {
                found.add(child);
            }
        }
        return found;
    }

    /** How many CDA children have that name. */
    public int count(String cdaName) {
        int count = 0;
        for (Node child = first; child != null; child = child.next) {
            if (child.is(cdaName)) {
                count++;
            }
        }
        return count;
    }

    /** First child, element or text; with {@link #next()} the walk that allocates nothing. */
    public @Nullable Node first() {
        return first;
    }

    public @Nullable Node next() {
        return next;
    }

    /** The next of this name among the following brothers. */
    public @Nullable Node next(String cdaName) {
        for (Node node = next; node != null; node = node.next) {
            if (node.is(cdaName)) {
                return node;
            }
        }
        return null;
    }

    /** Whether it bears that templateId, whatever its extension. */
    public boolean hasTemplate(String root) {
        for (Node child = first; child != null; child = child.next) {
            if (child.named("templateId") && root.equals(child.known("root")) && child.namespace.equals(CDA)) {
                return true;
            }
        }
        return false;
    }

    /** Own text of a text node, or of an element that holds text only; empty when there is none. */
    public String ownText() {
        return text == null ? "" : text;
    }

    /** All text below, as it stands. */
    public String fullText() {
        if (first == null) {
            return ownText();
        }
        StringBuilder all = new StringBuilder();
        collect(this, all);
        return all.toString();
    }

    private static void collect(Node node, StringBuilder all) {
        all.append(node.ownText());
        for (Node child = node.first; child != null; child = child.next) {
            collect(child, all);
        }
    }

    /** What the base64 text of this element was found to be; its text is not kept. Null when it has no {@code B64}. */
    public @Nullable Base64Facts base64() {
        return base64;
    }

    /** The children, elements and texts. */
    @Override
    public Iterator<Node> iterator() {
        return new Iterator<>() {
            private @Nullable Node following = first;

            @Override
            public boolean hasNext() {
                return following != null;
            }

            @Override
            public Node next() {
                Node node = following;
                if (node == null) {
                    throw new NoSuchElementException();
                }
                following = node.next;
                return node;
            }
        };
    }

    /** Where it stands, such as {@code /ClinicalDocument/component/structuredBody/component[2]/section}. */
    public String path() {
        StringBuilder path = new StringBuilder(96);
        appendPath(this, path);
        return path.toString();
    }

    private static void appendPath(Node node, StringBuilder path) {
        Node above = node.parent;
        if (above != null) {
            appendPath(above, path);
        }
        path.append('/').append(node.isText() ? "text()" : node.name);
        if (above != null) {
            int position = 0;
            int alike = 0;
            for (Node brother = above.first; brother != null; brother = brother.next) {
                if (brother.name.equals(node.name)) {
                    alike++;
                    if (brother == node) {
                        position = alike;
                    }
                }
            }
            if (alike > 1) {
                path.append('[').append(position).append(']');
            }
        }
    }

    /** Redacted: its path. */
    @Override
    public String toString() {
        return path();
    }
}
