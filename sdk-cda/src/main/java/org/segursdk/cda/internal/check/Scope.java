package org.segursdk.cda.internal.check;

import java.util.IdentityHashMap;
import java.util.Map;
import org.segursdk.cda.internal.tree.Node;

/** What the conditions of one document share. */
final class Scope {
    final Node root;
    /** The place above the root, where absolute paths begin. */
    final Node above;

    final Map<Path, Integer> counts = new IdentityHashMap<>();
    final Map<Path, Integer> existing = new IdentityHashMap<>();

    Scope(Node root) {
        this.root = root;
        this.above = Node.above(root);
    }
}
