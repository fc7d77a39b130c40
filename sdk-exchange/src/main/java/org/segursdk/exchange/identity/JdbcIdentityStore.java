package org.segursdk.exchange.identity;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.identity.ProofType;
import org.segursdk.exchange.content.ContentCipher;
import org.segursdk.exchange.internal.record.Sql;
import org.segursdk.exchange.internal.record.StoredIdentityForm;
import org.segursdk.insi.identity.IdentityDecision;
import org.segursdk.insi.identity.IdentityJournalEntry;
import org.segursdk.insi.identity.IdentityStatus;
import org.segursdk.insi.identity.IdentityStore;
import org.segursdk.insi.identity.PatientIdentity;
import org.segursdk.insi.identity.StoredIdentity;
import org.segursdk.insi.identity.Trait;

/**
 * Identities and their journal in {@code sg_identity} and {@code sg_identity_event}. In clear stand the software's key of the record,
 * the status and what the journal tells (who, when, which traits, never their values); all else is sealed. State and journal go in
 * one transaction. What comes back is data: it becomes an identity by {@code IdentityLifeCycle.restore} alone, which checks it.
 * Thread-safe. Source: insi §4 (rules 16, 21).
 *
 * <p>Failures: {@code EXCHANGE-DATABASE}, {@code CONTENT-SEAL}.
 */
public final class JdbcIdentityStore implements IdentityStore {
    private static final String SEPARATOR = ",";

    private final DataSource source;
    private final ContentCipher cipher;

    public JdbcIdentityStore(DataSource source, ContentCipher cipher) {
        this.source = Objects.requireNonNull(source, "source");
        this.cipher = Objects.requireNonNull(cipher, "cipher");
    }

    @Override
    public Optional<StoredIdentity> find(String recordId) {
        return load(recordId).map(VersionedIdentity::identity);
    }

    /** What was stored for a record, with its version. */
    public Optional<VersionedIdentity> load(String recordId) {
        return Sql.inTransaction(source, connection -> load(connection, recordId));
    }

    private Optional<VersionedIdentity> load(Connection connection, String recordId) throws SQLException {
        return Sql.first(
                connection,
                "SELECT version, sealed FROM sg_identity WHERE record_id = ?",
                row -> new VersionedIdentity(
                        StoredIdentityForm.read(cipher.open(row.getBytes("sealed"), context(recordId))),
                        row.getLong("version")),
                recordId);
    }

    private static String context(String recordId) {
        return "identity/" + recordId;
    }

    /**
     * Stores the state and appends the journal, whatever was stored since the decision was taken, but for one thing: the status
     * that the journal says was left has to be the one that is stored. {@link #save(IdentityDecision, long)} checks more.
     *
     * @throws InvalidInputException rule {@code IDENTITY-CHANGED}
     */
    @Override
    public void save(IdentityDecision decision) {
        Sql.inTransaction(source, connection -> {
            Optional<VersionedIdentity> stored = locked(connection, decision);
            Optional<IdentityStatus> expected = decision.journal().isEmpty()
                    ? stored.map(each -> each.identity().status())
                    : decision.journal().get(0).before();
            require(stored.map(each -> each.identity().status()).equals(expected));
            write(connection, decision, stored);
            return decision;
        });
    }

    /**
     * Stores the state and appends the journal if nobody changed the identity since it was read.
     *
     * @param version the one it was read with; 0 for a record that had no identity
     * @throws InvalidInputException rule {@code IDENTITY-CHANGED}: read it again, decide again
     */
    public void save(IdentityDecision decision, long version) {
        Sql.inTransaction(source, connection -> {
            save(connection, decision, version);
            return decision;
        });
    }

    /** The same in the caller's own transaction, which the caller ends. */
    public void save(Connection connection, IdentityDecision decision, long version) throws SQLException {
        Optional<VersionedIdentity> stored = locked(connection, decision);
        require(stored.map(VersionedIdentity::version).orElse(0L) == version);
        write(connection, decision, stored);
    }

