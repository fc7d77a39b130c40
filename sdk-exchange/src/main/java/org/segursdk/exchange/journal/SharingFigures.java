package org.segursdk.exchange.journal;

import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What was shared over a period. Source: rem DASH-01 to DASH-04.
 *
 * @param period the days counted
 * @param rows by structure, signatory, type, way, outcome and INS, in that order
 */
public record SharingFigures(IndicatorPeriod period, List<SharingRow> rows) {
    public SharingFigures {
        Objects.requireNonNull(period, "period");
        rows = List.copyOf(rows);
    }

    private long sum(Predicate<SharingRow> condition) {
        return rows.stream().filter(condition).mapToLong(SharingRow::count).sum();
    }

    /** Sendings that arrived. */
    public long shared(Branch branch) {
        return sum(row -> row.branch() == branch && row.outcome() == DisclosureOutcome.CONFIRMED);
    }

    /** Sendings that arrived, with a qualified INS or without. */
    public long shared(Branch branch, boolean withIns) {
        return sum(row ->
                row.branch() == branch && row.outcome() == DisclosureOutcome.CONFIRMED && row.withIns() == withIns);
    }

    /** Sendings of these types that arrived: to follow the targets of a programme or the summaries (VSM) of long-term patients. */
    public long shared(Branch branch, Set<String> typeCodes) {
        return sum(row -> row.branch() == branch
                && row.outcome() == DisclosureOutcome.CONFIRMED
                && typeCodes.contains(row.typeCode()));
    }

    /** Sendings that failed. */
    public long failed(Branch branch) {
        return sum(row -> row.branch() == branch && row.outcome() == DisclosureOutcome.FAILED);
    }

    /** Sendings of which nobody knows. */
    public long uncertain(Branch branch) {
        return sum(row -> row.branch() == branch && row.outcome() == DisclosureOutcome.UNCERTAIN);
    }

    /** Everything tried, whatever came of it. */
    public long attempts(Branch branch) {
        return sum(row -> row.branch() == branch);
    }

    /** Share of documents in the DMP that were given a restriction, 0 to 1; empty when none was fed. */
    public OptionalDouble maskingRate() {
        long fed = shared(Branch.DMP);
        long masked = rows.stream()
                .filter(row -> row.branch() == Branch.DMP && row.outcome() == DisclosureOutcome.CONFIRMED)
                .mapToLong(SharingRow::masked)
                .sum();
        return fed == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) masked / fed);
    }
}
