package org.segursdk.mss.connection;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.segursdk.mss.internal.connection.JndiSrvLookup;

/** Asks the DNS for SRV records: a port. Implementations are thread-safe. */
@FunctionalInterface
public interface SrvLookup {
    /**
     * @param name such as {@code _imap._tcp.medecin.test.example}
     * @return the records; empty when there are none
     * @throws IOException when the DNS did not answer
     */
    List<SrvRecord> find(String name) throws IOException;

    /** The resolvers of this machine, asked through the JDK's DNS provider; two tries of two seconds. */
    static SrvLookup dns() {
        return new JndiSrvLookup("dns:", Duration.ofSeconds(2));
    }

    /** One resolver. */
    static SrvLookup dns(String host, int port) {
        return new JndiSrvLookup("dns://" + host + ':' + port, Duration.ofSeconds(2));
    }
}
