package org.segursdk.cda.internal.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Whether a code or a unit is one the publisher's validator knows. Terminologies are held as filters of fingerprints, not as
 * lists: a known code always passes, an unknown one is told as such but for about three in a thousand. Source: cda §12, §8.3,
 * publication of February 2025.
 */
final class CodeLookup {
    private static final int HASHES = 8;
    private static final byte[] NOT_HELD = {};
    private static final String CCAM = "1.2.250.1.215.300.1";
    private static final String CCAM_OTHER = "1.2.250.1.213.2.5";
    private static final String[] HELD = {"1.2.250.1.213.2.68", CCAM, "2.16.840.1.113883.6.3"};
    private static final Map<String, byte[]> FILTERS = new ConcurrentHashMap<>();

    private static final class Units {
        static final Set<String> KNOWN = read();

        private static Set<String> read() {
            Set<String> units = new HashSet<>(2048);
            String text = Tables.read("units.txt");
            int at = 0;
            while (at < text.length()) {
                int end = text.indexOf('\n', at);
                units.add(text.substring(at, end));
                at = end + 1;
            }
            return units;
        }
    }

    private CodeLookup() {}

    /** False when the code system is looked up and has no such code. */
    static boolean knows(String system, String code) {
        String oid = system.equals(CCAM_OTHER) ? CCAM : system;
        if (!Shapes.in(HELD, oid)) {
            return true;
        }
        byte[] filter = FILTERS.get(oid);
        if (filter == null) {
            filter = read(oid);
            FILTERS.put(oid, filter);
        }
        return filter.length == 0 || contains(filter, code);
    }

    private static byte[] read(String oid) {
        try (InputStream in = CodeLookup.class.getResourceAsStream("/org/segursdk/cda/check/codes-" + oid + ".bin")) {
            return in == null ? NOT_HELD : in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean contains(byte[] filter, String code) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < code.length(); i++) {
            hash = (hash ^ code.charAt(i)) * 0x100000001b3L;
        }
        hash ^= hash >>> 33;
        hash *= 0xff51afd7ed558ccdL;
        hash ^= hash >>> 33;
        long first = hash & 0xffffffffL;
        long second = hash >>> 32 | 1;
        long bits = 8L * filter.length;
        for (int i = 0; i < HASHES; i++) {
            long bit = (first + i * second) % bits;
            if ((filter[(int) (bit >> 3)] & 1 << (bit & 7)) == 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether the validator accepts the unit: annotations of small letters taken out, then its closed list. */
    static boolean isUnit(String unit) {
        String bare = unit.indexOf('{') < 0 ? unit : withoutAnnotations(unit);
        return bare.isEmpty() || Units.KNOWN.contains(bare);
    }

    /** An annotation of at least two characters whose inside is small letters, but for the first and the last. */
    private static String withoutAnnotations(String unit) {
        StringBuilder bare = new StringBuilder();
        int at = 0;
        while (at < unit.length()) {
            int end = unit.charAt(at) == '{' ? annotationEnd(unit, at) : -1;
            if (end < 0) {
                bare.append(unit.charAt(at++));
            } else {
                at = end;
            }
        }
        return bare.toString();
    }

    private static int annotationEnd(String unit, int open) {
        int close = -1;
        int at = open + 2;
        // one character, small letters, one character, brace: the longest such run, as a greedy expression takes it
        while (at < unit.length() && unit.charAt(at) >= 'a' && unit.charAt(at) <= 'z') {
            at++;
        }
        for (int last = Math.min(at, unit.length() - 2); last >= open + 2; last--) {
            if (unit.charAt(last + 1) == '}') {
                close = last + 2;
                break;
            }
        }
        return close;
    }
}
