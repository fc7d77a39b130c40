package org.segursdk.examples.cabinet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.segursdk.exchange.content.AesContentCipher;
import org.segursdk.exchange.content.ContentCipher;
import org.segursdk.exchange.content.Pseudonyms;
import org.segursdk.exchange.schema.ExchangeSchema;

/** One H2 file: the SDK's tables ({@code sg_…}) and the practice's own ({@code cab_…}). What the process did survives its end. */
public final class PracticeDatabase implements AutoCloseable {
    private static final List<String> OWN_TABLES = List.of(
            "CREATE TABLE IF NOT EXISTS cab_setting (name VARCHAR(40) PRIMARY KEY, text VARCHAR(200) NOT NULL)",
            "CREATE TABLE IF NOT EXISTS cab_document (document_key VARCHAR(40) PRIMARY KEY, record_id VARCHAR(40) NOT NULL,"
                    + " kind VARCHAR(20) NOT NULL, state VARCHAR(20) NOT NULL, unique_id VARCHAR(128) NOT NULL UNIQUE,"
                    + " set_id VARCHAR(128) NOT NULL, version INT NOT NULL, replaces VARCHAR(128) NOT NULL,"
                    + " announcement VARCHAR(10) NOT NULL, with_ins BOOLEAN NOT NULL, signatory VARCHAR(40) NOT NULL,"
                    + " changed_at TIMESTAMP(6) WITH TIME ZONE NOT NULL, sealed BLOB NOT NULL, sealed_cda BLOB)",
            "ALTER TABLE cab_document ADD COLUMN IF NOT EXISTS hidden VARCHAR(120) DEFAULT '' NOT NULL",
            "CREATE TABLE IF NOT EXISTS cab_consent (line_id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,"
                    + " record_id VARCHAR(40) NOT NULL, at TIMESTAMP(6) WITH TIME ZONE NOT NULL, user_id VARCHAR(40) NOT NULL,"
                    + " kind VARCHAR(40) NOT NULL)",
            "CREATE TABLE IF NOT EXISTS cab_opposition (line_id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,"
                    + " record_id VARCHAR(40) NOT NULL, at TIMESTAMP(6) WITH TIME ZONE NOT NULL, user_id VARCHAR(40) NOT NULL,"
                    + " kind VARCHAR(20) NOT NULL, opposed BOOLEAN NOT NULL)",
            "CREATE TABLE IF NOT EXISTS cab_ins_trace (line_id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,"
                    + " record_id VARCHAR(40) NOT NULL, at TIMESTAMP(6) WITH TIME ZONE NOT NULL, user_id VARCHAR(40) NOT NULL,"
                    + " what VARCHAR(80) NOT NULL, code VARCHAR(60) DEFAULT '' NOT NULL)",
            "ALTER TABLE cab_ins_trace ADD COLUMN IF NOT EXISTS code VARCHAR(60) DEFAULT '' NOT NULL",
            "CREATE TABLE IF NOT EXISTS cab_message (mail_id BIGINT PRIMARY KEY, at TIMESTAMP(6) WITH TIME ZONE NOT NULL,"
                    + " documents INT NOT NULL, answered BOOLEAN NOT NULL)",
            "CREATE TABLE IF NOT EXISTS cab_receipt (message_id VARCHAR(300) PRIMARY KEY, told VARCHAR(20) NOT NULL)",
            "ALTER TABLE cab_consent ADD COLUMN IF NOT EXISTS mode VARCHAR(20) DEFAULT '' NOT NULL",
            "CREATE TABLE IF NOT EXISTS cab_dmp_visit (record_id VARCHAR(40) NOT NULL, user_id VARCHAR(40) NOT NULL,"
                    + " at TIMESTAMP(6) WITH TIME ZONE NOT NULL, PRIMARY KEY (record_id, user_id))");

    private final JdbcConnectionPool pool;
    private final ContentCipher cipher;
    private final Pseudonyms pseudonyms;

    private PracticeDatabase(JdbcConnectionPool pool, PracticeKeys keys) {
        this.pool = pool;
        this.cipher = new AesContentCipher(keys);
        this.pseudonyms = keys.pseudonyms();
    }

    /** The database of a folder, made when there is none. */
    static PracticeDatabase open(Path folder) throws IOException, SQLException {
        Files.createDirectories(folder);
        JdbcConnectionPool pool = JdbcConnectionPool.create(
                "jdbc:h2:file:" + folder.toAbsolutePath().resolve("cabinet"), "sa", "");
        pool.setMaxConnections(20);
        PracticeDatabase database = new PracticeDatabase(pool, PracticeKeys.of(folder));
        ExchangeSchema.migrate(pool);
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : OWN_TABLES) {
                statement.execute(table);
            }
        }
        return database;
    }

    public DataSource source() {
        return pool;
    }

    public ContentCipher cipher() {
        return cipher;
    }

    public Pseudonyms pseudonyms() {
        return pseudonyms;
    }

    /** A setting of the practice. */
    Optional<String> setting(String name) {
        List<String> found = transaction(connection ->
                list(connection, "SELECT text FROM cab_setting WHERE name = ?", row -> row.getString(1), name));
        return found.stream().findFirst();
    }

    void set(String name, String text) {
        transaction(connection -> update(connection, "MERGE INTO cab_setting (name, text) VALUES (?, ?)", name, text));
    }

    /** What a transaction does. */
    @FunctionalInterface
    public interface Work<T> {
        T in(Connection connection) throws SQLException;
    }

    /** Reads a row. */
    @FunctionalInterface
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Runs work in a transaction: all of it, or nothing. */
    public <T> T transaction(Work<T> work) {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            boolean done = false;
            try {
                T result = work.in(connection);
                connection.commit();
                done = true;
                return result;
            } finally {
                if (!done) {
                    connection.rollback();
                }
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            // Its message may quote values: the state alone.
            throw new IllegalStateException("database: SQLState " + e.getSQLState());
        }
    }

    static int update(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            set(statement, values);
            return statement.executeUpdate();
        }
    }

    static <T> List<T> list(Connection connection, String sql, Row<T> reader, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            set(statement, values);
            List<T> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(reader.read(result));
                }
            }
            return rows;
        }
    }

    private static void set(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }

    @Override
    public void close() {
        pool.dispose();
    }
}
