package org.segursdk.exchange;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.segursdk.exchange.schema.ExchangeSchema;

/** The database of the profile {@code real-postgres}, a schema for each test; otherwise one in memory. */
public final class RealDatabases {
    private static final String URL = System.getProperty("segursdk.postgres", "");

    private RealDatabases() {}

    /** A new database with all tables. */
    public static DataSource create() {
        return URL.isEmpty() ? Databases.create() : postgres();
    }

    private static DataSource postgres() {
        String schema = "t" + UUID.randomUUID().toString().replace("-", "");
        DataSource source = source(URL + (URL.contains("?") ? "&" : "?") + "currentSchema=" + schema);
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA " + schema);
            ExchangeSchema.migrate(source);
            return source;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static DataSource source(String url) {
        return (DataSource) Proxy.newProxyInstance(
                RealDatabases.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("getConnection")) {
                        return DriverManager.getConnection(url);
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
    }
}
