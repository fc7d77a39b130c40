package org.segursdk.exchange.glance;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.TransportException;
import org.segursdk.core.identity.Ins;
import org.segursdk.exchange.content.ContentCipher;
import org.segursdk.exchange.content.Pseudonyms;
import org.segursdk.exchange.internal.record.Sql;

/**
 * The glances already asked for, in {@code sg_dmp_glance}, sealed: a worklist shows them without asking the DMP, on every node. The rules
 * are those of {@code DmpOverviewCache}: a glance is of one user and never given to another; it serves until its time to live is over,
 * until the user logs out ({@link #clear}), or until something changed what it says ({@link #forget}); an answer that was under way then
 * is not kept; a failure is not kept. Thread-safe. Source: rem DMPC-07, DMPC-09.
 */
public final class DmpGlance {
    private final DataSource source;
    private final ContentCipher cipher;
    private final Pseudonyms pseudonyms;
    private final Duration timeToLive;
    private final Clock clock;

    /**
     * @param timeToLive how long a glance serves from when the DMP was asked, positive
     * @throws InvalidInputException rule {@code DMP-CACHE-TTL}
     */
    public DmpGlance(DataSource source, ContentCipher cipher, Pseudonyms pseudonyms, Duration timeToLive, Clock clock) {
        this.source = Objects.requireNonNull(source, "source");
        this.cipher = Objects.requireNonNull(cipher, "cipher");
        this.pseudonyms = Objects.requireNonNull(pseudonyms, "pseudonyms");
        this.timeToLive = Objects.requireNonNull(timeToLive, "timeToLive");
        this.clock = Objects.requireNonNull(clock, "clock");
        if (timeToLive.isNegative() || timeToLive.isZero()) {
            throw InvalidInputException.of(
                    "DmpGlance",
                    "timeToLive",
                    "DMP-CACHE-TTL",
                    "la durée de vie est positive",
                    "the time to live is positive");
        }
    }

    private record Row(long generation, Optional<Glance> glance) {}

    private String holderKey(String holder) {
        return pseudonyms.of("holder", holder);
    }

    /**
     * The glance that still serves.
     *
     * @param holder the user: account or session
     */
    public Optional<Glance> find(String holder, Ins ins) {
        String user = holderKey(holder);
        String patient = pseudonyms.of(ins);
        return Sql.inTransaction(source, connection -> row(connection, user, patient))
                .flatMap(Row::glance)
                .filter(this::serves);
    }

    /** One of the future was asked before the clock was set back: nobody knows how old it is. */
    private boolean serves(Glance glance) {
        Instant now = clock.instant();
        return !glance.askedAt().isAfter(now)
                && glance.askedAt().plus(timeToLive).isAfter(now);
    }

    private Optional<Row> row(Connection connection, String user, String patient) throws SQLException {
        return Sql.first(
                connection,
                "SELECT generation, sealed FROM sg_dmp_glance WHERE holder_key = ? AND patient_key = ?",
                row -> new Row(
                        row.getLong(1),
                        Optional.ofNullable(row.getBytes(2))
                                .map(bytes -> GlanceForm.read(cipher.open(bytes, context(user, patient))))),
                user,
                patient);
    }

    private static String context(String user, String patient) {
        return "glance/" + user + '/' + patient;
    }

    /**
     * The glance that still serves, or a new one. The question is asked outside any transaction.
     *
     * @param question asks the DMP
     */
    public Glance get(String holder, Ins ins, Supplier<Glance> question) {
        String user = holderKey(holder);
        String patient = pseudonyms.of(ins);
        Row before = begun(user, patient);
        if (before.glance().filter(this::serves).isPresent()) {
            return before.glance().get();
        }
        Glance answer = question.get();
        if (serves(answer)) {
            Sql.inTransaction(
                    source,
                    connection -> Sql.update(
                            connection,
                            "UPDATE sg_dmp_glance SET asked_at = ?, sealed = ? WHERE holder_key = ? AND patient_key = ?"
                                    + " AND generation = ?",
                            answer.askedAt(),
                            cipher.seal(GlanceForm.write(answer), context(user, patient)),
                            user,
                            patient,
                            before.generation()));
        }
        return answer;
    }

    /** What is there, or an empty row that tells whether something was forgotten meanwhile. */
    private Row begun(String user, String patient) {
        try {
            return Sql.inTransaction(source, connection -> {
                Optional<Row> there = row(connection, user, patient);
                if (there.isEmpty()) {
                    Sql.update(
                            connection,
                            "INSERT INTO sg_dmp_glance (holder_key, patient_key, asked_at, generation) VALUES (?, ?, ?, 0)",
                            user,
                            patient,
                            clock.instant());
                }
                return there.orElse(new Row(0, Optional.empty()));
            });
        } catch (TransportException e) {
            // Another node began the same row at the same instant.
            return Sql.inTransaction(source, connection -> row(connection, user, patient))
                    .orElseThrow(() -> e);
        }
    }

    /** Forgets one glance: a document was fed, masked or deleted, or an authorisation changed. */
    public void forget(String holder, Ins ins) {
        change("holder_key = ? AND patient_key = ?", holderKey(holder), pseudonyms.of(ins));
    }

    /** Forgets what everybody saw of a patient. */
    public void forget(Ins ins) {
        change("patient_key = ?", pseudonyms.of(ins));
    }

    /** Forgets all that a user saw, at logout. */
    public void clear(String holder) {
        change("holder_key = ?", holderKey(holder));
    }

    private void change(String condition, Object... keys) {
        Sql.inTransaction(
                source,
                connection -> Sql.update(
                        connection,
                        "UPDATE sg_dmp_glance SET sealed = NULL, generation = generation + 1 WHERE " + condition,
                        keys));
    }

    /** Removes rows that serve no more, those asked for more than two times to live ago; for a timer of the software. */
    public int purge() {
        return Sql.inTransaction(
                source,
                connection -> Sql.update(
                        connection,
                        "DELETE FROM sg_dmp_glance WHERE asked_at < ?",
                        clock.instant().minus(timeToLive).minus(timeToLive)));
    }
}
