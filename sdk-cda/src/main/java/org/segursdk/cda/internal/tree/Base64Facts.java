package org.segursdk.cda.internal.tree;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What one pass over a base64 text tells of it without decoding it whole: length, form, first and last decoded bytes. */
public final class Base64Facts {
    /** Decoded bytes kept of each end. */
    public static final int WINDOW = 1024;

    private static final int CHARACTERS = (WINDOW + 2) / 3 * 4;
    private static final byte[] VALUES = values();

    private long symbols;
    private int padding;
    private boolean wellFormed = true;
    private final byte[] head = new byte[CHARACTERS];
    private byte @Nullable [] tail;

    Base64Facts() {}

    void accept(char[] text, int start, int length) {
        for (int i = start; i < start + length; i++) {
            char c = text[i];
            int value = c < 128 ? VALUES[c] : -1;
            if (value >= 0) {
                wellFormed &= padding == 0;
                keep(value);
            } else if (c == '=') {
                padding++;
            } else if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
                wellFormed = false;
            }
        }
    }

    private void keep(int value) {
        if (symbols < CHARACTERS) {
            head[(int) symbols] = (byte) value;
        }
        byte[] ring = tail;
        if (ring == null && symbols >= CHARACTERS) {
            ring = Arrays.copyOf(head, CHARACTERS);
            tail = ring;
        }
        if (ring != null) {
            ring[(int) (symbols % CHARACTERS)] = (byte) value;
        }
        symbols++;
    }

    /** Whether it is base64: known symbols, padding at the end only and of the right length. */
    public boolean isWellFormed() {
        int rest = (int) (symbols % 4);
        return wellFormed
                && padding <= 2
                && rest != 1
                && (padding == 0 ? rest == 0 : padding == (rest == 0 ? -1 : 4 - rest));
    }

    /** Decoded bytes. */
    public long size() {
        return symbols * 3 / 4;
    }

    /** The first decoded bytes, at most {@link #WINDOW}. */
    public byte[] head() {
        int count = (int) Math.min(symbols, CHARACTERS);
        return Arrays.copyOf(decode(head, 0, count, CHARACTERS), Math.min(count * 3 / 4, WINDOW));
    }

    /** The last decoded bytes, at most {@link #WINDOW}. */
    public byte[] tail() {
        byte[] ring = tail;
        if (ring == null) {
            byte[] whole = decode(head, 0, (int) symbols, CHARACTERS);
            return Arrays.copyOfRange(whole, Math.max(0, whole.length - WINDOW), whole.length);
        }
        // Whole groups of four symbols, so that decoding starts on a byte.
        int rest = (int) (symbols % 4);
        int count = CHARACTERS - 4 + rest;
        long from = symbols - count;
        byte[] decoded = decode(ring, (int) (from % CHARACTERS), count, CHARACTERS);
        return Arrays.copyOfRange(decoded, Math.max(0, decoded.length - WINDOW), decoded.length);
    }

    private static byte[] decode(byte[] ring, int start, int count, int modulus) {
        byte[] bytes = new byte[count * 3 / 4];
        int bits = 0;
        int held = 0;
        int at = 0;
        for (int i = 0; i < count; i++) {
            bits = bits << 6 | ring[(start + i) % modulus];
            held += 6;
            if (held >= 8) {
                held -= 8;
                bytes[at++] = (byte) (bits >> held);
            }
        }
        return bytes;
    }

    private static byte[] values() {
        byte[] values = new byte[128];
        Arrays.fill(values, (byte) -1);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        for (int i = 0; i < alphabet.length(); i++) {
            values[alphabet.charAt(i)] = (byte) i;
        }
        return values;
    }
}
