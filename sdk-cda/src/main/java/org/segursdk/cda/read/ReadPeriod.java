package org.segursdk.cda.read;

import java.util.Objects;
import java.util.Optional;

/**
 * A time or a period (HL7 TS, IVL_TS) as written. Source: cda §1.2.
 *
 * @param at the time, when a single one is written
 * @param low beginning, if written; it may be null with a reason
 * @param high end, if written; it may be null with a reason
 * @param width length, if written
 * @param nullFlavor why there is none, if told
 */
public record ReadPeriod(
        Optional<ReadTime> at,
        Optional<ReadTime> low,
        Optional<ReadTime> high,
        Optional<ReadQuantity> width,
        Optional<String> nullFlavor) {
    public ReadPeriod {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(low, "low");
        Objects.requireNonNull(high, "high");
        Objects.requireNonNull(width, "width");
        Objects.requireNonNull(nullFlavor, "nullFlavor");
    }

    /** The beginning, or the single time written, when it has a value. */
    public Optional<ReadTime> start() {
        return low.filter(ReadTime::isValid).or(() -> at.filter(ReadTime::isValid));
    }

    /** The end, when it has a value. */
    public Optional<ReadTime> stop() {
        return high.filter(ReadTime::isValid);
    }

    /** Whichever of the single time, the end and the beginning has a value: when the thing was done. */
    public Optional<ReadTime> any() {
        return at.filter(ReadTime::isValid).or(this::stop).or(this::start);
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "ReadPeriod[redacted]";
    }
}
