package org.segursdk.sandbox.internal.annuaire;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.segursdk.sandbox.AnnuaireEntry;

/** Entries of one type by index: first the slots of the population, some of them changed, then what was added. Thread-safe. */
final class Table {
    private static final int FIRST_ID = 1_000_000;
    private static final String ADDED = "A";

    private final Type type;
    private final Population population;
    private final int slots;
    /** Changed and added, by index. */
    private final Map<Integer, Row> held = new ConcurrentHashMap<>();

    private final Map<String, Integer> added = new ConcurrentHashMap<>();
    private volatile int size;

    Table(Type type, Population population) {
        this.type = type;
        this.population = population;
        this.slots = population.slots(type);
        this.size = slots;
    }

    /** Indices run from 0 to here; some stand for nothing. */
    int size() {
        return size;
    }

    /** What stands at an index; null: nothing. */
    @Nullable
    Row row(int index) {
        Row changed = held.get(index);
        if (changed != null || index < 0 || index >= slots) {
            return changed;
        }
        AnnuaireEntry made = population.entry(type, index);
        return made == null ? null : new Row(type, id(index), made, population.lastUpdated(type, index), 1);
    }

    private String id(int index) {
        return index < slots ? type.prefix() + "-" + (FIRST_ID + index) : type.prefix() + "-" + ADDED + (index - slots);
    }

    /** Index of a technical id, or -1. */
    int indexOfId(String id) {
        String begin = type.prefix() + "-";
        if (!id.startsWith(begin)) {
            return -1;
        }
        String rest = id.substring(begin.length());
        boolean plus = rest.startsWith(ADDED);
        String digits = plus ? rest.substring(ADDED.length()) : rest;
        if (!Numbers.isNumber(digits) || digits.length() > 9) {
            return -1;
        }
        int index = Integer.parseInt(digits) + (plus ? slots : -FIRST_ID);
        return index >= (plus ? slots : 0) && index < (plus ? size : slots) && id.equals(id(index)) ? index : -1;
    }

    /** Index of the entry of that number, or -1. */
    int index(String number) {
        int slot = population.slot(type, number);
        if (slot >= 0 && row(slot) != null) {
            return slot;
        }
        return added.getOrDefault(number, -1);
    }

    /** Where an entry with that identifier may stand. */
    IntStream candidates(String identifier) {
        int slot = population.slot(type, identifier);
        return slot < 0 ? held() : IntStream.concat(IntStream.of(slot), held());
    }

    /** Indices of what was changed or added. */
    IntStream held() {
        return held.keySet().stream().mapToInt(Integer::intValue);
    }

    synchronized void put(AnnuaireEntry entry, Instant now) {
        int index = index(entry.number());
        Row before = row(index);
        if (before == null) {
            index = size;
            added.put(entry.number(), index);
        }
        int version = before == null ? 1 : before.version() + 1;
        held.put(index, new Row(type, id(index), entry, now, version));
        size = Math.max(size, index + 1);
    }
}
