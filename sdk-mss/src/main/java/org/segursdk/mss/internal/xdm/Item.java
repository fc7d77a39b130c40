package org.segursdk.mss.internal.xdm;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * A file of a zip.
 *
 * @param zip where it stands
 * @param rank its place in the directory, from 1
 * @param name path with {@code /}, safe but perhaps telling
 * @param method 0 stored, 8 deflated
 * @param crc CRC-32 as the directory has it
 * @param packed bytes in the zip
 * @param size bytes unpacked, as the directory has it
 * @param dataOffset where its bytes begin
 */
public record Item(Bytes zip, int rank, String name, int method, long crc, long packed, long size, long dataOffset) {
    static final int STORED = 0;
    static final int DEFLATED = 8;

    /** A new stream of the file as it unpacks, unbounded; the caller closes it. */
    public InputStream open() throws IOException {
        if (method == STORED) {
            return zip.open(dataOffset, packed);
        }
        return inflating(zip.open(dataOffset, packed));
    }

    /** A new stream of the first bytes, no more than that many. */
    public InputStream open(long most) throws IOException {
        return new Bounded(open(), most);
    }

    private static InputStream inflating(InputStream packed) {
        Inflater inflater = new Inflater(true);
        // zlib wants a byte more than there is.
        InputStream padded = new SequenceInputStream(packed, InputStream.nullInputStream()) {
            private boolean given;

            @Override
            public int read(byte[] into, int from, int count) throws IOException {
                int read = super.read(into, from, count);
                if (read >= 0 || given || count == 0) {
                    return read;
                }
                given = true;
                into[from] = 0;
                return 1;
            }
        };
        return new InflaterInputStream(padded, inflater, 32 * 1024) {
            @Override
            public void close() throws IOException {
                super.close();
                inflater.end();
            }
        };
    }

    /** Last part of the path. */
    public String fileName() {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    /** The path up to its last part, with its {@code /}; empty at the root. */
    public String folder() {
        return name.substring(0, name.lastIndexOf('/') + 1);
    }

    /** Redacted: a name may tell whom the file is about. */
    @Override
    public String toString() {
        return "Item[" + rank + "]";
    }

    /** Fails rather than give more than it should. */
    private static final class Bounded extends InputStream {
        private final InputStream in;
        private long left;

        Bounded(InputStream in, long most) {
            this.in = in;
            this.left = most;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int from, int count) throws IOException {
            int read = in.read(into, from, (int) Math.min(count, left + 1));
            if (read > left) {
                throw new EOFException("the file is larger than it was");
            }
            left -= Math.max(read, 0);
            return read;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
