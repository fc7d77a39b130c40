package org.segursdk.cda.prescription;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.cda.Quantity;

/**
 * When doses are taken. Durations are in {@code min}, {@code h}, {@code d}, {@code wk}, {@code mo} or {@code a} (UCUM), and
 * positive. Source: cda §10.3, eprescription §6.5.
 */
public sealed interface Frequency {
    /**
     * At regular intervals (PIVL_TS).
     *
     * @param period time between two doses
     */
    record Every(Quantity period) implements Frequency {
        public Every {
            Objects.requireNonNull(period, "period");
        }
    }

    /**
     * So many times in a time (PIVL_TS; the interval is computed).
     *
     * @param times 1 to 96
     * @param per the time, such as one day
     */
    record Times(int times, Quantity per) implements Frequency {
        public Times {
            Objects.requireNonNull(per, "per");
        }
    }

    /**
     * At moments of the day (EIVL_TS).
     *
     * @param events at least one
     * @param offset time before or after the moment, with a single moment only
     */
    record AtEvents(List<TimingEvent> events, Optional<Quantity> offset) implements Frequency {
        public AtEvents {
            events = List.copyOf(events);
            Objects.requireNonNull(offset, "offset");
        }
    }

    /** A dose each {@code value} {@code unit}, such as 8 {@code h}. */
    static Frequency every(int value, String unit) {
        return new Every(Quantity.of(Integer.toString(value), unit));
    }

    /** So many doses a day. */
    static Frequency timesPerDay(int times) {
        return new Times(times, Quantity.of("1", "d"));
    }

    /** So many doses in a time. */
    static Frequency times(int times, Quantity per) {
        return new Times(times, per);
    }

    /** At each of these moments. */
    static Frequency at(TimingEvent first, TimingEvent... others) {
        List<TimingEvent> all = new java.util.ArrayList<>(List.of(first));
        all.addAll(List.of(others));
        return new AtEvents(all, Optional.empty());
    }

    /** A time before a moment that is itself before a meal, after any other. */
    static Frequency at(TimingEvent event, Quantity offset) {
        return new AtEvents(List.of(event), Optional.of(offset));
    }
}
