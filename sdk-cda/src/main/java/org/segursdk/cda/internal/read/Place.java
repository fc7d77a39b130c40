package org.segursdk.cda.internal.read;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.segursdk.cda.internal.tree.Node;

/**
 * Where an element stands, to find it again in the bytes: its rank among the elements of each level, the root's left out.
 *
 * @param ranks from 0, outermost first
 */
public record Place(List<Integer> ranks) {
    public Place {
        ranks = List.copyOf(ranks);
    }

    public static Place of(Node node) {
        List<Integer> ranks = new ArrayList<>();
        Node at = node;
        for (@Nullable Node above = at.parent(); above != null; above = above.parent()) {
            int rank = 0;
            for (Node child = above.first(); child != null && child != at; child = child.next()) {
                if (!child.isText()) {
                    rank++;
                }
            }
            ranks.add(0, rank);
            at = above;
        }
        return new Place(ranks);
    }
}
