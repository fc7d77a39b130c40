package org.segursdk.sandbox.internal.annuaire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RateLimitTest {
    private final AtomicLong now = new AtomicLong(-5);
    private final RateLimit limit = new RateLimit(17, now::get);

    private long admitted(int calls) {
        return IntStream.range(0, calls).filter(i -> limit.admits("key")).count();
    }

    @Test
    void calls_withinASecond_areAdmittedUpToTheLimit() {
        assertThat(admitted(20)).isEqualTo(17);
        assertThat(limit.admits("other")).isTrue();

        now.addAndGet(TimeUnit.MILLISECONDS.toNanos(899));
        assertThat(admitted(1)).isZero();
        now.addAndGet(TimeUnit.MILLISECONDS.toNanos(1));
        assertThat(admitted(20)).isEqualTo(17);
    }

    @Test
    void calls_spacedEvenly_areAllAdmitted() {
        for (int i = 0; i < 1_000; i++) {
            now.addAndGet(1_000_000_000L / 17 - (i % 2 == 0 ? 1_000_000 : -1_000_000));
            assertThat(limit.admits("key")).isTrue();
        }
    }

    @Test
    void zero_isNoLimit() {
        limit.calls(0);

        assertThat(admitted(1_000)).isEqualTo(1_000);
    }
}
