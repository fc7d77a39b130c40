package org.segursdk.cda.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.segursdk.core.document.ContentSource;

/** A content made of pieces read one after the other, each opened when its turn comes. */
final class Segments implements ContentSource {
    private final List<ContentSource> pieces = new ArrayList<>();

    void add(byte[] piece) {
        pieces.add(() -> new ByteArrayInputStream(piece));
    }

    void add(ContentSource piece) {
        pieces.add(piece);
    }

    @Override
    public InputStream open() throws IOException {
        return new Reading(List.copyOf(pieces));
    }

    /** Not {@link java.io.SequenceInputStream}: that opens nothing by itself, and hides the error of an opening. */
    private static final class Reading extends InputStream {
        private final List<ContentSource> pieces;
        private int next;
        private InputStream current = InputStream.nullInputStream();

        private Reading(List<ContentSource> pieces) {
            this.pieces = pieces;
        }

        @Override
        public int read() throws IOException {
            int octet = current.read();
            while (octet < 0 && advance()) {
                octet = current.read();
            }
            return octet;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = current.read(target, offset, length);
            while (read < 0 && advance()) {
                read = current.read(target, offset, length);
            }
            return read;
        }

        @Override
        public void close() throws IOException {
            current.close();
            next = pieces.size();
        }

        private boolean advance() throws IOException {
            if (next == pieces.size()) {
                return false;
            }
            current.close();
            current = pieces.get(next++).open();
            return true;
        }
    }
}
