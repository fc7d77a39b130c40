package org.segursdk.cda.internal.read;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.segursdk.cda.internal.tree.Node;
import org.segursdk.core.document.ContentSource;

/** One document read: its trees, its bytes, and what its narrative references point to. Thread-safe. */
public final class Scope {
    private final Node root;
    private final Node document;
    private final ContentSource source;
    private volatile @Nullable Map<String, Node> marked;

    /**
     * @param root root element of the file
     * @param document {@code ClinicalDocument}, the root or inside it
     * @param source the bytes of the file
     */
    public Scope(Node root, Node document, ContentSource source) {
        this.root = root;
        this.document = document;
        this.source = source;
    }

    public Node root() {
        return root;
    }

    public Node document() {
        return document;
    }

    public ContentSource source() {
        return source;
    }

    /** The element that bears this XML ID; {@code id} without {@code #}. */
    public @Nullable Node marked(String id) {
        return index().get(id);
    }

    /** The words a reference {@code #id} points to; the {@code #} is often forgotten. */
    public Optional<String> words(String reference) {
        Node target = marked(reference.startsWith("#") ? reference.substring(1) : reference);
        return target == null
                ? Optional.empty()
                : Optional.of(PlainText.of(target)).filter(text -> !text.isEmpty());
    }

    private Map<String, Node> index() {
        Map<String, Node> known = marked;
        if (known == null) {
            known = new HashMap<>();
            collect(document, known);
            marked = known;
        }
        return known;
    }

    private static void collect(Node node, Map<String, Node> found) {
        if (node.attributeCount() > 0) {
            String id = node.attribute("ID");
            if (id != null) {
                found.putIfAbsent(id, node);
            }
        }
        for (Node child = node.first(); child != null; child = child.next()) {
            collect(child, found);
        }
    }
}
