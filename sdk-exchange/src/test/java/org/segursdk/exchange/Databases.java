package org.segursdk.exchange;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.segursdk.exchange.content.AesContentCipher;
import org.segursdk.exchange.content.ContentCipher;
import org.segursdk.exchange.content.ContentKeys;
import org.segursdk.exchange.content.Pseudonyms;
import org.segursdk.exchange.internal.record.Sql;
import org.segursdk.exchange.schema.ExchangeSchema;

/** Databases in memory and keys for tests. */
public final class Databases {
    public static final ContentCipher CIPHER = new AesContentCipher(new Keys("k1"));
    public static final Pseudonyms PSEUDONYMS = Pseudonyms.of(new SecretKeySpec(new byte[32], "HmacSHA256"));

    private Databases() {}

    /** A new database with all tables, in memory until the JVM ends. */
    public static DataSource create() {
        return migrated("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    }

    public static DataSource migrated(String url) {
        DataSource source = JdbcConnectionPool.create(url, "sa", "");
        try {
            ExchangeSchema.migrate(source);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return source;
    }

    /** All bytes that a table holds, as text: to look for what must not be there. */
    public static String dump(DataSource source, String table) {
        return Sql.inTransaction(source, connection -> {
            StringBuilder text = new StringBuilder();
            Sql.list(connection, "SELECT * FROM " + table, row -> {
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    Object value = row.getObject(i);
                    text.append(
                                    value instanceof byte[] bytes
                                            ? new String(bytes, StandardCharsets.ISO_8859_1)
                                            : String.valueOf(value))
                            .append('\n');
                }
                return 0;
            });
            return text.toString();
        });
    }

    /** Keys made from their id. */
    public static final class Keys implements ContentKeys {
        private final Map<String, SecretKey> keys = new ConcurrentHashMap<>();
        private volatile String current;

        public Keys(String current) {
            this.current = current;
        }

        /** Another key serves from now on. */
        public void rotate(String id) {
            this.current = id;
        }

        @Override
        public String currentKeyId() {
            return current;
        }

        @Override
        public SecretKey key(String id) {
            return keys.computeIfAbsent(id, each -> {
                byte[] bytes = new byte[32];
                byte[] name = each.getBytes(StandardCharsets.US_ASCII);
                System.arraycopy(name, 0, bytes, 0, name.length);
                return new SecretKeySpec(bytes, "AES");
            });
        }
    }
}
