package org.segursdk.mss.internal.mime;

import java.io.IOException;
import java.io.InputStream;

/** Lines of bytes, whatever ends them; a line longer than the buffer comes in pieces. */
final class LineReader {
    private static final int LONGEST = 16 * 1024;

    private final InputStream in;
    private final byte[] input = new byte[64 * 1024];
    private int at;
    private int end;
    private final byte[] line = new byte[LONGEST];
    private int length;
    private int lineEnd = 1;
    private boolean start = true;
    private boolean present;
    private long left;
    private boolean cut;

    /** @param most bytes read at most; the rest is left where it is */
    LineReader(InputStream in, long most) {
        this.in = in;
        this.left = most;
    }

    /** Moves to the next line or piece of a line. */
    void next() throws IOException {
        start = lineEnd > 0;
        length = 0;
        lineEnd = 0;
        while (length < LONGEST && lineEnd == 0) {
            if (at == end && !refill()) {
                break;
            }
            int found = lineFeed(Math.min(end, at + LONGEST - length));
            int count = (found < 0 ? Math.min(end, at + LONGEST - length) : found + 1) - at;
            System.arraycopy(input, at, line, length, count);
            length += count;
            at += count;
            if (found >= 0) {
                lineEnd = length > 1 && line[length - 2] == '\r' ? 2 : 1;
            }
        }
        if (length == LONGEST && line[length - 1] == '\r') {
            // It may belong to a line feed that comes with the next piece.
            length--;
            at--;
        }
        present = length > 0;
    }

    /** Where the next line feed is before that, or -1. */
    private int lineFeed(int before) {
        for (int i = at; i < before; i++) {
            if (input[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private boolean refill() throws IOException {
        at = 0;
        end = 0;
        if (left <= 0) {
            cut |= in.read() >= 0;
            return false;
        }
        int read = in.read(input, 0, (int) Math.min(input.length, left));
        if (read <= 0) {
            return false;
        }
        end = read;
        left -= read;
        return true;
    }

    /**
     * Hands over, straight from the input, the whole lines that follow the current one and begin no boundary, as far as they
     * were read. The current line stays.
     */
    void drain(BodyDecoder body) throws IOException {
        if (lineEnd == 0) {
            return;
        }
        Base64Body base64 = body instanceof Base64Body letters ? letters : null;
        while (at < end && input[at] != '-') {
            int decoded = base64 == null ? 0 : base64.line(input, at, end);
            if (decoded == 0) {
                int found = lineFeed(end);
                if (found < 0) {
                    return;
                }
                decoded = found + 1 - at;
                body.feed(input, at, decoded, decoded > 1 && input[found - 1] == '\r' ? 2 : 1);
            }
            at += decoded;
        }
    }

    /** Whether there was more than was to be read. */
    boolean isCut() {
        return cut;
    }

    boolean hasLine() {
        return present;
    }

    /** Whether this is the beginning of a line, not its next piece. */
    boolean atLineStart() {
        return start;
    }

    byte[] buffer() {
        return line;
    }

    /** Bytes in the buffer, line end included. */
    int length() {
        return length;
    }

    /** How many of them end the line; 0 when it goes on. */
    int lineEnd() {
        return lineEnd;
    }
}
