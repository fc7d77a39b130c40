package org.segursdk.examples.cabinet;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.segursdk.examples.cabinet.web.CabinetWeb;
import org.segursdk.examples.web.WebLoginExample;
import org.segursdk.examples.web.WebServer;

/**
 * Serves the practice's software on this machine, against the sandbox, until Enter is pressed. Arguments: the folder of the database, the
 * port (0: any free one).
 */
public final class CabinetExample implements AutoCloseable {
    private final Cabinet cabinet;
    private final WebServer server;

    private CabinetExample(Cabinet cabinet, int port) {
        this.cabinet = cabinet;
        this.server = new WebServer(port, Optional.empty(), at -> {
            WebLoginExample.register(cabinet.counterparts().sandbox(), at);
            return new CabinetWeb(
                    cabinet, WebLoginExample.client(cabinet.counterparts().context(), at));
        });
    }

    public static void main(String[] args) throws IOException, SQLException {
        Path folder = Path.of(args.length > 0 ? args[0] : "target/cabinet");
        int port = args.length > 1 ? Integer.parseInt(args[1]) : 0;
        try (CabinetExample example = open(folder, port)) {
            System.out.println("Cabinet d'exemple (services simulés, patients inventés) : ouvrez "
                    + example.server.uri() + " dans votre navigateur. Entrée : arrêter.");
            if (System.in.read() < 0) {
                System.out.println("Arrêt.");
            }
        }
    }

    static CabinetExample open(Path folder, int port) throws IOException, SQLException {
        return new CabinetExample(Cabinet.open(folder), port);
    }

    Cabinet cabinet() {
        return cabinet;
    }

    WebServer server() {
        return server;
    }

    @Override
    public void close() {
        server.close();
        cabinet.close();
    }
}
