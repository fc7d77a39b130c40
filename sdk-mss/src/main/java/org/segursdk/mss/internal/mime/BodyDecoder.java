package org.segursdk.mss.internal.mime;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;

/** Undoes a transfer encoding as the bytes come by. What does not belong is passed over and told. */
abstract class BodyDecoder implements Closeable {
    private final OutputStream out;
    private final byte[] buffer = new byte[16 * 1024];
    private int count;

    BodyDecoder(OutputStream out) {
        this.out = out;
    }

    /**
     * A line or a piece of one.
     *
     * @param lineEnd how many of the bytes end the line; 0 when it goes on
     */
    abstract void feed(byte[] bytes, int from, int length, int lineEnd) throws IOException;

    /**
     * Writes what is left.
     *
     * @param beforeBoundary whether a boundary follows: the last line end belongs to it
     */
    void finish(boolean beforeBoundary) throws IOException {
        flush();
    }

    /** Whether something did not belong into the encoding. */
    boolean isOdd() {
        return false;
    }

    final void put(int value) throws IOException {
        if (count == buffer.length) {
            flush();
        }
        buffer[count++] = (byte) value;
    }

    final void put(byte[] bytes, int from, int length) throws IOException {
        if (length > buffer.length - count) {
            flush();
        }
        if (length > buffer.length) {
            out.write(bytes, from, length);
        } else {
            System.arraycopy(bytes, from, buffer, count, length);
            count += length;
        }
    }

    final byte[] buffer() {
        return buffer;
    }

    /** Where the next byte goes when that many are to follow. */
    final int room(int bytes) throws IOException {
        if (buffer.length - count < bytes) {
            flush();
        }
        return count;
    }

    final void advance(int bytes) {
        count += bytes;
    }

    private void flush() throws IOException {
        out.write(buffer, 0, count);
        count = 0;
    }

    @Override
    public final void close() throws IOException {
        out.close();
    }

    /** The decoder of an encoding; an unknown one is none. */
    static BodyDecoder of(String encoding, OutputStream out) {
        return switch (encoding) {
            case "base64" -> new Base64Body(out);
            case "quoted-printable" -> new QuotedPrintableBody(out);
            default -> new PlainBody(out);
        };
    }

    /** No encoding: the bytes as they are. */
    private static final class PlainBody extends BodyDecoder {
        private int heldEnd;

        PlainBody(OutputStream out) {
            super(out);
        }

        @Override
        void feed(byte[] bytes, int from, int length, int lineEnd) throws IOException {
            release();
            put(bytes, from, length - lineEnd);
            heldEnd = lineEnd;
        }

        private void release() throws IOException {
            if (heldEnd == 2) {
                put('\r');
            }
            if (heldEnd > 0) {
                put('\n');
            }
            heldEnd = 0;
        }

        @Override
        void finish(boolean beforeBoundary) throws IOException {
            if (!beforeBoundary) {
                release();
            }
            super.finish(beforeBoundary);
        }
    }
}
