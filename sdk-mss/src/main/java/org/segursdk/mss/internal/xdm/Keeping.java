package org.segursdk.mss.internal.xdm;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;
import org.segursdk.mss.xdm.XdmLimits;

/**
 * Keeps the bytes of an archive where they can be read from anywhere: in memory, beyond that in a file that has no name any more
 * once it is open, so that nothing stays behind even when the process is killed.
 *
 * @param limits bounds
 * @param folder where such a file may be, if anywhere
 */
public record Keeping(XdmLimits limits, Optional<Path> folder) {
    /** Reads the stream to its end. */
    public Bytes keep(InputStream in) throws IOException {
        int most = (int) Math.min(limits.memoryBytes(), limits.archiveBytes());
        byte[] first = in.readNBytes(most);
        int next = first.length < most ? -1 : in.read();
        if (next < 0) {
            return Bytes.of(first);
        }
        if (folder.isEmpty() || limits.archiveBytes() <= most) {
            throw tooLarge();
        }
        FileChannel channel = FileChannel.open(
                folder.get().resolve("xdm-" + UUID.randomUUID() + ".part"),
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
        try {
            write(channel, first, first.length);
            write(channel, new byte[] {(byte) next}, 1);
            byte[] buffer = new byte[64 * 1024];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                write(channel, buffer, read);
                if (channel.position() > limits.archiveBytes()) {
                    throw tooLarge();
                }
            }
            return Bytes.of(channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static void write(FileChannel channel, byte[] bytes, int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, count);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    static RefusedArchiveException tooLarge() {
        return new RefusedArchiveException(
                "",
                "XDM-ARCHIVE-SIZE",
                "l'archive dépasse la taille acceptée",
                "the archive exceeds the size accepted");
    }
}
