package org.segursdk.exchange.sharing;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.segursdk.exchange.outbox.Branch;

/**
 * Types of documents that do not go everywhere: what a structure decides. Immutable.
 *
 * @param notSent codes of types (JDV_J07) that are not sent, by branch
 */
public record SharingPolicy(Map<Branch, Set<String>> notSent) {
    public SharingPolicy {
        Map<Branch, Set<String>> copy = new EnumMap<>(Branch.class);
        notSent.forEach((branch, types) -> copy.put(branch, Set.copyOf(types)));
        notSent = Map.copyOf(copy);
    }

    /** Every type goes everywhere. */
    public static SharingPolicy everything() {
        return new SharingPolicy(Map.of());
    }

    /** Whether that type does not go there. */
    public boolean keepsBack(Branch branch, String typeCode) {
        return notSent.getOrDefault(branch, Set.of()).contains(typeCode);
    }

    /** Its name alone. */
    @Override
    public String toString() {
        return "SharingPolicy";
    }
}
