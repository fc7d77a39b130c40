package org.segursdk.cda.internal.check;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.segursdk.cda.internal.tree.Node;

/** Elements of one name under one parent. */
final class Twins {
    private Twins() {}

    /** Whether another element of the name passes. */
    static boolean any(Node node, Predicate<Node> test) {
        for (Node brother = first(node); brother != null; brother = brother.next(node.name())) {
            if (brother != node && test.test(brother)) {
                return true;
            }
        }
        return false;
    }

    static boolean hasBrother(Node node) {
        return first(node) != node || node.next(node.name()) != null;
    }

    private static @Nullable Node first(Node node) {
        Node parent = node.parent();
        return parent == null ? null : parent.child(node.name());
    }
}
