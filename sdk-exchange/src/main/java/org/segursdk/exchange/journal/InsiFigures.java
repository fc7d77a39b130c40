package org.segursdk.exchange.journal;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import org.segursdk.insi.desk.InsTrace;

/**
 * How INSi was used over a period. Source: rem DASH-05.
 *
 * @param period the days counted
 * @param rows by structure, operation and outcome, in that order
 */
public record InsiFigures(IndicatorPeriod period, List<InsiRow> rows) {
    public InsiFigures {
        Objects.requireNonNull(period, "period");
        rows = List.copyOf(rows);
    }

    /** All calls of a structure; what was refused before the wire is none. */
    public long calls(String finess) {
        return rows.stream()
                .filter(row -> row.finess().equals(finess) && row.outcome() != InsTrace.Outcome.NOT_CALLED)
                .mapToLong(InsiRow::count)
                .sum();
    }

    /** Calls of a structure by day of the period. */
    public double callsByDay(String finess) {
        return (double) calls(finess) / ChronoUnit.DAYS.between(period.from(), period.before());
    }

    /** Share of a structure's calls that gave that, 0 to 1; empty when it made none. */
    public OptionalDouble rate(String finess, InsTrace.Outcome outcome) {
        long calls = calls(finess);
        long such = rows.stream()
                .filter(row -> row.finess().equals(finess) && row.outcome() == outcome)
                .mapToLong(InsiRow::count)
                .sum();
        return calls == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) such / calls);
    }
}
