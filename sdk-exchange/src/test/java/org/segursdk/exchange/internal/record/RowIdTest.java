package org.segursdk.exchange.internal.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RowIdTest {
    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07.008Z");

    @Test
    void at_isAUuidOfVersion7ThatBearsTheTime() {
        UUID id = UUID.fromString(RowId.at(NOW));
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOW.toEpochMilli());
    }

    @Test
    void at_growsWithTime() {
        assertThat(RowId.at(NOW)).isLessThan(RowId.at(NOW.plusMillis(1)));
        assertThat(RowId.at(NOW.plusMillis(1))).isLessThan(RowId.at(Instant.parse("2059-01-01T00:00:00Z")));
    }

    @Test
    void at_sameTime_differs() {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            ids.add(RowId.at(NOW));
        }
        assertThat(ids).hasSize(10_000);
    }
}
