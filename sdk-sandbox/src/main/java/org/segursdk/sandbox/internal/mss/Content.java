package org.segursdk.sandbox.internal.mss;

import java.io.IOException;
import java.util.Arrays;

/**
 * A mail as it was sent.
 *
 * @param bytes dots unstuffed; cut when too large
 * @param tooLarge whether the limit was exceeded
 * @param complete whether the end came
 */
record Content(byte[] bytes, boolean tooLarge, boolean complete) {
    private static final int FIRST = 64 * 1024;

    /**
     * Reads up to the line with one dot. Only CRLF ends a line: a lone LF is content, whatever stands behind it.
     *
     * @param limit bytes kept
     * @param cut stop after so many bytes; below 0: never
     */
    static Content read(Wire wire, int limit, int cut) throws IOException {
        byte[] kept = new byte[Math.min(limit, FIRST)];
        int size = 0;
        boolean lineStart = true;
        boolean carriage = false;
        int b;
        while ((b = wire.read()) >= 0) {
            if (lineStart && b == '.') {
                b = wire.read();
                if (b == '\r') {
                    int next = wire.read();
                    if (next == '\n') {
                        return of(kept, size, limit, true);
                    }
                    kept = keep(kept, '\r', size++, limit);
                    b = next;
                }
            }
            kept = keep(kept, b, size++, limit);
            lineStart = carriage && b == '\n';
            carriage = b == '\r';
            if (cut >= 0 && size >= cut) {
                break;
            }
        }
        return of(kept, size, limit, false);
    }

    private static Content of(byte[] kept, int size, int limit, boolean complete) {
        return new Content(Arrays.copyOf(kept, Math.min(size, limit)), size > limit, complete);
    }

    private static byte[] keep(byte[] kept, int b, int size, int limit) {
        if (size >= limit) {
            return kept;
        }
        byte[] room = size < kept.length ? kept : Arrays.copyOf(kept, Math.min(limit, 2 * kept.length));
        room[size] = (byte) b;
        return room;
    }

    @Override
    public String toString() {
        return "Content[" + bytes.length + " bytes, redacted]";
    }
}
