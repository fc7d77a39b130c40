package org.segursdk.cda.internal;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;

/** Encodes a stream in base64 as it is read, a bounded piece at a time. Not thread-safe. */
public final class Base64Stream extends InputStream {
    private static final int PIECE = 3 * 16 * 1024;

    private final InputStream in;
    private final long expected;
    private final byte[] raw = new byte[PIECE];
    private byte[] encoded = new byte[0];
    private int position;
    private long size;

    /** @param expected bytes the source had when it was checked: another size means another content */
    public Base64Stream(InputStream in, long expected) {
        this.in = in;
        this.expected = expected;
    }

    @Override
    public int read() throws IOException {
        return fill() ? encoded[position++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, encoded.length - position);
        System.arraycopy(encoded, position, target, offset, count);
        position += count;
        return count;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private boolean fill() throws IOException {
        if (position < encoded.length) {
            return true;
        }
        int read = in.readNBytes(raw, 0, PIECE);
        size += read;
        if (size > expected || read < PIECE && size != expected) {
            throw new IOException("the content changed since the document was built");
        }
        encoded = Base64.getEncoder().encode(read == PIECE ? raw : Arrays.copyOf(raw, read));
        position = 0;
        return read > 0;
    }
}