    private Optional<VersionedIdentity> locked(Connection connection, IdentityDecision decision) throws SQLException {
        String recordId = decision.identity().recordId();
        Sql.first(
                connection,
                "SELECT version FROM sg_identity WHERE record_id = ? FOR UPDATE",
                row -> row.getLong(1),
                recordId);
        return load(connection, recordId);
    }

    private static void require(boolean unchanged) {
        if (!unchanged) {
            throw changed();
        }
    }

    private static InvalidInputException changed() {
        return InvalidInputException.of(
                "IdentityDecision",
                "identity",
                "IDENTITY-CHANGED",
                "l'identité a changé depuis qu'elle a été lue : relire et recommencer",
                "the identity was changed since it was read: read and decide again");
    }

    private void write(Connection connection, IdentityDecision decision, Optional<VersionedIdentity> stored)
            throws SQLException {
        PatientIdentity identity = decision.identity();
        String recordId = identity.recordId();
        byte[] sealed = cipher.seal(StoredIdentityForm.write(identity.state()), context(recordId));
        if (stored.isEmpty()) {
            insert(connection, identity, sealed);
        } else if (!stored.get().identity().equals(identity.state())) {
            Sql.update(
                    connection,
                    "UPDATE sg_identity SET version = version + 1, status = ?, sealed = ? WHERE record_id = ?",
                    identity.status(),
                    sealed,
                    recordId);
        }
        for (IdentityJournalEntry entry : decision.journal()) {
            journal(connection, entry);
        }
    }

    private static void insert(Connection connection, PatientIdentity identity, byte[] sealed) throws SQLException {
        try {
            Sql.update(
                    connection,
                    "INSERT INTO sg_identity (record_id, version, status, sealed) VALUES (?, 1, ?, ?)",
                    identity.recordId(),
                    identity.status(),
                    sealed);
        } catch (SQLException e) {
            throw Sql.isDuplicate(e) ? changed() : Sql.failure(e);
        }
    }

    private static void journal(Connection connection, IdentityJournalEntry entry) throws SQLException {
        Sql.update(
                connection,
                "INSERT INTO sg_identity_event (record_id, at, user_id, kind, status_before, status_after, changed,"
                        + " proof, refusals) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                entry.recordId(),
                entry.at(),
                entry.userId(),
                entry.kind(),
                entry.before(),
                entry.after(),
                names(entry.changed()),
                entry.proof(),
                String.join(SEPARATOR, entry.refusals()));
    }

    private static String names(Set<? extends Enum<?>> constants) {
        return constants.stream().map(Enum::name).sorted().collect(Collectors.joining(SEPARATOR));
    }

    /** The journal of a record, oldest first. */
    public List<IdentityJournalEntry> journal(String recordId) {
        return Sql.inTransaction(
                source,
                connection -> Sql.list(
                        connection,
                        "SELECT * FROM sg_identity_event WHERE record_id = ? ORDER BY event_id",
                        JdbcIdentityStore::entry,
                        recordId));
    }

    private static IdentityJournalEntry entry(ResultSet row) throws SQLException {
        return new IdentityJournalEntry(
                Sql.instant(row, "at").orElseThrow(),
                row.getString("record_id"),
                row.getString("user_id"),
                row.getString("kind"),
                Sql.text(row, "status_before").map(IdentityStatus::valueOf),
                IdentityStatus.valueOf(row.getString("status_after")),
                split(row.getString("changed")).stream().map(Trait::valueOf).collect(Collectors.toSet()),
                Sql.text(row, "proof").map(ProofType::valueOf),
                split(row.getString("refusals")));
    }

    private static List<String> split(String joined) {
        return joined.isEmpty() ? List.of() : Arrays.asList(joined.split(SEPARATOR));
    }

    /** Keys of all records that have an identity, in order: for an export or to fill an index of patients. */
    public Set<String> recordIds() {
        return Sql.inTransaction(
                source,
                connection -> new TreeSet<>(
                        Sql.list(connection, "SELECT record_id FROM sg_identity", row -> row.getString("record_id"))));
    }
}
