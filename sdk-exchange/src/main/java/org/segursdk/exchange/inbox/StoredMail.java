package org.segursdk.exchange.inbox;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import javax.sql.DataSource;
import org.segursdk.core.document.ContentSource;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.SegurException;
import org.segursdk.exchange.content.ContentCipher;
import org.segursdk.exchange.internal.record.Sql;

/** A mail kept, byte for byte as it was received; re-openable, one piece in memory at a time. */
public final class StoredMail implements ContentSource {
    private final DataSource source;
    private final ContentCipher cipher;
    private final long id;
    private final String sha256;
    private final long size;
    private final int pieces;

    private StoredMail(DataSource source, ContentCipher cipher, long id, String sha256, long size, int pieces) {
        this.source = source;
        this.cipher = cipher;
        this.id = id;
        this.sha256 = Objects.requireNonNull(sha256, "sha256");
        this.size = size;
        this.pieces = pieces;
    }

    static StoredMail find(DataSource source, ContentCipher cipher, long id) {
        return Sql.inTransaction(
                        source,
                        connection -> Sql.first(
                                connection,
                                "SELECT sha256, size, pieces FROM sg_mail WHERE mail_id = ?",
                                row -> new StoredMail(
                                        source, cipher, id, row.getString(1), row.getLong(2), row.getInt(3)),
                                id))
                .orElseThrow(() -> InvalidInputException.of(
                        "StoredMail", "mailId", "MAIL-UNKNOWN", "ce courriel n'est pas conservé ici", "no such mail"));
    }

    /** Its number here. */
    public long id() {
        return id;
    }

    /** SHA-256 of its bytes, lower-case hexadecimal. */
    public String sha256() {
        return sha256;
    }

    /** Number of bytes. */
    public long size() {
        return size;
    }

    @Override
    public InputStream open() {
        return new InputStream() {
            private byte[] piece = new byte[0];
            private int position;
            private int next;

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                if (length == 0) {
                    return 0;
                }
                while (position == piece.length) {
                    if (next == pieces) {
                        return -1;
                    }
                    piece = piece(next++);
                    position = 0;
                }
                int count = Math.min(length, piece.length - position);
                System.arraycopy(piece, position, into, from, count);
                position += count;
                return count;
            }
        };
    }

    private byte[] piece(int number) throws IOException {
        try {
            byte[] sealed = Sql.inTransaction(
                            source,
                            connection -> Sql.first(
                                    connection,
                                    "SELECT sealed FROM sg_mail_piece WHERE mail_id = ? AND piece = ?",
                                    row -> row.getBytes(1),
                                    id,
                                    number))
                    .orElseThrow(() -> new IOException("a piece is missing"));
            return cipher.open(sealed, JdbcArrivalStore.context(id, number));
        } catch (SegurException e) {
            throw new IOException(e.code(), e);
        }
    }

    /** Its number and size. */
    @Override
    public String toString() {
        return "StoredMail[" + id + ", " + size + " bytes]";
    }
}
