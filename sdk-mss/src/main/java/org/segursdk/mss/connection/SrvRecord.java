package org.segursdk.mss.connection;

import java.util.Objects;

/**
 * One SRV record. Source: RFC 2782.
 *
 * @param priority the lowest is used
 * @param weight among equals the highest is used
 * @param port of the service
 * @param target name of the server, without final dot; empty: the service is not offered
 */
public record SrvRecord(int priority, int weight, int port, String target) {
    public SrvRecord {
        Objects.requireNonNull(target, "target");
    }
}
