package org.segursdk.mss.connection;

import java.util.Objects;

/**
 * One port of a server.
 *
 * @param host name of the server, the one its certificate bears
 * @param port 1 to 65535
 * @param security how TLS starts
 */
public record MailEndpoint(String host, int port, MailSecurity security) {
    public MailEndpoint {
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(security, "security");
    }

    @Override
    public String toString() {
        return host + ':' + port + ' ' + security;
    }
}
