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

    LineReader(InputStream in) {
        this.in = in;
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
            byte each = input[at++];
            line[length++] = each;
            if (each == '\n') {
                lineEnd = length > 1 && line[length - 2] == '\r' ? 2 : 1;
            }
        }
        present = length > 0;
    }

    private boolean refill() throws IOException {
        end = in.read(input, 0, input.length);
        at = 0;
        if (end <= 0) {
            end = 0;
            return false;
        }
        return true;
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
