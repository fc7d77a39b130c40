package org.segursdk.soap.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLStreamException;

/**
 * Text of XML as UTF-8 through one buffer. Characters that XML does not have are refused; what a parser would change (carriage
 * returns, white space of attributes) is escaped, so that what was signed reads as it was signed.
 */
final class Utf8Output {
    private static final int CAPACITY = 4 << 10;
    /** Room for the longest replacement. */
    private static final int ROOM = 8;
    /** First character beyond the tables. */
    private static final int ASCII = 0x80;

    private static final byte[][] TEXT = new byte[ASCII][];
    private static final byte[][] ATTRIBUTE = new byte[ASCII][];
    private static final byte[] ITSELF = {};
    private static final byte[] FORBIDDEN = {0};

    static {
        for (int c = 0; c < ASCII; c++) {
            byte[] own = c < ' ' && c != '\t' && c != '\n' && c != '\r' ? FORBIDDEN : ITSELF;
            TEXT[c] = own;
            ATTRIBUTE[c] = own;
        }
        for (byte[][] table : new byte[][][] {TEXT, ATTRIBUTE}) {
            table['&'] = ascii("&amp;");
            table['<'] = ascii("&lt;");
            table['\r'] = ascii("&#xD;");
        }
        TEXT['>'] = ascii("&gt;");
        ATTRIBUTE['"'] = ascii("&quot;");
        ATTRIBUTE['\t'] = ascii("&#x9;");
        ATTRIBUTE['\n'] = ascii("&#xA;");
    }

    private final OutputStream out;
    private final byte[] buffer = new byte[CAPACITY];
    private int used;

    Utf8Output(OutputStream out) {
        this.out = out;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    void text(CharSequence chars) throws XMLStreamException {
        escaped(chars, TEXT);
    }

    void attribute(CharSequence chars) throws XMLStreamException {
        escaped(chars, ATTRIBUTE);
    }

    private void escaped(CharSequence chars, byte[][] table) throws XMLStreamException {
        int length = chars.length();
        int i = 0;
        while (i < length) {
            int limit = Math.min(length, i + room());
            char c = 0;
            while (i < limit && (c = chars.charAt(i)) < ASCII && table[c] == ITSELF) {
                buffer[used++] = (byte) c;
                i++;
            }
            if (i < limit) {
                i += c < ASCII ? replaced(table[c]) : wide(chars, i, c);
            }
        }
    }

    private int replaced(byte[] by) throws XMLStreamException {
        if (by == FORBIDDEN) {
            throw forbidden();
        }
        System.arraycopy(by, 0, buffer, used, by.length);
        used += by.length;
        return 1;
    }

    /** Markup and names: nothing is escaped. */
    void raw(CharSequence chars) throws XMLStreamException {
        int length = chars.length();
        int i = 0;
        while (i < length) {
            int limit = Math.min(length, i + room());
            char c = 0;
            while (i < limit && (c = chars.charAt(i)) < ASCII) {
                if (TEXT[c] == FORBIDDEN) {
                    throw forbidden();
                }
                buffer[used++] = (byte) c;
                i++;
            }
            if (i < limit) {
                i += wide(chars, i, c);
            }
        }
    }

    void raw(char ascii) throws XMLStreamException {
        room();
        buffer[used++] = (byte) ascii;
    }

    /** How many characters of one byte may follow, with room for one replacement after them. */
    private int room() throws XMLStreamException {
        if (CAPACITY - used <= ROOM) {
            drain();
        }
        return CAPACITY - ROOM - used;
    }

    /** One character that is not ASCII; returns how many units of UTF-16 it takes. */
    private int wide(CharSequence chars, int at, char c) throws XMLStreamException {
        if (c < 0x800) {
            buffer[used++] = (byte) (0xC0 | c >> 6);
            buffer[used++] = (byte) (0x80 | c & 0x3F);
            return 1;
        }
        if (!Character.isSurrogate(c)) {
            if (c >= 0xFFFE) {
                throw forbidden();
            }
            buffer[used++] = (byte) (0xE0 | c >> 12);
            buffer[used++] = (byte) (0x80 | c >> 6 & 0x3F);
            buffer[used++] = (byte) (0x80 | c & 0x3F);
            return 1;
        }
        boolean pair = Character.isHighSurrogate(c)
                && at + 1 < chars.length()
                && Character.isLowSurrogate(chars.charAt(at + 1));
        if (!pair) {
            throw forbidden();
        }
        int point = Character.toCodePoint(c, chars.charAt(at + 1));
        buffer[used++] = (byte) (0xF0 | point >> 18);
        buffer[used++] = (byte) (0x80 | point >> 12 & 0x3F);
        buffer[used++] = (byte) (0x80 | point >> 6 & 0x3F);
        buffer[used++] = (byte) (0x80 | point & 0x3F);
        return 2;
    }

    private static XMLStreamException forbidden() {
        return new XMLStreamException("a character that XML does not have");
    }

    /** Passes on what is held. */
    void drain() throws XMLStreamException {
        try {
            out.write(buffer, 0, used);
        } catch (IOException e) {
            throw new XMLStreamException(e);
        }
        used = 0;
    }
}
