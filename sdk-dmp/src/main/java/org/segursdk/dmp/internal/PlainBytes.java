package org.segursdk.dmp.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Characters that stand for themselves in character data: in the text of a document in UTF-8, in what the parser makes of it
 * and in its canonical form alike. Printable ASCII without the characters of markup and without {@code ]}, which may begin
 * {@code ]]>}; tab and line feed.
 */
final class PlainBytes {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long EACH = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final boolean[] PLAIN = new boolean[256];

    static {
        for (int c = ' '; c < 0x7F; c++) {
            PLAIN[c] = "&<>]".indexOf(c) < 0;
        }
        PLAIN['\t'] = true;
        PLAIN['\n'] = true;
    }

    private PlainBytes() {}

    /** Index of the first byte from there on that is not plain, otherwise the end. */
    static int end(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to) {
            while (i + Long.BYTES <= to && allPlain((long) LONGS.get(bytes, i))) {
                i += Long.BYTES;
            }
            int stop = Math.min(to, i + Long.BYTES);
            while (i < stop) {
                if (!PLAIN[bytes[i] & 0xFF]) {
                    return i;
                }
                i++;
            }
        }
        return i;
    }

    /** Whether eight bytes are surely plain; false also for some that are. */
    private static boolean allPlain(long word) {
        long below = word - ' ' * EACH & ~word;
        // With that bit set '<' is '>'; with those ']' is DEL.
        long found = below
                | hasZero(word ^ '&' * EACH)
                | hasZero((word | 0x02 * EACH) ^ '>' * EACH)
                | hasZero((word | 0x22 * EACH) ^ 0x7F * EACH)
                | word;
        return (found & HIGH_BITS) == 0;
    }

    /** In the high bit of each byte whether it is zero; a byte above one may be told so too. */
    private static long hasZero(long word) {
        return word - EACH & ~word;
    }

    /** How many plain bytes stand at the end. */
    static int trailing(byte[] bytes, int from, int to) {
        int i = to;
        while (i > from && PLAIN[bytes[i - 1] & 0xFF]) {
            i--;
        }
        return to - i;
    }

    /** How many plain characters stand at the end. */
    static int trailing(char[] chars, int from, int to) {
        int i = to;
        while (i > from && chars[i - 1] < 0x80 && PLAIN[chars[i - 1]]) {
            i--;
        }
        return to - i;
    }
}
