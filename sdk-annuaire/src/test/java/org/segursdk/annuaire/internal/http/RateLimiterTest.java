package org.segursdk.annuaire.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Never more calls in a second than allowed. */
class RateLimiterTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    @Test
    void reserve_anyArrivals_neverMoreThanAllowedInASecond() {
        Random random = new Random(20_261_120);
        for (int round = 0; round < 50; round++) {
            int allowed = 1 + random.nextInt(17);
            RateLimiter limiter = new RateLimiter(allowed);
            List<Long> calls = new ArrayList<>();
            long now = random.nextLong();
            for (int i = 0; i < 200; i++) {
                now += random.nextInt(8) == 0 ? random.nextInt((int) SECOND) : random.nextInt(20_000_000);
                long wait = limiter.reserve(now);
                assertThat(wait).isNotNegative();
                calls.add(now + wait);
            }
            for (int i = allowed; i < calls.size(); i++) {
                assertThat(calls.get(i) - calls.get(i - allowed))
                        .as("seed round %d", round)
                        .isGreaterThan(SECOND);
            }
        }
    }

    @Test
    void reserve_burst_isServedAtOnceUpToTheLimit() {
        RateLimiter limiter = new RateLimiter(17);
        for (int i = 0; i < 17; i++) {
            assertThat(limiter.reserve(5)).isZero();
        }
        assertThat(limiter.reserve(5)).isEqualTo(RateLimiter.WINDOW);
    }

    @Test
    void sharedLimiter_isThatOfTheKey_theLowestLimitHolds() {
        String key = UUID.randomUUID().toString();
        RateLimiter first = RateLimiter.of(key, 17, 0);
        assertThat(RateLimiter.of(key, 2, 0)).isSameAs(first);
        assertThat(RateLimiter.of(UUID.randomUUID().toString(), 17, 0)).isNotSameAs(first);
        assertThat(first.reserve(0)).isZero();
        assertThat(first.reserve(0)).isZero();
        assertThat(first.reserve(0)).isPositive();
    }

    @Test
    void pause_holdsEverybodyBack() {
        RateLimiter limiter = new RateLimiter(17);
        limiter.pause(0, 3 * SECOND);
        limiter.pause(0, SECOND);
        assertThat(limiter.reserve(SECOND)).isEqualTo(2 * SECOND);
        assertThat(limiter.reserve(4 * SECOND)).isZero();
    }
}
