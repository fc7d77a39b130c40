package org.segursdk.mss.internal.mime;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * Base64 as the bytes come by, whole lines at once where they are alike. After padding, which some senders write in the middle,
 * it goes on. Source: RFC 2045 §6.8.
 */
final class Base64Body extends BodyDecoder {
    private static final int INVALID = Integer.MIN_VALUE;
    private static final int LONGEST_LINE = 4096;
    /** Letters by their place among four, shifted there; {@link #INVALID} for what is no letter. */
    private static final int[] FIRST = shifted(18);

    private static final int[] SECOND = shifted(12);
    private static final int[] THIRD = shifted(6);
    private static final int[] FOURTH = shifted(0);

    private int usual = 76;
    private int bits;
    private int letters;
    private boolean padded;
    private boolean odd;

    Base64Body(OutputStream out) {
        super(out);
    }

    private static int[] shifted(int by) {
        int[] table = new int[256];
        Arrays.fill(table, INVALID);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        for (int i = 0; i < alphabet.length(); i++) {
            table[alphabet.charAt(i)] = i << by;
        }
        return table;
    }

    /** Decodes a line of the usual length that begins there; returns its bytes, or 0 when it is no such line. */
    int line(byte[] in, int at, int end) throws IOException {
        int stop = at + usual;
        if (letters != 0 || padded || stop + 2 > end) {
            return 0;
        }
        int lineEnd = in[stop] == '\n' ? 1 : in[stop] == '\r' && in[stop + 1] == '\n' ? 2 : 0;
        if (lineEnd == 0) {
            return 0;
        }
        int to = room(usual / 4 * 3);
        byte[] out = buffer();
        int all = 0;
        for (int i = at; i < stop; i += 4) {
            int four =
                    FIRST[in[i] & 0xFF] | SECOND[in[i + 1] & 0xFF] | THIRD[in[i + 2] & 0xFF] | FOURTH[in[i + 3] & 0xFF];
            all |= four;
            out[to] = (byte) (four >> 16);
            out[to + 1] = (byte) (four >> 8);
            out[to + 2] = (byte) four;
            to += 3;
        }
        if (all < 0) {
            return 0;
        }
        advance(usual / 4 * 3);
        return usual + lineEnd;
    }

    @Override
    void feed(byte[] bytes, int from, int length, int lineEnd) throws IOException {
        int content = length - lineEnd;
        if (lineEnd > 0 && content % 4 == 0 && content > 0 && content <= LONGEST_LINE) {
            usual = content;
        }
        for (int i = from; i < from + content; i++) {
            int value = FOURTH[bytes[i] & 0xFF];
            if (value >= 0) {
                letter(value);
            } else if (bytes[i] == '=') {
                padding();
            } else if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r') {
                odd = true;
            }
        }
    }

    private void letter(int value) throws IOException {
        // Letters after the end: nobody knows why, they are kept.
        odd |= padded;
        padded = false;
        bits = bits << 6 | value;
        if (++letters == 4) {
            put(bits >> 16);
            put(bits >> 8);
            put(bits);
            letters = 0;
            bits = 0;
        }
    }

    private void padding() throws IOException {
        rest();
        padded = true;
    }

    /** The bytes of two or three letters; one alone holds none. */
    private void rest() throws IOException {
        odd |= letters == 1;
        if (letters >= 2) {
            put(bits >> (letters == 2 ? 4 : 10));
        }
        if (letters == 3) {
            put(bits >> 2);
        }
        letters = 0;
        bits = 0;
    }

    @Override
    void finish(boolean beforeBoundary) throws IOException {
        odd |= letters != 0;
        rest();
        super.finish(beforeBoundary);
    }

    @Override
    boolean isOdd() {
        return odd;
    }
}
