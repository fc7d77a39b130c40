package org.segursdk.exchange.inbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.segursdk.exchange.content.ContentCipher;
import org.segursdk.exchange.content.Pseudonyms;
import org.segursdk.exchange.internal.record.Sql;
import org.segursdk.mss.mailbox.ArrivalStore;
import org.segursdk.mss.mailbox.ArrivedMail;
import org.segursdk.mss.mailbox.ArrivedMail.Copied;
import org.segursdk.mss.mailbox.FolderKey;
import org.segursdk.mss.mailbox.FolderState;
import org.segursdk.mss.mailbox.MailFingerprint;
import org.segursdk.mss.mailbox.MailKey;

/**
 * Keeps the mails of a synchronisation in {@code sg_mail}, whole, sealed in pieces of 256 KiB: a mail of any size goes through bounded
 * memory, in one transaction that is open while the server gives it. Several processes may follow one folder: a mail that another
 * one stored meanwhile is held and not stored again. Thread-safe. Source: mssante §6.
 */
public final class JdbcArrivalStore implements ArrivalStore {
    static final int PIECE = 256 * 1024;

    private final DataSource source;
    private final ContentCipher cipher;
    private final Pseudonyms pseudonyms;
    private final Clock clock;

    public JdbcArrivalStore(DataSource source, ContentCipher cipher, Pseudonyms pseudonyms, Clock clock) {
        this.source = Objects.requireNonNull(source, "source");
        this.cipher = Objects.requireNonNull(cipher, "cipher");
        this.pseudonyms = Objects.requireNonNull(pseudonyms, "pseudonyms");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /** The name of a folder may be a patient's, and that of a mailbox is of no use in clear. */
    private String key(FolderKey folder) {
        return pseudonyms.of(
                "folder", folder.mailbox().localPart() + '@' + folder.mailbox().domain() + '\n' + folder.folder());
    }

    @Override
    public Optional<FolderState> state(FolderKey folder) {
        return Sql.inTransaction(
                source,
                connection -> Sql.first(
                        connection,
                        "SELECT state FROM sg_mail_folder WHERE folder_key = ?",
                        row -> FolderState.ofText(row.getString(1)),
                        key(folder)));
    }

    @Override
    public void save(FolderKey folder, FolderState state) {
        String key = key(folder);
        Sql.inTransaction(source, connection -> {
            int changed = Sql.update(
                    connection, "UPDATE sg_mail_folder SET state = ? WHERE folder_key = ?", state.text(), key);
            return changed > 0
                    ? changed
                    : Sql.update(
                            connection,
                            "INSERT INTO sg_mail_folder (folder_key, state) VALUES (?, ?)",
                            key,
                            state.text());
        });
    }

    @Override
    public boolean holds(MailKey key) {
        return Sql.inTransaction(source, connection -> find(connection, key)).isPresent();
    }

    private Optional<Long> find(Connection connection, MailKey key) throws SQLException {
        return Sql.first(
                connection,
                "SELECT mail_id FROM sg_mail_key WHERE folder_key = ? AND uid_validity = ? AND uid = ?",
                row -> row.getLong(1),
                key(key.folder()),
                key.uidValidity(),
                key.uid());
    }

    @Override
    public void store(ArrivedMail mail) throws IOException {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            boolean done = false;
            try {
                store(connection, mail);
                connection.commit();
                done = true;
            } finally {
                if (!done) {
                    connection.rollback();
                }
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            if (!Sql.isDuplicate(e) || !holds(mail.key())) {
                throw Sql.failure(e);
            }
        }
    }

    private void store(Connection connection, ArrivedMail mail) throws SQLException, IOException {
        String folder = key(mail.key().folder());
        long id = Sql.insert(
                connection,
                "INSERT INTO sg_mail (folder_key, fingerprint, sha256, size, pieces, arrived_at, stored_at, received)"
                        + " VALUES (?, '', '', 0, 0, ?, ?, FALSE)",
                "mail_id",
                folder,
                mail.arrivedAt(),
                clock.instant());
        Pieces pieces = new Pieces(connection, id);
        Copied copied;
        try (pieces) {
            copied = mail.copyTo(pieces);
        }
        Sql.update(
                connection,
                "UPDATE sg_mail SET fingerprint = ?, sha256 = ?, size = ?, pieces = ? WHERE mail_id = ?",
                copied.fingerprint().headerSha256(),
                copied.sha256(),
                copied.size(),
                pieces.count,
                id);
        name(connection, folder, mail.key(), id);
    }

    private static void name(Connection connection, String folder, MailKey key, long id) throws SQLException {
        Sql.update(
                connection,
                "INSERT INTO sg_mail_key (folder_key, uid_validity, uid, mail_id) VALUES (?, ?, ?, ?)",
                folder,
                key.uidValidity(),
                key.uid(),
                id);
    }

    static String context(long mail, int piece) {
        return "mail/" + mail + '/' + piece;
    }

    @Override
    public boolean renumbered(MailKey key, MailFingerprint fingerprint) {
        String folder = key(key.folder());
        return Sql.inTransaction(source, connection -> {
            Optional<Long> held = Sql.first(
                    connection,
                    "SELECT m.mail_id FROM sg_mail m WHERE m.folder_key = ? AND m.fingerprint = ? AND NOT EXISTS (SELECT 1"
                            + " FROM sg_mail_key k WHERE k.mail_id = m.mail_id AND k.uid_validity = ?)"
                            + " ORDER BY m.mail_id",
                    row -> row.getLong(1),
                    folder,
                    fingerprint.headerSha256(),
                    key.uidValidity());
            if (held.isEmpty()) {
                return false;
            }
            name(connection, folder, key, held.get());
            return true;
        });
    }

    /** Mails kept that no {@link Inbox} has taken in, oldest first. */
    public List<Long> waiting(int atMost) {
        return Sql.inTransaction(
                source,
                connection -> Sql.list(
                        connection,
                        "SELECT mail_id FROM sg_mail WHERE received = FALSE ORDER BY mail_id FETCH FIRST " + atMost
                                + " ROWS ONLY",
                        row -> row.getLong(1)));
    }

    /**
     * A mail as it was received, read piece by piece.
     *
     * @throws org.segursdk.core.error.InvalidInputException rule {@code MAIL-UNKNOWN}
     */
    public StoredMail mail(long mailId) {
        return StoredMail.find(source, cipher, mailId);
    }

    /** Writes rows of sealed pieces. */
    private final class Pieces extends OutputStream {
        private final Connection connection;
        private final long mail;
        private final ByteArrayOutputStream buffer = new ByteArrayOutputStream(PIECE);
        private int count;

        Pieces(Connection connection, long mail) {
            this.connection = connection;
            this.mail = mail;
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            int done = 0;
            while (done < length) {
                int part = Math.min(length - done, PIECE - buffer.size());
                buffer.write(bytes, from + done, part);
                done += part;
                if (buffer.size() == PIECE) {
                    piece();
                }
            }
        }

        private void piece() throws IOException {
            try {
                Sql.update(
                        connection,
                        "INSERT INTO sg_mail_piece (mail_id, piece, sealed) VALUES (?, ?, ?)",
                        mail,
                        count,
                        cipher.seal(buffer.toByteArray(), context(mail, count)));
            } catch (SQLException e) {
                throw new IOException("SQLState " + e.getSQLState());
            }
            buffer.reset();
            count++;
        }

        @Override
        public void close() throws IOException {
            if (buffer.size() > 0) {
                piece();
            }
        }
    }
}
