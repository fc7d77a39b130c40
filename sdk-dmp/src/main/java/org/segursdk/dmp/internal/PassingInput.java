package org.segursdk.dmp.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * What the canonicaliser's parser reads from, and the way past it. The body of a CDA of level 1 is one text of megabytes that
 * the parser would turn into characters for us to turn back into the same bytes; while the parser stands inside such a text,
 * plain bytes may go by it instead. It then reads on behind them, as if the text were shorter. Not thread-safe.
 */
final class PassingInput extends InputStream {
    private static final int CAPACITY = 16 * 1024;

    private final InputStream in;
    private final byte[] buffer = new byte[CAPACITY];
    private int from;
    private int to;
    private long given;
    private long trailing;

    PassingInput(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (from == to && !fill()) {
            return -1;
        }
        int count = Math.min(length, to - from);
        System.arraycopy(buffer, from, into, offset, count);
        count(from, from + count);
        from += count;
        return count;
    }

    private boolean fill() throws IOException {
        from = 0;
        to = Math.max(0, in.read(buffer, 0, CAPACITY));
        return to > 0;
    }

    private void count(int start, int end) {
        for (int i = start; i < end; i++) {
            // A character is counted at its first byte, and is two units of UTF-16 when it has four bytes.
            given += (buffer[i] & 0xC0) == 0x80 ? 0 : (buffer[i] & 0xF8) == 0xF0 ? 2 : 1;
        }
        int plain = PlainBytes.trailing(buffer, start, end);
        trailing = plain == end - start ? trailing + plain : plain;
    }

    /** UTF-16 units the parser was given, if the text is in UTF-8. */
    long given() {
        return given;
    }

    /** How many plain bytes were given last, in a row. */
    long trailing() {
        return trailing;
    }

    /**
     * Hands over the plain bytes that come next, past the parser.
     *
     * @return how many there were
     */
    long pass(OutputStream out) throws IOException {
        long passed = 0;
        while (from < to || fill()) {
            int end = PlainBytes.end(buffer, from, to);
            out.write(buffer, from, end - from);
            passed += end - from;
            from = end;
            if (end < to) {
                break;
            }
        }
        return passed;
    }
}
