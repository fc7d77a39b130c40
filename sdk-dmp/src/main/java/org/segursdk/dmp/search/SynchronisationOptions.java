package org.segursdk.dmp.search;

import java.time.Duration;
import java.time.Period;

/**
 * How a synchronisation goes about.
 *
 * @param batch most ids in one query; default 20 (observed in an open client)
 * @param firstPeriod how far the first, automatic search looks back; default two years, the rule of the DMP
 * @param overlap how far each next one looks back before the last: submission times come from the clocks of the senders, and
 *     what is found twice is told apart by its ids; default one day, a choice of this SDK
 */
public record SynchronisationOptions(int batch, Period firstPeriod, Duration overlap) {
    public static final SynchronisationOptions DEFAULT =
            new SynchronisationOptions(20, Period.ofYears(2), Duration.ofDays(1));

    public SynchronisationOptions {
        if (batch < 1 || firstPeriod.isNegative() || firstPeriod.isZero() || overlap.isNegative()) {
            throw new IllegalArgumentException("a batch of at least one, a period, no negative overlap");
        }
    }
}
