package org.segursdk.exchange;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.postgresql.ds.PGConnectionPoolDataSource;
import org.segursdk.exchange.schema.ExchangeSchema;

/**
 * The database of the profile {@code real-postgres}, a schema for each test; otherwise one in memory. The property
 * {@code segursdk.postgres} is the URL of a server, or {@code start} for one of its own.
 */
public final class RealDatabases {
    private static final String WANTED = System.getProperty("segursdk.postgres", "");
    private static final int MAX_CONNECTIONS = 20;

    private RealDatabases() {}

    /** The server of this JVM, started at its first use. */
    private static final class Own {
        static final String URL = start();

        private static String start() {
            PostgresServer server = PostgresServer.start();
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            return server.url();
        }
    }

    public static boolean isPostgres() {
        return !WANTED.isEmpty();
    }

    /** A new database with all tables. */
    public static DataSource create() {
        return isPostgres() ? postgres(WANTED.equals("start") ? Own.URL : WANTED) : Databases.create();
    }

    private static DataSource postgres(String server) {
        String schema = "t" + UUID.randomUUID().toString().replace("-", "");
        DataSource source = pool(server + (server.contains("?") ? "&" : "?") + "currentSchema=" + schema);
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA " + schema);
            ExchangeSchema.migrate(source);
            return source;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Connections of a server of either kind, kept open between uses. */
    public static DataSource pool(String url) {
        if (url.startsWith("jdbc:h2:")) {
            return JdbcConnectionPool.create(url, "sa", "");
        }
        PGConnectionPoolDataSource server = new PGConnectionPoolDataSource();
        server.setUrl(url);
        JdbcConnectionPool pool = JdbcConnectionPool.create(server);
        pool.setMaxConnections(MAX_CONNECTIONS);
        return pool;
    }
}
