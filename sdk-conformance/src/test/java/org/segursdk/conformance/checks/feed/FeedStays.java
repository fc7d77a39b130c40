package org.segursdk.conformance.checks.feed;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The stays that the sample product knows. */
final class FeedStays {
    private static final int YEARS = 5;

    private record Stay(String patient, LocalDate opened, Optional<LocalDate> closed) {}

    private final List<Stay> all = new ArrayList<>();

    void add(String patient, LocalDate opened, Optional<LocalDate> closed) {
        all.add(new Stay(patient, opened, closed));
    }

    void clear() {
        all.clear();
    }

    /** Patients of the stays closed within the month, who were seen in the five years before. */
    List<String> closedOfKnown(YearMonth month) {
        return all.stream()
                .filter(each -> each.closed()
                        .filter(day -> YearMonth.from(day).equals(month))
                        .isPresent())
                .filter(this::seenBefore)
                .map(Stay::patient)
                .toList();
    }

    private boolean seenBefore(Stay stay) {
        return all.stream()
                .filter(each -> each.patient().equals(stay.patient()))
                .filter(each -> each.opened().isBefore(stay.opened()))
                .anyMatch(each -> each.closed()
                        .filter(day -> day.isAfter(stay.opened().minusYears(YEARS)))
                        .isPresent());
    }
}
