package org.segursdk.mss.internal.xdm;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** Bytes that can be read from anywhere, any number of times. */
public interface Bytes extends Closeable {
    long size() throws IOException;

    /** A stream of that stretch, or of what there is of it; the caller closes it. */
    InputStream open(long from, long length) throws IOException;

    /** Exactly that many bytes. */
    default byte[] read(long from, int length) throws IOException {
        try (InputStream in = open(from, length)) {
            byte[] read = in.readNBytes(length);
            if (read.length < length) {
                throw new EOFException();
            }
            return read;
        }
    }

    @Override
    default void close() throws IOException {}

    /** In memory, not copied. */
    static Bytes of(byte[] bytes) {
        return new Bytes() {
            @Override
            public long size() {
                return bytes.length;
            }

            @Override
            public InputStream open(long from, long length) {
                int start = (int) Math.min(from, bytes.length);
                return new ByteArrayInputStream(bytes, start, (int) Math.min(length, bytes.length - start));
            }
        };
    }

    /** A file, opened for each stream. */
    static Bytes of(Path file) {
        return new Bytes() {
            @Override
            public long size() throws IOException {
                return Files.size(file);
            }

            @Override
            public InputStream open(long from, long length) throws IOException {
                SeekableByteChannel channel = Files.newByteChannel(file);
                try {
                    channel.position(from);
                } catch (IOException e) {
                    channel.close();
                    throw e;
                }
                return new Stretch(length) {
                    @Override
                    int readAt(long position, ByteBuffer into) throws IOException {
                        return channel.read(into);
                    }

                    @Override
                    public void close() throws IOException {
                        channel.close();
                    }
                };
            }
        };
    }

    /** An open file that goes away with its channel. */
    static Bytes of(FileChannel channel) {
        return new Bytes() {
            @Override
            public long size() throws IOException {
                return channel.size();
            }

            @Override
            public InputStream open(long from, long length) {
                return new Stretch(length) {
                    @Override
                    int readAt(long position, ByteBuffer into) throws IOException {
                        return channel.read(into, from + position);
                    }
                };
            }

            @Override
            public void close() throws IOException {
                channel.close();
            }
        };
    }

    /** A part of these bytes; closing it closes nothing. */
    default Bytes slice(long from, long length) {
        Bytes whole = this;
        return new Bytes() {
            @Override
            public long size() {
                return length;
            }

            @Override
            public InputStream open(long start, long count) throws IOException {
                long at = Math.min(start, length);
                return whole.open(from + at, Math.min(count, length - at));
            }
        };
    }

    /** A stream over a channel. */
    abstract class Stretch extends InputStream {
        private final long length;
        private long position;

        Stretch(long length) {
            this.length = length;
        }

        abstract int readAt(long at, ByteBuffer into) throws IOException;

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int from, int count) throws IOException {
            if (count == 0) {
                return 0;
            }
            if (position >= length) {
                return -1;
            }
            int read = readAt(position, ByteBuffer.wrap(into, from, (int) Math.min(count, length - position)));
            position += Math.max(read, 0);
            return read;
        }
    }
}
