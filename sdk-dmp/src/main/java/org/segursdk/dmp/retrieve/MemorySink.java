package org.segursdk.dmp.retrieve;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.document.DocumentContent;
import org.segursdk.dmp.search.FoundDocument;

/** Holds a document in memory, up to a limit. */
final class MemorySink implements DocumentSink {
    private final int maxBytes;
    private @Nullable ByteArrayOutputStream buffer;

    MemorySink(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    @Override
    public OutputStream open(FoundDocument document) {
        ByteArrayOutputStream opened = new ByteArrayOutputStream();
        buffer = opened;
        return new Limited(opened, maxBytes);
    }

    @Override
    public DocumentContent keep(FoundDocument document) {
        byte[] bytes = Objects.requireNonNull(buffer, "nothing was opened").toByteArray();
        buffer = null;
        return DocumentContent.of(() -> new ByteArrayInputStream(bytes));
    }

    @Override
    public void discard(FoundDocument document) {
        buffer = null;
    }

    /** Refuses what exceeds the limit. */
    private static final class Limited extends OutputStream {
        private final ByteArrayOutputStream out;
        private final int maxBytes;

        Limited(ByteArrayOutputStream out, int maxBytes) {
            this.out = out;
            this.maxBytes = maxBytes;
        }

        @Override
        public void write(int b) throws IOException {
            require(1);
            out.write(b);
        }

        @Override
        public void write(byte[] from, int start, int length) throws IOException {
            require(length);
            out.write(from, start, length);
        }

        private void require(int length) throws IOException {
            if (length > maxBytes - out.size()) {
                throw new IOException("document too large for memory");
            }
        }
    }
}
