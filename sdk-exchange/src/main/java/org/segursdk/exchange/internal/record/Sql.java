package org.segursdk.exchange.internal.record;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.core.error.TransportException;

/** Transactions, parameters and rows. */
public final class Sql {
    /** Code of what the database raised. */
    public static final String DATABASE = "EXCHANGE-DATABASE";

    private static final int MAX_CODE = 100;

    private Sql() {}

    /** Something done in a transaction. */
    @FunctionalInterface
    public interface Work<T> {
        T run(Connection connection) throws SQLException;
    }

    /** A row read. */
    @FunctionalInterface
    public interface Mapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    /** Runs it in a transaction of its own: all of it or nothing. */
    public static <T> T inTransaction(DataSource source, Work<T> work) {
        try (Connection connection = source.getConnection()) {
            boolean autoCommit = connection.getAutoCommit();
            connection.setAutoCommit(false);
            boolean done = false;
            try {
                T result = work.run(connection);
                connection.commit();
                done = true;
                return result;
            } finally {
                if (!done) {
                    connection.rollback();
                }
                connection.setAutoCommit(autoCommit);
            }
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** Reads, each statement for itself. */
    public static <T> T reading(DataSource source, Work<T> work) {
        try (Connection connection = source.getConnection()) {
            return connection.getAutoCommit() ? work.run(connection) : committed(connection, work);
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private static <T> T committed(Connection connection, Work<T> work) throws SQLException {
        T result = work.run(connection);
        connection.commit();
        return result;
    }

    /** What a failed database means to the caller. The database's own message may quote values: its state alone is kept. */
    public static TransportException failure(SQLException e) {
        return TransportException.notSent(
                DATABASE,
                LocalizedText.of(
                        "la base de données a refusé ou n'a pas répondu", "the database refused or did not answer"),
                new SQLException("SQLState " + e.getSQLState(), e.getSQLState()));
    }

    /** @throws InvalidInputException rule {@code EXCHANGE-TRANSACTION} */
    public static void requireTransaction(Connection connection) throws SQLException {
        if (connection.getAutoCommit()) {
            throw InvalidInputException.of(
                    "Outbox",
                    "connection",
                    "EXCHANGE-TRANSACTION",
                    "la connexion doit être dans une transaction de l'appelant (autoCommit à faux)",
                    "the connection has to be in a transaction of the caller (autoCommit off)");
        }
    }

    /** Codes of services are theirs: nothing but letters, digits and a few signs, and not too many. */
    public static String code(String code) {
        String plain = code.replaceAll("[^A-Za-z0-9_.:/ -]", "?");
        return plain.length() <= MAX_CODE ? plain : plain.substring(0, MAX_CODE);
    }

    /** Whether a unique key refused a row. */
    public static boolean isDuplicate(SQLException e) {
        return "23505".equals(e.getSQLState());
    }

    /** A statement with its parameters. */
    public static PreparedStatement prepare(Connection connection, String sql, @Nullable Object... parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        bind(statement, parameters);
        return statement;
    }

    /** NULL of a type told, so that a statement is prepared once, whichever of its parameters are absent. */
    private record Absent(int type) {}

    /** A parameter that may be absent, of that type of {@link java.sql.Types}. */
    public static Object typed(Optional<?> value, int type) {
        return value.isPresent() ? value.get() : new Absent(type);
    }

    /** Sets the parameters: instants in UTC to the microsecond, enums by name, absent as NULL. */
    public static void bind(PreparedStatement statement, @Nullable Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            Object value = plain(parameters[i]);
            if (value instanceof byte[] bytes) {
                statement.setBytes(i + 1, bytes);
            } else if (value instanceof Absent absent) {
                statement.setNull(i + 1, absent.type());
            } else {
                statement.setObject(i + 1, value);
            }
        }
    }

    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof Optional<?> optional) {
            return plain(optional.orElse(null));
        }
        if (value instanceof OptionalLong optional) {
            return optional.isPresent() ? optional.getAsLong() : null;
        }
        if (value instanceof Instant instant) {
            return micros(instant).atOffset(ZoneOffset.UTC);
        }
        return value instanceof Enum<?> constant ? constant.name() : value;
    }

    /** To the microsecond, as both databases keep it. */
    public static Instant micros(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }

    /** Runs a change. */
    public static int update(Connection connection, String sql, @Nullable Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepare(connection, sql, parameters)) {
            return statement.executeUpdate();
        }
    }

    /** Changes that cross to the database together, in the order given: one round trip, whatever their number. */
    public static final class Together {
        private final List<String> statements = new ArrayList<>();
        private final List<@Nullable Object> parameters = new ArrayList<>();

        public Together add(String sql, @Nullable Object... values) {
            statements.add(sql);
            parameters.addAll(Arrays.asList(values));
            return this;
        }

        /**
         * Adds rows by one statement.
         *
         * @param into up to and without {@code VALUES}
         * @param values of one row, in parentheses
         */
        public Together addRows(String into, String values, List<@Nullable Object[]> rows) {
            return rows.isEmpty()
                    ? this
                    : add(
                            into + " VALUES " + String.join(", ", Collections.nCopies(rows.size(), values)),
                            rows.stream().flatMap(Arrays::stream).toArray());
        }

        /** Runs them, once. */
        public void run(Connection connection) throws SQLException {
            if (!statements.isEmpty()) {
                try (PreparedStatement statement =
                        prepare(connection, String.join("; ", statements), parameters.toArray())) {
                    statement.execute();
                }
                statements.clear();
                parameters.clear();
            }
        }
    }

    /** Adds a row and returns the number it was given. */
    public static long insert(Connection connection, String sql, String key, @Nullable Object... parameters)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql, new String[] {key})) {
            bind(statement, parameters);
            statement.executeUpdate();
            try (ResultSet keys = statement.getGeneratedKeys()) {
                keys.next();
                return keys.getLong(1);
            }
        }
    }

    /** All rows. */
    public static <T> List<T> list(Connection connection, String sql, Mapper<T> mapper, @Nullable Object... parameters)
            throws SQLException {
        try (PreparedStatement statement = prepare(connection, sql, parameters);
                ResultSet rows = statement.executeQuery()) {
            List<T> found = new ArrayList<>();
            while (rows.next()) {
                found.add(mapper.map(rows));
            }
            return found;
        }
    }

    /** The first row. */
    public static <T> Optional<T> first(
            Connection connection, String sql, Mapper<T> mapper, @Nullable Object... parameters) throws SQLException {
        return list(connection, sql, mapper, parameters).stream().findFirst();
    }

    public static Optional<String> text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }

    public static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    public static OptionalLong number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
    }
}
