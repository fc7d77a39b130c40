package org.segursdk.cda.internal.prescription;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.segursdk.cda.Quantity;
import org.segursdk.cda.internal.Quantities;
import org.segursdk.cda.internal.Writing;
import org.segursdk.cda.internal.XmlOut;
import org.segursdk.cda.prescription.Frequency;
import org.segursdk.cda.prescription.TimingEvent;
import org.segursdk.cda.prescription.TreatmentPeriod;

/** Periods and rhythms as HL7 writes them: IVL_TS, PIVL_TS, EIVL_TS, SXPR_TS. Source: cda §10.3. */
final class PosologyTimes {
    /** Minutes in each unit of fixed length; months and years have none. */
    private static final Map<String, Integer> MINUTES = Map.of("min", 1, "h", 60, "d", 1440, "wk", 10080);

    private static final int DECIMALS = 4;

    private final Writing w;
    private final XmlOut out;

    PosologyTimes(Writing w) {
        this.w = w;
        this.out = w.out;
    }

    /** @param delayed whether a lone duration gets an unknown beginning */
    void period(String element, TreatmentPeriod period, boolean delayed) {
        out.start(element, "xsi:type", "IVL_TS");
        bounds(period, delayed);
        out.end();
    }

    void unknownPeriod() {
        out.start("effectiveTime", "xsi:type", "IVL_TS");
        out.empty("low", "nullFlavor", "UNK").empty("high", "nullFlavor", "UNK");
        out.end();
    }

    private void bounds(TreatmentPeriod period, boolean delayed) {
        Optional<Quantity> width = period.duration();
        if (period.start().isPresent() || width.isEmpty() || delayed) {
            w.low(period.start());
        }
        if (width.isPresent()) {
            out.empty("width", Quantities.attributes(width.get()));
        } else {
            w.high(period.end());
        }
    }

    /** The rhythm of a line. */
    void frequency(Frequency frequency, String id) {
        write("effectiveTime", frequency, id, "A");
    }

    /** Rhythm and period of a step. */
    void step(Optional<Frequency> frequency, Optional<TreatmentPeriod> period, String id) {
        if (frequency.isPresent() && period.isPresent()) {
            out.start("effectiveTime", "xsi:type", "SXPR_TS");
            out.start("comp", "xsi:type", "IVL_TS", "operator", "A");
            bounds(period.get(), false);
            out.end();
            write("comp", frequency.get(), id, "A");
            out.end();
        } else if (frequency.isPresent()) {
            frequency(frequency.get(), id);
        } else {
            period.ifPresent(known -> period("effectiveTime", known, false));
        }
    }

    private void write(String element, Frequency frequency, String id, String operator) {
        if (frequency instanceof Frequency.Every every) {
            periodic(element, every.period(), id, operator);
        } else if (frequency instanceof Frequency.Times times) {
            periodic(element, interval(times), id, operator);
        } else {
            events(element, (Frequency.AtEvents) frequency, operator);
        }
    }

    private void periodic(String element, Quantity period, String id, String operator) {
        out.start(element, "xsi:type", "PIVL_TS", "operator", operator);
        out.start("period", Quantities.attributes(period));
        out.start("translation").originalText(id + "-frequence").end();
        out.end().end();
    }

    private void events(String element, Frequency.AtEvents at, String operator) {
        if (at.events().size() == 1) {
            event(element, at.events().get(0), at.offset(), operator);
            return;
        }
        out.start(element, "xsi:type", "SXPR_TS", "operator", operator);
        for (TimingEvent event : at.events()) {
            event("comp", event, Optional.empty(), "I");
        }
        out.end();
    }

    private void event(String element, TimingEvent event, Optional<Quantity> offset, String operator) {
        out.start(element, "xsi:type", "EIVL_TS", "operator", operator);
        out.empty("event", "code", event.code());
        offset.ifPresent(quantity -> {
            BigDecimal value = event.isBefore() ? quantity.value().negate() : quantity.value();
            out.start("offset");
            out.empty("low", "value", value.toPlainString(), "unit", quantity.unit());
            out.end();
        });
        out.end();
    }

    /** The interval of so many times in a time: 3 times a day is every 8 hours. */
    static Quantity interval(Frequency.Times times) {
        BigDecimal count = BigDecimal.valueOf(times.times());
        Integer minutes = MINUTES.get(times.per().unit());
        if (minutes == null) {
            return Quantity.of(
                    plain(times.per().value().divide(count, DECIMALS, RoundingMode.HALF_UP)),
                    times.per().unit());
        }
        BigDecimal interval =
                times.per().value().multiply(BigDecimal.valueOf(minutes)).divide(count, DECIMALS, RoundingMode.HALF_UP);
        for (String unit : List.of("d", "h")) {
            BigDecimal[] parts = interval.divideAndRemainder(BigDecimal.valueOf(MINUTES.getOrDefault(unit, 1)));
            if (parts[1].signum() == 0) {
                return Quantity.of(plain(parts[0]), unit);
            }
        }
        return Quantity.of(plain(interval), "min");
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }
}
