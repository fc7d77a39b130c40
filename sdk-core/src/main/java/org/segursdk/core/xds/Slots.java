package org.segursdk.core.xds;

import java.util.List;

/** Look-up in lists that are too short to be worth a map. */
final class Slots {
    private Slots() {}

    static List<String> values(List<Slot> slots, String name) {
        for (Slot slot : slots) {
            if (slot.name().equals(name)) {
                return slot.values();
            }
        }
        return List.of();
    }
}
