package org.segursdk.mss.internal.mime;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** Header fields as their lines come by, unfolded; past the limits they are passed over. */
final class FieldCollector {
    private final int maxBytes;
    private final int maxFields;
    private final List<String[]> fields = new ArrayList<>();
    private final ByteArrayOutputStream current = new ByteArrayOutputStream();
    private int bytes;
    private boolean overflowed;

    FieldCollector(int maxBytes, int maxFields) {
        this.maxBytes = maxBytes;
        this.maxFields = maxFields;
    }

    /** @param start whether the piece begins a line */
    void add(byte[] piece, int length, boolean start) {
        boolean folded = !start || piece[0] == ' ' || piece[0] == '\t';
        if (!folded) {
            flush();
        }
        bytes += length;
        if (bytes > maxBytes) {
            overflowed = true;
            bytes = maxBytes;
            return;
        }
        int kept = length;
        while (kept > 0 && (piece[kept - 1] == '\n' || piece[kept - 1] == '\r')) {
            kept--;
        }
        current.write(piece, 0, kept);
    }

    private void flush() {
        if (current.size() > 0) {
            String line = Scanned.guessed(current.toByteArray());
            current.reset();
            int colon = line.indexOf(':');
            boolean named = colon > 0 && isName(line.substring(0, colon).stripTrailing());
            if (named && fields.size() < maxFields) {
                fields.add(new String[] {
                    line.substring(0, colon).stripTrailing(),
                    line.substring(colon + 1).strip()
                });
            }
            overflowed |= named && fields.size() >= maxFields;
        }
    }

    private static boolean isName(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c > ' ' && c <= '~');
    }

    List<String[]> finished() {
        flush();
        return fields;
    }

    boolean overflowed() {
        return overflowed;
    }
}
