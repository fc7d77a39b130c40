package org.segursdk.exchange.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;

/** The databases whose tables are shipped. */
public enum Dialect {
    H2("h2"),
    POSTGRESQL("postgresql");

    private final String folder;

    Dialect(String folder) {
        this.folder = folder;
    }

    /** The dialect of the database behind a connection.
     *
     * @throws IllegalArgumentException another database than H2 and PostgreSQL
     */
    public static Dialect of(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName().toLowerCase(Locale.ROOT);
        if (product.startsWith("h2")) {
            return H2;
        }
        if (product.startsWith("postgresql")) {
            return POSTGRESQL;
        }
        throw new IllegalArgumentException("database not supported: " + product);
    }

    String folder() {
        return folder;
    }
}
