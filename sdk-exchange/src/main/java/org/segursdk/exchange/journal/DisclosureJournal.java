package org.segursdk.exchange.journal;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.document.Visibility;
import org.segursdk.exchange.content.ContentCipher;
import org.segursdk.exchange.content.Pseudonyms;
import org.segursdk.exchange.internal.record.Sql;

/**
 * Who received what: every document that went out, to whom, when, with which outcome. Lines are added, and an outcome that was not
 * known is corrected; nothing is removed. The partner is sealed, since a patient's address holds the matricule. Thread-safe.
 * Source: rem INS-22, DASH-01.
 */
public final class DisclosureJournal {
    private final DataSource source;
    private final ContentCipher cipher;
    private final Pseudonyms pseudonyms;

    public DisclosureJournal(DataSource source, ContentCipher cipher, Pseudonyms pseudonyms) {
        this.source = Objects.requireNonNull(source, "source");
        this.cipher = Objects.requireNonNull(cipher, "cipher");
        this.pseudonyms = Objects.requireNonNull(pseudonyms, "pseudonyms");
    }

    /** Adds a line; of one that is there, corrects outcome and code. */
    public void record(Disclosure line) {
        Sql.inTransaction(source, connection -> {
            record(connection, line);
            return line;
        });
    }

    /** The same in the caller's own transaction, which the caller ends. */
    public void record(Connection connection, Disclosure line) throws SQLException {
        if (correct(connection, line.eventKey(), line.outcome(), line.code())) {
            return;
        }
        Sql.update(
                connection,
                "INSERT INTO sg_disclosure (event_key, at, branch, outcome, code, record_id, document_id, type_code,"
                        + " finess, signatory, with_ins, masked, user_id, partner_key, sealed_partner)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                line.eventKey(),
                line.at(),
                line.branch(),
                line.outcome(),
                line.code(),
                line.recordId(),
                line.documentId(),
                line.typeCode(),
                line.finess(),
                line.signatory(),
                line.withIns(),
                line.masked().stream().map(Enum::name).sorted().collect(Collectors.joining(",")),
                line.userId(),
                pseudonyms.of("partner", line.partner()),
                cipher.seal(line.partner().getBytes(StandardCharsets.UTF_8), context(line.eventKey())));
    }

    /**
     * Corrects outcome and code of a line, in the caller's own transaction.
     *
     * @param code at most 60 characters
     * @return whether there is such a line
     */
    public boolean correct(Connection connection, String eventKey, DisclosureOutcome outcome, String code)
            throws SQLException {
        return Sql.update(
                        connection,
                        "UPDATE sg_disclosure SET outcome = ?, code = ? WHERE event_key = ?",
                        outcome,
                        code,
                        eventKey)
                > 0;
    }

    private static String context(String eventKey) {
        return "disclosure/" + eventKey;
    }

    /** All that went out of a record, oldest first. */
    public List<Disclosure> ofRecord(String recordId) {
        return list("record_id = ?", recordId);
    }

    /** All that a partner received, oldest first. */
    public List<Disclosure> ofPartner(String partner) {
        return list("partner_key = ?", pseudonyms.of("partner", partner));
    }

    /** All that went out in {@code [from, before[}, oldest first. */
    public List<Disclosure> between(Instant from, Instant before) {
        return list("at >= ? AND at < ?", from, before);
    }

    private List<Disclosure> list(String condition, @Nullable Object... parameters) {
        return Sql.inTransaction(
                source,
                connection -> Sql.list(
                        connection,
                        "SELECT * FROM sg_disclosure WHERE " + condition + " ORDER BY at, disclosure_id",
                        this::line,
                        parameters));
    }

    private Disclosure line(ResultSet row) throws SQLException {
        String eventKey = row.getString("event_key");
        return Disclosure.of(eventKey, Sql.instant(row, "at").orElseThrow(), Branch.valueOf(row.getString("branch")))
                .outcome(DisclosureOutcome.valueOf(row.getString("outcome")))
                .code(row.getString("code"))
                .record(row.getString("record_id"))
                .document(row.getString("document_id"), row.getString("type_code"))
                .finess(row.getString("finess"))
                .signatory(row.getString("signatory"))
                .withIns(row.getBoolean("with_ins"))
                .masked(masked(row.getString("masked")))
                .user(row.getString("user_id"))
                .partner(new String(
                        cipher.open(row.getBytes("sealed_partner"), context(eventKey)), StandardCharsets.UTF_8))
                .build();
    }

    private static Set<Visibility> masked(String names) {
        Set<Visibility> masked = EnumSet.noneOf(Visibility.class);
        for (String name : names.split(",")) {
            if (!name.isEmpty()) {
                masked.add(Visibility.valueOf(name));
            }
        }
        return masked;
    }
}
