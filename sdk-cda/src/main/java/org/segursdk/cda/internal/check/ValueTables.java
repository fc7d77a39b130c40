package org.segursdk.cda.internal.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The ANS value sets the rules are bound to: codes and code systems, no labels. Source: cda §12, publication of February 2025. */
final class ValueTables {
    private static final class Holder {
        static final ValueTables INSTANCE = new ValueTables(Tables.read("value-sets.txt"));
    }

    private final String text;
    private final Map<String, Integer> places = new HashMap<>(256);
    private volatile Map<String, Map<String, Set<String>>> loaded = Map.of();

    private ValueTables(String text) {
        this.text = text;
        for (int at = 0; at >= 0 && at < text.length(); at = nextLine(at)) {
            if (text.startsWith("V ", at)) {
                int end = text.indexOf('\n', at);
                places.put(text.substring(at + 2, end), end + 1);
            }
        }
    }

    static ValueTables get() {
        return Holder.INSTANCE;
    }

    private int nextLine(int at) {
        int end = text.indexOf('\n', at);
        return end < 0 ? -1 : end + 1;
    }

    /** Whether the set has the code under that code system; true for a set that is not held. */
    boolean has(String set, String system, String code) {
        Map<String, Set<String>> table = table(set);
        if (table == null) {
            return true;
        }
        Set<String> codes = table.get(system);
        return codes != null && codes.contains(code);
    }

    /** Whether the set has the code under any code system; true for a set that is not held. */
    boolean hasCode(String set, String code) {
        Map<String, Set<String>> table = table(set);
        if (table == null) {
            return true;
        }
        for (Set<String> codes : table.values()) {
            if (codes.contains(code)) {
                return true;
            }
        }
        return false;
    }

    private @Nullable Map<String, Set<String>> table(String set) {
        Map<String, Set<String>> known = loaded.get(set);
        return known != null ? known : load(set);
    }

    private synchronized @Nullable Map<String, Set<String>> load(String set) {
        Integer place = places.get(set);
        if (place == null) {
            return null;
        }
        Map<String, Set<String>> table = new HashMap<>();
        int at = place;
        while (at >= 0 && at < text.length() && !text.startsWith("V ", at)) {
            int end = text.indexOf('\n', at);
            int space = text.indexOf(' ', at);
            String system = text.substring(at, space);
            Set<String> codes = table.computeIfAbsent(system, key -> new HashSet<>());
            int from = space + 1;
            while (from < end) {
                int to = text.indexOf(' ', from);
                to = to < 0 || to > end ? end : to;
                codes.add(text.substring(from, to));
                from = to + 1;
            }
            at = end + 1;
        }
        Map<String, Map<String, Set<String>>> more = new HashMap<>(loaded);
        more.put(set, table);
        loaded = more;
        return table;
    }
}
