package org.segursdk.exchange.internal.record;

import java.time.Instant;
import java.util.UUID;

/**
 * Ids of rows that grow with time (UUID version 7, RFC 9562 §5.7): new rows stand together in their indexes, however many there are
 * before them. They are not secret and never leave the database.
 */
public final class RowId {
    private static final long MILLISECONDS = 16;
    private static final long VERSION = 0x7000L;
    private static final long RANDOM = 0x0fffL;

    private RowId() {}

    /** A new one. Its last 74 bits are random. */
    public static String at(Instant instant) {
        UUID random = UUID.randomUUID();
        long time = instant.toEpochMilli() << MILLISECONDS;
        return new UUID(time | VERSION | random.getMostSignificantBits() & RANDOM, random.getLeastSignificantBits())
                .toString();
    }
}
