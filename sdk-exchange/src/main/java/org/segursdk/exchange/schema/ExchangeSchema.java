package org.segursdk.exchange.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import javax.sql.DataSource;

/**
 * Makes the tables and brings them up to date. Each step is a file of plain SQL in this package's resources, one folder a database
 * ({@code h2}, {@code postgresql}), so that a software with a migration tool of its own runs them itself: see {@link #scripts}.
 * Names begin with {@code sg_}. Steps run once, in order, each in a transaction of its own where the database allows it.
 */
public final class ExchangeSchema {
    /** What exists, in order. A step that was released never changes. */
    private static final List<String> STEPS = List.of(
            "001-outbox",
            "101-identity",
            "102-mail",
            "103-worklist",
            "104-journal",
            "105-glance",
            "106-levels",
            "107-worklist-pages",
            "108-portability",
            "006-prescription",
            "007-retention",
            "008-lighter");

    private static final String VERSIONS = "sg_schema_step";

    private ExchangeSchema() {}

    /**
     * A step.
     *
     * @param name such as {@code 001-outbox}
     * @param sql its statements, each ended by a semicolon at the end of a line
     */
    public record Script(String name, String sql) {
        /** Its name alone. */
        @Override
        public String toString() {
            return "Script";
        }

        /** Each statement, without its semicolon. */
        public List<String> statements() {
            List<String> statements = new ArrayList<>();
            for (String part : sql.split(";\\s*(\\R|$)")) {
                String statement = part.replaceAll("(?m)^\\s*--.*$", "").strip();
                if (!statement.isEmpty()) {
                    statements.add(statement);
                }
            }
            return statements;
        }
    }

    /** Every step of that database, in order. */
    public static List<Script> scripts(Dialect dialect) {
        return STEPS.stream().map(step -> new Script(step, read(dialect, step))).toList();
    }

    /**
     * Runs the steps that this database has not had. Several nodes may call it at once: the first does the work, the others wait.
     *
     * @throws SQLException of the database; steps done before stay done
     */
    public static void migrate(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            migrate(connection);
        }
    }

    private static void migrate(Connection connection) throws SQLException {
        Dialect dialect = Dialect.of(connection);
        boolean autoCommit = connection.getAutoCommit();
        try {
            connection.setAutoCommit(true);
            execute(
                    connection,
                    "CREATE TABLE IF NOT EXISTS " + VERSIONS
                            + " (name VARCHAR(80) PRIMARY KEY, done_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL)");
            for (Script script : scripts(dialect)) {
                connection.setAutoCommit(false);
                step(connection, script);
                connection.commit();
            }
        } catch (SQLException e) {
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
            throw e;
        } finally {
            connection.setAutoCommit(autoCommit);
        }
    }

    private static void step(Connection connection, Script script) throws SQLException {
        // Another node that does the same step waits here for this transaction, and then finds its name.
        if (done(connection).contains(script.name()) || !claim(connection, script.name())) {
            return;
        }
        for (String statement : script.statements()) {
            execute(connection, statement);
        }
    }

    private static boolean claim(Connection connection, String name) throws SQLException {
        String sql = "INSERT INTO " + VERSIONS + " (name) SELECT ? WHERE NOT EXISTS (SELECT 1 FROM " + VERSIONS
                + " WHERE name = ?)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, name);
            insert.setString(2, name);
            return insert.executeUpdate() == 1;
        }
    }

    private static TreeSet<String> done(Connection connection) throws SQLException {
        TreeSet<String> names = new TreeSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT name FROM " + VERSIONS)) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String read(Dialect dialect, String step) {
        String name = dialect.folder() + "/" + step + ".sql";
        try (InputStream in = ExchangeSchema.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("resource missing: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
