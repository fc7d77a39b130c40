package org.segursdk.exchange.inbox;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.identity.InsNames;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.exchange.content.ContentCipher;
import org.segursdk.exchange.content.Pseudonyms;
import org.segursdk.exchange.internal.record.Sql;
import org.segursdk.mss.received.Fact;
import org.segursdk.mss.received.FilingProposal.Origin;
import org.segursdk.mss.received.FilingStatus;
import org.segursdk.mss.received.RequestedOperation;

/** Items as rows of {@code sg_work_item}. */
final class WorkRows {
    private static final int AUTHOR_SORT = 120;
    private static final int ID = 300;
    private static final int SHORT = 100;
    private static final int CODE = 64;
    private static final String INSERT =
            "INSERT INTO sg_work_item (version, origin, mail_id, part, document_id, set_id,"
                    + " version_number, sha1, entry_uuid, repository, received_at, dated_at, type_code, author_id, author_sort,"
                    + " patient_key, patient_sort, record_id, filing, operation, abnormal, critical, relevant, immediate,"
                    + " priority, unread, shown, filed_by_rule, duplicate_of, duplicate_kind, assignee, sealed, body_level,"
                    + " act_key, act_references, made_from, message_key, answers_key) VALUES (1,"
                    + " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, TRUE, ?, FALSE, ?, ?, '', ?,"
                    + " ?, ?, ?, ?, ?, ?)";
    /** The context of the sealed part: which item it is of is not known before it is written, what it tells is. */
    private static final String CONTEXT = "work/";

    private final ContentCipher cipher;
    private final Pseudonyms pseudonyms;
    private final int sortLetters;

    WorkRows(ContentCipher cipher, Pseudonyms pseudonyms, int sortLetters) {
        this.cipher = cipher;
        this.pseudonyms = pseudonyms;
        this.sortLetters = sortLetters;
    }

    /** Others wrote it and may have written it long: what does not fit in a column stands there by a key of its own. */
    private Optional<String> fit(Optional<String> value, int length) {
        return value.map(each -> each.length() <= length ? each : "~" + pseudonyms.of("long", each));
    }

    /** An identifier of a document as its column has it. */
    String documentId(String id) {
        return fit(Optional.of(id), ID).orElse("");
    }

    /** By the matricule, else by the traits; empty when nobody is told. */
    String patientKey(Optional<WorkPatient> patient) {
        return patient.flatMap(each -> each.ins().map(pseudonyms::of).or(() -> traitsKey(each)))
                .orElse("");
    }

