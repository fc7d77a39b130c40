package org.segursdk.sandbox.internal.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.segursdk.sandbox.RecordedBody;

/** Collects a body: in memory up to a limit, then in a file. */
public final class SpooledBody extends OutputStream implements RecordedBody {
    private static final int IN_MEMORY = 256 * 1024;

    private final Path folder;
    private ByteArrayOutputStream memory = new ByteArrayOutputStream();
    private @Nullable Path file;
    private @Nullable OutputStream fileOut;
    private long size;
    private boolean withheld;

    public SpooledBody(Path folder) {
        this.folder = folder;
    }

    @Override
    public synchronized void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
        size += length;
        if (withheld) {
            return;
        }
        if (fileOut == null && memory.size() + length > IN_MEMORY) {
            Files.createDirectories(folder);
            file = Files.createTempFile(folder, "body", ".bin");
            fileOut = Files.newOutputStream(file);
            memory.writeTo(fileOut);
            memory = new ByteArrayOutputStream(0);
        }
        if (fileOut == null) {
            memory.write(bytes, offset, length);
        } else {
            fileOut.write(bytes, offset, length);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        if (fileOut != null) {
            fileOut.close();
        }
    }

    /** Forgets the content, keeps the size. */
    public synchronized void withhold() {
        withheld = true;
        discard();
    }

    /** Keeps another text instead, and the size of the real one; a large body is forgotten. */
    public synchronized void rewrite(UnaryOperator<String> function) {
        if (file != null) {
            withhold();
        } else if (!withheld) {
            byte[] text =
                    function.apply(memory.toString(StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
            memory = new ByteArrayOutputStream(text.length);
            memory.writeBytes(text);
        }
    }

    public synchronized void discard() {
        memory = new ByteArrayOutputStream(0);
        try {
            close();
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // The directory as a whole is deleted with the sandbox.
            withheld = true;
        }
    }

    @Override
    public synchronized long size() {
        return size;
    }

    @Override
    public synchronized boolean withheld() {
        return withheld;
    }

    @Override
    public synchronized InputStream open() throws IOException {
        if (withheld) {
            return InputStream.nullInputStream();
        }
        return file == null ? new ByteArrayInputStream(memory.toByteArray()) : Files.newInputStream(file);
    }

    @Override
    public String toString() {
        return "RecordedBody[" + size() + " bytes" + (withheld() ? ", withheld]" : "]");
    }
}
