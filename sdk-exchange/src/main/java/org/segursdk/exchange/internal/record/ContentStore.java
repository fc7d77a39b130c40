package org.segursdk.exchange.internal.record;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.segursdk.core.document.ContentSource;
import org.segursdk.core.document.DocumentContent;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.SegurException;
import org.segursdk.exchange.content.ContentCipher;

/**
 * Contents of any size in the table {@code sg_content}, sealed in pieces of 1 MiB: memory does not grow with them. Each piece is
 * bound to its content, its place and whether it is the last, so that none can be moved, left out or cut off unseen. Thread-safe.
 */
public final class ContentStore {
    /** Bytes of a piece before it is sealed. */
    static final int PIECE = 1024 * 1024;

    private final ContentCipher cipher;

    public ContentStore(ContentCipher cipher) {
        this.cipher = Objects.requireNonNull(cipher, "cipher");
    }

    /**
     * Reads a content once and keeps it, in the caller's transaction. One of a single piece is only added to the changes that cross
     * together: they still have to be run.
     *
     * @param together changes to come, of which these are the first
     * @param at when, for the row
     * @return its id
     * @throws InvalidInputException rule {@code CONTENT-UNREADABLE}: the source cannot be read
     * @throws SQLException of the database
     */
    public String put(Connection connection, Sql.Together together, ContentSource source, Instant at)
            throws SQLException {
        String id = RowId.at(at);
        try (InputStream in = source.open()) {
            byte[] piece = in.readNBytes(PIECE);
            byte[] next = following(piece, in);
            boolean single = next.length == 0;
            together.add(
                    "INSERT INTO sg_content (content_id, size_bytes, chunks, created_at) VALUES (?, ?, ?, ?)",
                    id,
                    single ? (long) piece.length : 0L,
                    single ? 1 : 0,
                    at);
            add(together, id, 0, piece, single);
            if (!single) {
                together.run(connection);
                rest(connection, id, piece.length, next, in);
            }
            return id;
        } catch (IOException unreadable) {
            throw InvalidInputException.of(
                    "ContentStore",
                    "content",
                    "CONTENT-UNREADABLE",
                    "le contenu du document ne peut être lu",
                    "the content of the document cannot be read");
        }
    }

    private static byte[] following(byte[] piece, InputStream in) throws IOException {
        return piece.length < PIECE ? new byte[0] : in.readNBytes(PIECE);
    }

    private void add(Sql.Together together, String id, int number, byte[] piece, boolean last) {
        together.add(
                "INSERT INTO sg_content_chunk (content_id, chunk_no, sealed) VALUES (?, ?, ?)",
                id,
                number,
                cipher.seal(piece, context(id, number, last)));
    }

    /** The pieces after the first, one by one: memory does not grow with them. */
    private void rest(Connection connection, String id, int first, byte[] second, InputStream in)
            throws IOException, SQLException {
        long size = first;
        int number = 1;
        byte[] piece = second;
        while (piece.length > 0) {
            byte[] next = following(piece, in);
            Sql.Together one = new Sql.Together();
            add(one, id, number, piece, next.length == 0);
            one.run(connection);
            size += piece.length;
            number++;
            piece = next;
        }
        Sql.update(
                connection, "UPDATE sg_content SET size_bytes = ?, chunks = ? WHERE content_id = ?", size, number, id);
    }

    private static String context(String id, int number, boolean last) {
        return "content/" + id + '/' + number + (last ? "/last" : "/more");
    }

    /**
     * A content kept before. Each piece is fetched when it is needed, over a connection held no longer than that. Opening one that was
     * removed raises {@link InvalidInputException}, rule {@code EXCHANGE-CONTENT-REMOVED}.
     */
    public DocumentContent get(DataSource database, String id) {
        return DocumentContent.of(() -> new Pieces(database, cipher, id));
    }

    /** Reads piece after piece. */
    private static final class Pieces extends InputStream {
        private static final int REMOVED = -1;

        private final DataSource database;
        private final ContentCipher cipher;
        private final String id;
        private final int count;
        private int next;
        private byte[] piece = new byte[0];
        private int at;

        Pieces(DataSource database, ContentCipher cipher, String id) throws IOException {
            this.database = database;
            this.cipher = cipher;
            this.id = id;
            this.count = read(connection -> Sql.first(
                            connection,
                            "SELECT chunks, removed_at FROM sg_content WHERE content_id = ?",
                            row -> Sql.instant(row, "removed_at").isPresent() ? REMOVED : row.getInt("chunks"),
                            id))
                    .filter(chunks -> chunks != 0)
                    .orElseThrow(() -> new IOException("no such content"));
            if (count == REMOVED) {
                throw InvalidInputException.of(
                        "ContentStore",
                        "content",
                        "EXCHANGE-CONTENT-REMOVED",
                        "le contenu a été supprimé après sa durée de conservation",
                        "the content was removed after the time it is kept");
            }
        }

        private <T> T read(Sql.Work<T> work) throws IOException {
            try {
                return Sql.reading(database, work);
            } catch (SegurException e) {
                throw new IOException(e.code(), e);
            }
        }

        private boolean exhausted() throws IOException {
            while (at == piece.length) {
                if (next == count) {
                    return true;
                }
                byte[] sealed = read(connection -> Sql.first(
                                connection,
                                "SELECT sealed FROM sg_content_chunk WHERE content_id = ? AND chunk_no = ?",
                                row -> Optional.ofNullable(row.getBytes(1)),
                                id,
                                next))
                        .flatMap(each -> each)
                        .orElseThrow(() -> new IOException("a piece is missing"));
                try {
                    piece = cipher.open(sealed, context(id, next, next == count - 1));
                } catch (SegurException e) {
                    throw new IOException(e.code(), e);
                }
                next++;
                at = 0;
            }
            return false;
        }

        @Override
        public int read() throws IOException {
            return exhausted() ? -1 : piece[at++] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            Objects.requireNonNull(buffer, "buffer");
            Objects.checkFromIndexSize(from, length, buffer.length);
            if (length == 0) {
                return 0;
            }
            if (exhausted()) {
                return -1;
            }
            int count = Math.min(length, piece.length - at);
            System.arraycopy(piece, at, buffer, from, count);
            at += count;
            return count;
        }

        @Override
        public void close() {
            Arrays.fill(piece, (byte) 0);
            piece = new byte[0];
            at = 0;
            next = count;
        }
    }
}
