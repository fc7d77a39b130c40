package org.segursdk.core.xds;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The values met lately while reading one message: codes, OIDs, authors and UUIDs of schemes come back in every entry, and are
 * then neither made nor kept again. Of a fixed size, what is new takes the place of what is old: a message full of different
 * values costs no more than without.
 */
final class ReadCache {
    private static final int SIZE = 1024;
    private static final int MAX_TEXT = 256;

    private final @Nullable String[] texts = new @Nullable String[SIZE];
    private final @Nullable Slot[] slots = new @Nullable Slot[SIZE];
    private final @Nullable Classification[] classifications = new @Nullable Classification[SIZE / 2];

    /** The text of these characters. */
    String text(char[] chars, int start, int length) {
        if (length == 0) {
            return "";
        }
        if (length > MAX_TEXT) {
            return new String(chars, start, length);
        }
        int hash = 0;
        for (int i = start; i < start + length; i++) {
            hash = 31 * hash + chars[i];
        }
        int at = place(hash, SIZE);
        String known = texts[at];
        if (known != null && same(known, chars, start, length)) {
            return known;
        }
        known = texts[at ^ 1];
        if (known != null && same(known, chars, start, length)) {
            return known;
        }
        return put(at, new String(chars, start, length));
    }

    /** The same text as met before, if it was. */
    String text(String text) {
        if (text.length() > MAX_TEXT) {
            return text;
        }
        int at = place(text.hashCode(), SIZE);
        String known = texts[at];
        if (text.equals(known)) {
            return known;
        }
        known = texts[at ^ 1];
        return text.equals(known) ? known : put(at, text);
    }

    private String put(int at, String text) {
        texts[at ^ 1] = texts[at];
        texts[at] = text;
        return text;
    }

    private static boolean same(String text, char[] chars, int start, int length) {
        if (text.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (text.charAt(i) != chars[start + i]) {
                return false;
            }
        }
        return true;
    }

    /** A slot of one value. */
    Slot slot(String name, String value) {
        int at = place(31 * name.hashCode() + value.hashCode(), SIZE);
        Slot known = slots[at];
        if (known != null
                && known.name().equals(name)
                && known.values().size() == 1
                && known.values().get(0).equals(value)) {
            return known;
        }
        Slot made = Slot.of(name, value);
        slots[at] = made;
        return made;
    }

    Classification classification(String scheme, String node, String representation, String name, List<Slot> parts) {
        int hash = 31 * (31 * scheme.hashCode() + representation.hashCode()) + name.hashCode();
        for (int i = 0; i < parts.size(); i++) {
            hash = 31 * hash + parts.get(i).hashCode();
        }
        int at = place(hash, SIZE / 2);
        Classification known = classifications[at];
        if (known != null
                && known.scheme().equals(scheme)
                && known.node().equals(node)
                && known.representation().equals(representation)
                && known.name().equals(name)
                && known.slots().equals(parts)) {
            return known;
        }
        Classification made = new Classification(scheme, node, representation, name, parts);
        classifications[at] = made;
        return made;
    }

    private static int place(int hash, int size) {
        return (hash ^ hash >>> 16) & size - 1;
    }
}
