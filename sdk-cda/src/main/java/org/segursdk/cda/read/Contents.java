package org.segursdk.cda.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.segursdk.cda.internal.read.Datatypes;
import org.segursdk.cda.internal.read.Place;
import org.segursdk.cda.internal.read.Scope;
import org.segursdk.cda.internal.tree.Base64Facts;
import org.segursdk.cda.internal.tree.Node;

/** Finds the embedded files of a tree. */
final class Contents {
    private Contents() {}

    /** Every base64 element below, and every plain text of a level-1 body. */
    static List<EmbeddedContent> below(Scope scope, Node from) {
        List<EmbeddedContent> found = new ArrayList<>();
        collect(scope, from, found);
        return found;
    }

    private static void collect(Scope scope, Node node, List<EmbeddedContent> found) {
        Node parent = node.parent();
        if (node.base64() != null || isPlainBody(node, parent)) {
            found.add(of(scope, node));
        }
        for (Node child = node.first(); child != null; child = child.next()) {
            collect(scope, child, found);
        }
    }

    private static boolean isPlainBody(Node node, @Nullable Node parent) {
        return node.is("text") && parent != null && parent.is("nonXMLBody");
    }

    static EmbeddedContent of(Scope scope, Node node) {
        Base64Facts facts = node.base64();
        Node parent = node.parent();
        Optional<String> id = Datatypes.attribute(node, "ID")
                .or(() -> parent == null ? Optional.empty() : Datatypes.attribute(parent, "ID"));
        return new EmbeddedContent(
                scope,
                Place.of(node),
                node.path(),
                Datatypes.attribute(node, "mediaType"),
                id,
                facts != null,
                facts == null ? OptionalLong.empty() : OptionalLong.of(facts.size()),
                facts == null || facts.isWellFormed());
    }
}
