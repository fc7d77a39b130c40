package org.segursdk.exchange.inbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.exchange.internal.record.Sql;

/**
 * Who may treat the worklist for whom: a doctor delegates to the secretariat. A delegation that ended stays known. Thread-safe.
 * Source: rem MSSR-15.
 */
public final class Delegations {
    private final DataSource source;
    private final Clock clock;

    public Delegations(DataSource source, Clock clock) {
        this.source = Objects.requireNonNull(source, "source");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /**
     * Somebody may act for somebody from now on.
     *
     * @param until when it ends by itself, if it does
     */
    public void grant(String delegator, String delegate, Optional<Instant> until) {
        Sql.inTransaction(
                source,
                connection -> Sql.update(
                        connection,
                        "INSERT INTO sg_delegation (delegator, delegate, granted_at, ends_at) VALUES (?, ?, ?, ?)",
                        delegator,
                        delegate,
                        clock.instant(),
                        until));
    }

    /** They may no more. */
    public void revoke(String delegator, String delegate) {
        Instant now = clock.instant();
        Sql.inTransaction(
                source,
                connection -> Sql.update(
                        connection,
                        "UPDATE sg_delegation SET ends_at = ? WHERE delegator = ? AND delegate = ?"
                                + " AND (ends_at IS NULL OR ends_at > ?)",
                        now,
                        delegator,
                        delegate,
                        now));
    }

    /** Accounts that somebody may act for now. */
    public List<String> delegatorsOf(String delegate) {
        return Sql.inTransaction(source, connection -> delegators(connection, delegate, clock.instant()));
    }

    private static List<String> delegators(Connection connection, String delegate, Instant now) throws SQLException {
        return Sql.list(
                connection,
                "SELECT DISTINCT delegator FROM sg_delegation WHERE delegate = ? AND granted_at <= ?"
                        + " AND (ends_at IS NULL OR ends_at > ?) ORDER BY delegator",
                row -> row.getString(1),
                delegate,
                now,
                now);
    }

    static void require(Connection connection, Actor actor, Instant now) throws SQLException {
        if (actor.onBehalfOf().isPresent()
                && !delegators(connection, actor.userId(), now)
                        .contains(actor.onBehalfOf().get())) {
            throw InvalidInputException.of(
                    "Actor",
                    "onBehalfOf",
                    "WORK-DELEGATION",
                    "cette personne ne lui a pas délégué ses tâches, ou plus maintenant",
                    "that person did not delegate their tasks, or does no more");
        }
    }
}
