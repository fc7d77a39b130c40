package org.segursdk.exchange.outbox;

import java.nio.file.Path;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.h2.tools.Server;
import org.segursdk.exchange.Databases;

/** An H2 database in a file, served to several processes. */
final class ServedDatabase implements AutoCloseable {
    private final Path folder;
    private final int port;
    private Server server;

    ServedDatabase(Path folder) throws SQLException {
        this.folder = folder;
        this.server = start("0");
        this.port = server.getPort();
        Databases.migrated(url());
    }

    private Server start(String at) throws SQLException {
        return Server.createTcpServer("-tcpPort", at, "-baseDir", folder.toString(), "-ifNotExists")
                .start();
    }

    String url() {
        return "jdbc:h2:tcp://localhost:" + port + "/./exchange";
    }

    /** Every connection breaks. */
    void restart() throws SQLException {
        server.stop();
        server = start(Integer.toString(port));
    }

    DataSource source() {
        return org.h2.jdbcx.JdbcConnectionPool.create(url(), "sa", "");
    }

    @Override
    public void close() {
        server.stop();
    }
}
