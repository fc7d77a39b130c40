package org.segursdk.mss.internal.received;

import java.io.InputStream;
import java.util.List;
import org.segursdk.mss.internal.xdm.Bytes;

/** Bytes in memory, in pieces, the last of which may have room left. */
final class Chunks implements Bytes {
    private final List<byte[]> chunks;
    private final long size;

    Chunks(List<byte[]> chunks, long size) {
        this.chunks = List.copyOf(chunks);
        this.size = size;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public InputStream open(long from, long length) {
        return new Reader(Math.min(from, size), Math.min(length, size - Math.min(from, size)));
    }

    private final class Reader extends InputStream {
        private int index;
        private int at;
        private long left;

        Reader(long from, long length) {
            long skipped = from;
            while (index < chunks.size() && skipped >= chunks.get(index).length) {
                skipped -= chunks.get(index).length;
                index++;
            }
            at = (int) skipped;
            left = length;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int from, int count) {
            if (count == 0) {
                return 0;
            }
            if (left <= 0) {
                return -1;
            }
            int done = 0;
            while (done < count && left > 0) {
                byte[] chunk = chunks.get(index);
                int piece = (int) Math.min(Math.min(count - done, chunk.length - at), left);
                System.arraycopy(chunk, at, into, from + done, piece);
                done += piece;
                left -= piece;
                at += piece;
                if (at == chunk.length) {
                    index++;
                    at = 0;
                }
            }
            return done;
        }

        @Override
        public int available() {
            return (int) Math.min(left, Integer.MAX_VALUE);
        }
    }
}
