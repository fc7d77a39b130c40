package org.segursdk.mss.internal.received;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.segursdk.mss.internal.xdm.Bytes;

/**
 * Holds the attachments of one message: all together in memory up to a limit, beyond that each in a file that has no name any
 * more once it is open, so that nothing stays behind even when the process is killed.
 */
public final class Spool implements Closeable {
    private static final int FIRST_CHUNK = 16 * 1024;
    private static final int LARGEST_CHUNK = 1024 * 1024;

    private final Optional<Path> folder;
    private final List<FileChannel> files = new ArrayList<>();
    private long memoryLeft;
    private long left;

    /**
     * @param memory bytes in memory
     * @param mostInAll bytes of all attachments
     * @param folder where files may be, if anywhere
     */
    public Spool(long memory, long mostInAll, Optional<Path> folder) {
        this.memoryLeft = memory;
        this.left = mostInAll;
        this.folder = folder;
    }

    /** A new attachment; one at a time. */
    public Item open() {
        return new Item();
    }

    /** Lets go of the files. */
    @Override
    public void close() throws IOException {
        IOException first = null;
        for (FileChannel file : files) {
            try {
                file.close();
            } catch (IOException e) {
                first = first == null ? e : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }

    /** One attachment while it comes and after. */
    public final class Item extends OutputStream {
        private final List<byte[]> chunks = new ArrayList<>();
        private byte[] chunk = new byte[0];
        private int used;
        private long size;
        private @Nullable FileChannel file;
        private boolean dropped;

        private Item() {}

        @Override
        public void write(int each) throws IOException {
            write(new byte[] {(byte) each}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            size += length;
            left -= length;
            if (left < 0) {
                drop();
            }
            if (!dropped && file == null) {
                remember(bytes, from, length);
            } else if (file != null) {
                append(file, bytes, from, length);
            }
        }

        private void remember(byte[] bytes, int from, int length) throws IOException {
            if (length > memoryLeft) {
                spill();
                if (file != null) {
                    append(file, bytes, from, length);
                }
                return;
            }
            memoryLeft -= length;
            int done = 0;
            while (done < length) {
                if (used == chunk.length) {
                    chunk = new byte[Math.min(LARGEST_CHUNK, Math.max(FIRST_CHUNK, chunk.length * 2))];
                    chunks.add(chunk);
                    used = 0;
                }
                int count = Math.min(length - done, chunk.length - used);
                System.arraycopy(bytes, from + done, chunk, used, count);
                used += count;
                done += count;
            }
        }

        /** Moves to a file what was in memory; without a folder the attachment is not held. */
        private void spill() throws IOException {
            if (folder.isEmpty()) {
                drop();
                return;
            }
            FileChannel channel = FileChannel.open(
                    folder.get().resolve("mail-" + UUID.randomUUID() + ".part"),
                    StandardOpenOption.CREATE_NEW,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.DELETE_ON_CLOSE);
            files.add(channel);
            for (byte[] each : chunks) {
                append(channel, each, 0, each == chunk ? used : each.length);
            }
            forget();
            file = channel;
        }

        private void drop() {
            forget();
            file = null;
            dropped = true;
        }

        private void forget() {
            for (byte[] each : chunks) {
                memoryLeft += each == chunk ? used : each.length;
            }
            chunks.clear();
            chunk = new byte[0];
            used = 0;
        }

        /** Bytes that came, held or not. */
        public long size() {
            return size;
        }

        /** What is held; empty when there was no room for it. */
        public Optional<Bytes> bytes() {
            if (dropped) {
                return Optional.empty();
            }
            return Optional.of(file != null ? Bytes.of(file).slice(0, size) : new Chunks(chunks, size));
        }
    }

    private static void append(FileChannel channel, byte[] bytes, int from, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes, from, length);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }
}