    private Optional<String> traitsKey(WorkPatient patient) {
        if (patient.birthName().isEmpty() || patient.birthDate().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(pseudonyms.of(
                "traits",
                InsNames.words(patient.birthName().get())
                        + '|'
                        + InsNames.words(patient.firstGivenName().orElse(""))
                        + '|'
                        + patient.sex().map(sex -> sex.code()).orElse("U")
                        + '|'
                        + patient.birthDate().get()));
    }

    private String patientSort(Optional<WorkPatient> patient) {
        String name =
                patient.flatMap(WorkPatient::birthName).map(InsNames::words).orElse("");
        return name.substring(0, Math.min(sortLetters, name.length()));
    }

    /** In clear only if it is a professional's: any other author may be the patient. */
    private static String authorSort(WorkDocument document) {
        if (document.authorId().isEmpty() || document.authors().isEmpty()) {
            return "";
        }
        String name = InsNames.words(document.authors().get(0));
        return name.substring(0, Math.min(AUTHOR_SORT, name.length()));
    }

    /** Of the act, its type of document and its author: equal for the two levels of one document. Empty where one is not told. */
    Optional<String> actKey(WorkItem item, Ties ties) {
        Optional<String> type = item.document().type().map(CodedValue::code);
        Optional<String> author = item.document().authorId();
        return ties.act()
                .filter(act -> type.isPresent() && author.isPresent())
                .map(act -> pseudonyms.of("act", type.get() + '|' + author.get() + '|' + act));
    }

    Optional<String> referencesKey(Ties ties) {
        return Optional.of(ties.references())
                .filter(each -> !each.isEmpty())
                .map(each -> pseudonyms.of("references", each));
    }

    private Optional<String> messageKey(Optional<String> messageId) {
        return messageId.map(each -> pseudonyms.of("message", each));
    }

    long insert(Connection connection, WorkItem item) throws SQLException {
        return insert(connection, item, Ties.NONE);
    }

    long insert(Connection connection, WorkItem item, Ties ties) throws SQLException {
        WorkDocument document = item.document();
        WorkSource source = item.source();
        WorkProgress progress = item.progress();
        WorkFlags flags = item.flags();
        String patientKey = patientKey(item.patient());
        byte[] sealed = cipher.seal(
                WorkItemForm.write(new WorkItemForm.Sealed(
                        document,
                        item.patient(),
                        source.sender(),
                        item.filing().reasons(),
                        item.filing().candidates())),
                context(patientKey, fit(document.id(), ID)));
        return Sql.insert(
                connection,
                INSERT,
                "item_id",
                source.origin(),
                source.mailId(),
                source.part(),
                fit(document.id(), ID),
                fit(document.setId(), ID),
                boxed(document.version()),
                fit(document.sha1(), SHORT),
                fit(source.entryUuid(), SHORT),
                fit(source.repository(), SHORT),
                source.receivedAt(),
                document.createdAt().orElse(source.receivedAt()),
                fit(document.type().map(CodedValue::code), CODE).orElse(""),
                fit(document.authorId(), CODE).orElse(""),
                authorSort(document),
                patientKey,
                patientSort(item.patient()),
                item.filing().recordId(),
                item.filing().status(),
                item.filing().operation(),
                flags.abnormal(),
                flags.critical(),
                flags.relevantComment(),
                flags.immediateReading(),
                flags.priority(),
                progress.duplicateOf().isEmpty(),
                progress.duplicateOf(),
                progress.duplicateKind(),
                sealed,
                ties.level(),
                actKey(item, ties),
                referencesKey(ties),
                fit(ties.madeFrom().stream().findFirst(), ID),
                messageKey(ties.message()),
                messageKey(ties.answers()));
    }

    private static @Nullable Integer boxed(OptionalInt value) {
        return value.isPresent() ? value.getAsInt() : null;
    }

    private static String context(String patientKey, Optional<String> documentId) {
        return CONTEXT + patientKey + '/' + documentId.orElse("");
    }

    WorkItem read(ResultSet row) throws SQLException {
        WorkItemForm.Sealed sealed = WorkItemForm.read(cipher.open(
                row.getBytes("sealed"), context(row.getString("patient_key"), Sql.text(row, "document_id"))));
        return new WorkItem(
                row.getLong("item_id"),
                row.getLong("version"),
                new WorkSource(
                        Origin.valueOf(row.getString("origin")),
                        instant(row, "received_at"),
                        Sql.number(row, "mail_id"),
                        row.getInt("part"),
                        Sql.text(row, "entry_uuid"),
                        Sql.text(row, "repository"),
                        sealed.sender()),
                sealed.document(),
                sealed.patient(),
                new WorkFlags(
                        fact(row, "abnormal"), fact(row, "critical"), fact(row, "relevant"), fact(row, "immediate")),
                new WorkFiling(
                        FilingStatus.valueOf(row.getString("filing")),
                        sealed.reasons(),
                        Sql.text(row, "record_id"),
                        sealed.candidates(),
                        RequestedOperation.Kind.valueOf(row.getString("operation")),
                        row.getBoolean("filed_by_rule")),
                progress(row));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Sql.instant(row, column).orElseThrow();
    }

    private static Fact fact(ResultSet row, String column) throws SQLException {
        return Fact.valueOf(row.getString(column));
    }

    private static WorkProgress progress(ResultSet row) throws SQLException {
        OptionalLong replacedBy = Sql.number(row, "replaced_by");
        return new WorkProgress(
                Sql.instant(row, "read_at"),
                Sql.instant(row, "validated_at"),
                Sql.instant(row, "filed_at"),
                Sql.instant(row, "deleted_at"),
                replacedBy,
                Sql.number(row, "duplicate_of"),
                Sql.text(row, "duplicate_kind").map(DuplicateKind::valueOf),
                Sql.text(row, "assignee").filter(each -> !each.isEmpty()));
    }

    /** Appends to the trace. */
    static void trace(Connection connection, long item, Instant at, Actor actor, WorkEvent.Action action, String detail)
            throws SQLException {
        Sql.update(
                connection,
                "INSERT INTO sg_work_event (item_id, at, user_id, on_behalf_of, action, detail)"
                        + " VALUES (?, ?, ?, ?, ?, ?)",
                item,
                at,
                actor.userId(),
                actor.onBehalfOf(),
                action,
                detail);
    }
}
