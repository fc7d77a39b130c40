package org.segursdk.mss.internal.mime;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Passes bytes on and keeps the first of them, where the fields of an embedded message stand. */
final class HeadCopy extends FilterOutputStream {
    private static final int MOST = 64 * 1024;

    private final ByteArrayOutputStream head = new ByteArrayOutputStream();

    HeadCopy(OutputStream out) {
        super(out);
    }

    @Override
    public void write(int each) throws IOException {
        write(new byte[] {(byte) each}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        head.write(bytes, from, Math.min(length, MOST - head.size()));
        out.write(bytes, from, length);
    }

    byte[] head() {
        return head.toByteArray();
    }
}
