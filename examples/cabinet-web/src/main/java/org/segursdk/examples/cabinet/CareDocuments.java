package org.segursdk.examples.cabinet;

import static org.segursdk.examples.cabinet.PracticeDatabase.list;
import static org.segursdk.examples.cabinet.PracticeDatabase.update;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.segursdk.core.document.Document;
import org.segursdk.core.document.Visibility;
import org.segursdk.core.terminology.Oid;
import org.segursdk.examples.cabinet.CareDocument.Announcement;
import org.segursdk.examples.cabinet.CareDocument.State;

/** The practice's own documents, sealed: drafts with their words, shared ones with the bytes that left. */
public final class CareDocuments {
    private final PracticeDatabase database;
    private final Clock clock;

    CareDocuments(PracticeDatabase database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** A new draft. */
    public CareDocument begin(String recordId, Draft.Kind kind) {
        Oid id = Oid.fromUuid(UUID.randomUUID());
        return insert(recordId, kind, id, id, 1, Optional.empty(), Draft.empty(kind));
    }

    /** The draft of a version that is to take the place of another. */
    public CareDocument beginReplacement(CareDocument former) {
        return drafts(former.recordId()).stream()
                .filter(each ->
                        each.replaces().filter(former.uniqueId()::equals).isPresent())
                .findFirst()
                .orElseGet(() -> insert(
                        former.recordId(),
                        former.kind(),
                        Oid.fromUuid(UUID.randomUUID()),
                        former.setId(),
                        former.version() + 1,
                        Optional.of(former.uniqueId()),
                        former.draft()));
    }

    private CareDocument insert(
            String recordId, Draft.Kind kind, Oid id, Oid setId, int version, Optional<Oid> replaces, Draft draft) {
        String key = UUID.randomUUID().toString();
        database.transaction(connection -> update(
                connection,
                "INSERT INTO cab_document (document_key, record_id, kind, state, unique_id, set_id, version, replaces,"
                        + " announcement, with_ins, signatory, changed_at, sealed)"
                        + " VALUES (?, ?, ?, 'DRAFT', ?, ?, ?, ?, 'NONE', FALSE, '', ?, ?)",
                key,
                recordId,
                kind.name(),
                id.value(),
                setId.value(),
                version,
                replaces.map(Oid::value).orElse(""),
                now(),
                seal(key, draft.bytes())));
        return get(key);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private byte[] seal(String key, byte[] bytes) {
        return database.cipher().seal(bytes, "care/" + key);
    }

    public Optional<CareDocument> find(String key) {
        return select("document_key = ?", key).stream().findFirst();
    }

    CareDocument get(String key) {
        return find(key).orElseThrow();
    }

    public Optional<CareDocument> ofUniqueId(String uniqueId) {
        return select("unique_id = ?", uniqueId).stream().findFirst();
    }

    /** Of a record, newest first. */
    public List<CareDocument> ofRecord(String recordId) {
        return select("record_id = ?", recordId);
    }

    private List<CareDocument> drafts(String recordId) {
        return select("state = 'DRAFT' AND record_id = ?", recordId);
    }

    /** Documents whose announcement is awaited, newest first. */
    public List<CareDocument> awaited() {
        return select("state = 'SHARED' AND announcement = ?", "AWAITED");
    }

    private List<CareDocument> select(String condition, String value) {
        return database.transaction(connection -> list(
                connection,
                "SELECT * FROM cab_document WHERE " + condition + " ORDER BY changed_at DESC, document_key",
                this::read,
                value));
    }

    private CareDocument read(ResultSet row) throws SQLException {
        String key = row.getString("document_key");
        String replaces = row.getString("replaces");
        return new CareDocument(
                key,
                row.getString("record_id"),
                Draft.Kind.valueOf(row.getString("kind")),
                State.valueOf(row.getString("state")),
                Oid.of(row.getString("unique_id")),
                Oid.of(row.getString("set_id")),
                row.getInt("version"),
                replaces.isEmpty() ? Optional.empty() : Optional.of(Oid.of(replaces)),
                Announcement.valueOf(row.getString("announcement")),
                row.getBoolean("with_ins"),
                hidden(row.getString("hidden")),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                Draft.of(database.cipher().open(row.getBytes("sealed"), "care/" + key)));
    }

    private static Set<Visibility> hidden(String names) {
        Set<Visibility> hidden = EnumSet.noneOf(Visibility.class);
        names.lines().map(Visibility::valueOf).forEach(hidden::add);
        return hidden;
    }

    private static String names(Set<Visibility> hidden) {
        return hidden.stream().map(Visibility::name).sorted().collect(Collectors.joining("\n"));
    }

    /** Keeps other words; of a draft alone. */
    public CareDocument save(CareDocument document) {
        database.transaction(connection -> update(
                connection,
                "UPDATE cab_document SET sealed = ?, changed_at = ? WHERE document_key = ? AND state = 'DRAFT'",
                seal(document.key(), document.draft().bytes()),
                now(),
                document.key()));
        return get(document.key());
    }

    public void drop(CareDocument draft) {
        database.transaction(connection ->
                update(connection, "DELETE FROM cab_document WHERE document_key = ? AND state = 'DRAFT'", draft.key()));
    }

    /** In the transaction that gives it to the outbox: both, or neither. */
    void shared(Connection connection, CareDocument draft, Document made, boolean announce, String signatory)
            throws SQLException {
        byte[] bytes;
        try (InputStream in = made.content().open()) {
            bytes = in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException("a document in memory is readable", e);
        }
        int changed = update(
                connection,
                "UPDATE cab_document SET state = 'SHARED', announcement = ?, with_ins = ?, signatory = ?, changed_at = ?,"
                        + " hidden = ?, sealed_cda = ? WHERE document_key = ? AND state = 'DRAFT'",
                announce ? "AWAITED" : "NONE",
                made.metadata().patient().ins().isPresent(),
                signatory,
                now(),
                names(made.metadata().visibility()),
                seal(draft.key(), bytes),
                draft.key());
        if (changed != 1) {
            throw new SQLException("shared meanwhile", "40001");
        }
        if (draft.replaces().isPresent()) {
            update(
                    connection,
                    "UPDATE cab_document SET state = 'REPLACED', changed_at = ? WHERE unique_id = ?",
                    now(),
                    draft.replaces().get().value());
        }
    }

    void deleted(Connection connection, CareDocument document) throws SQLException {
        update(
                connection,
                "UPDATE cab_document SET state = 'DELETED', changed_at = ? WHERE document_key = ?",
                now(),
                document.key());
    }

    void announced(Connection connection, CareDocument document) throws SQLException {
        update(
                connection,
                "UPDATE cab_document SET announcement = 'DONE', changed_at = ? WHERE document_key = ?",
                now(),
                document.key());
    }

    /** The bytes that left. */
    public Optional<byte[]> content(CareDocument document) {
        return database
                .transaction(connection -> list(
                        connection,
                        "SELECT sealed_cda FROM cab_document WHERE document_key = ? AND sealed_cda IS NOT NULL",
                        row -> row.getBytes(1),
                        document.key()))
                .stream()
                .map(kept -> database.cipher().open(kept, "care/" + document.key()))
                .findFirst();
    }

    /** Who signed a shared document. */
    String signatory(Connection connection, String uniqueId) throws SQLException {
        return list(
                        connection,
                        "SELECT signatory FROM cab_document WHERE unique_id = ?",
                        row -> row.getString(1),
                        uniqueId)
                .stream()
                .findFirst()
                .orElse("");
    }
}
