package org.segursdk.exchange.outbox;

import java.nio.file.Path;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.h2.tools.Server;
import org.segursdk.exchange.PostgresServer;
import org.segursdk.exchange.RealDatabases;
import org.segursdk.exchange.schema.ExchangeSchema;

/** A database that serves several processes and can break down: H2 in a file, or PostgreSQL. */
abstract class ServedDatabase implements AutoCloseable {
    /** With all tables; PostgreSQL where the profile {@code real-postgres} is on. */
    static ServedDatabase start(Path folder) throws SQLException {
        ServedDatabase started = RealDatabases.isPostgres() ? new Postgres() : new H2(folder);
        ExchangeSchema.migrate(started.source());
        return started;
    }

    abstract String url();

    /** Every connection breaks. */
    abstract void restart() throws SQLException;

    final DataSource source() {
        return RealDatabases.pool(url());
    }

    @Override
    public abstract void close();

    private static final class H2 extends ServedDatabase {
        private final Path folder;
        private final int port;
        private Server server;

        H2(Path folder) throws SQLException {
            this.folder = folder;
            this.server = start("0");
            this.port = server.getPort();
        }

        private Server start(String at) throws SQLException {
            return Server.createTcpServer("-tcpPort", at, "-baseDir", folder.toString(), "-ifNotExists")
                    .start();
        }

        @Override
        String url() {
            return "jdbc:h2:tcp://localhost:" + port + "/./exchange";
        }

        @Override
        void restart() throws SQLException {
            server.stop();
            server = start(Integer.toString(port));
        }

        @Override
        public void close() {
            server.stop();
        }
    }

    private static final class Postgres extends ServedDatabase {
        private final PostgresServer server = PostgresServer.start();

        @Override
        String url() {
            return server.url();
        }

        @Override
        void restart() {
            server.restart();
        }

        @Override
        public void close() {
            server.close();
        }
    }
}
