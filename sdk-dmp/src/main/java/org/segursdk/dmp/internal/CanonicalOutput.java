package org.segursdk.dmp.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes canonical text as UTF-8 through one fixed buffer. A surrogate pair may come in two pieces. */
final class CanonicalOutput {
    private static final int CAPACITY = 16 * 1024;
    /** Bytes of the longest replacement or character written at once. */
    private static final int ROOM = 8;

    private static final byte[] AMP = ascii("&amp;");
    private static final byte[] LT = ascii("&lt;");
    private static final byte[] GT = ascii("&gt;");
    private static final byte[] QUOT = ascii("&quot;");
    private static final byte[] TAB = ascii("&#x9;");
    private static final byte[] LF = ascii("&#xA;");
    private static final byte[] CR = ascii("&#xD;");

    private final OutputStream out;
    private final byte[] buffer = new byte[CAPACITY];
    private int used;
    private char high;

    CanonicalOutput(OutputStream out) {
        this.out = out;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Markup, nothing escaped. */
    void raw(String text) throws IOException {
        int length = text.length();
        int i = 0;
        if (high == 0 && length <= CAPACITY - used) {
            while (i < length && text.charAt(i) < 0x80) {
                buffer[used++] = (byte) text.charAt(i++);
            }
        }
        while (i < length) {
            character(text.charAt(i++));
        }
    }

    void raw(char c) throws IOException {
        character(c);
    }

    /** Character data. */
    void text(char[] chars, int start, int length) throws IOException {
        int i = start;
        int end = start + length;
        while (i < end) {
            int free = CAPACITY - used;
            if (free < ROOM) {
                drain();
                continue;
            }
            int limit = Math.min(end, i + free - ROOM + 1);
            while (i < limit && isPlain(chars[i])) {
                buffer[used++] = (byte) chars[i++];
            }
            if (i < limit) {
                escapedText(chars[i++]);
            }
        }
    }

    private boolean isPlain(char c) {
        return c < 0x80 && c != '&' && c != '<' && c != '>' && c != '\r' && high == 0;
    }

    private void escapedText(char c) throws IOException {
        switch (c) {
            case '&' -> bytes(AMP);
            case '<' -> bytes(LT);
            case '>' -> bytes(GT);
            case '\r' -> bytes(CR);
            default -> character(c);
        }
    }

    /** Character data that stands as it is, taken from where the parser would read it. */
    long pass(PassingInput input) throws IOException {
        drain();
        return input.pass(out);
    }

    /** Comment or processing instruction: only carriage returns are escaped. */
    void verbatim(String text) throws IOException {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\r') {
                bytes(CR);
            } else {
                character(c);
            }
        }
    }

    /** Value of an attribute or of a namespace declaration. */
    void attribute(String text) throws IOException {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> bytes(AMP);
                case '<' -> bytes(LT);
                case '"' -> bytes(QUOT);
                case '\t' -> bytes(TAB);
                case '\n' -> bytes(LF);
                case '\r' -> bytes(CR);
                default -> character(c);
            }
        }
    }

    void finish() throws IOException {
        if (high != 0) {
            throw new IOException("unpaired surrogate");
        }
        drain();
    }

    private void character(char c) throws IOException {
        if (CAPACITY - used < ROOM) {
            drain();
        }
        if (high != 0) {
            pair(c);
        } else if (c < 0x80) {
            buffer[used++] = (byte) c;
        } else if (c < 0x800) {
            buffer[used++] = (byte) (0xC0 | c >> 6);
            buffer[used++] = (byte) (0x80 | c & 0x3F);
        } else if (Character.isHighSurrogate(c)) {
            high = c;
        } else if (Character.isLowSurrogate(c)) {
            throw new IOException("unpaired surrogate");
        } else {
            buffer[used++] = (byte) (0xE0 | c >> 12);
            buffer[used++] = (byte) (0x80 | c >> 6 & 0x3F);
            buffer[used++] = (byte) (0x80 | c & 0x3F);
        }
    }

    private void pair(char low) throws IOException {
        if (!Character.isLowSurrogate(low)) {
            throw new IOException("unpaired surrogate");
        }
        int point = Character.toCodePoint(high, low);
        high = 0;
        buffer[used++] = (byte) (0xF0 | point >> 18);
        buffer[used++] = (byte) (0x80 | point >> 12 & 0x3F);
        buffer[used++] = (byte) (0x80 | point >> 6 & 0x3F);
        buffer[used++] = (byte) (0x80 | point & 0x3F);
    }

    private void bytes(byte[] replacement) throws IOException {
        if (CAPACITY - used < ROOM) {
            drain();
        }
        System.arraycopy(replacement, 0, buffer, used, replacement.length);
        used += replacement.length;
    }

    private void drain() throws IOException {
        out.write(buffer, 0, used);
        used = 0;
    }
}
