package org.segursdk.annuaire.index;

import java.time.Duration;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violations;

/**
 * How often a copy is brought up to date. Source: rem REM-ANN-04.
 *
 * @param every from the start of a run to that of the next; positive
 * @param fullEvery from the start of a full run to that of the next, the runs between reading only what changed; not shorter
 *     than {@code every}
 */
public record SyncSchedule(Duration every, Duration fullEvery) {
    /** Data may be kept thirty days: the whole is read again before. */
    private static final Duration FULL = Duration.ofDays(28);

    /** @throws InvalidInputException rule {@code ANN-SCHEDULE} */
    public SyncSchedule {
        new Violations()
                .check(
                        !every.isNegative() && !every.isZero(),
                        "every",
                        "ANN-SCHEDULE",
                        "une durée positive",
                        "a positive duration")
                .check(
                        fullEvery.compareTo(every) >= 0,
                        "fullEvery",
                        "ANN-SCHEDULE",
                        "au moins l'intervalle entre deux passages",
                        "at least the interval between two runs")
                .throwIfAny("SyncSchedule");
    }

    /** That often, everything anew after 28 days. */
    public static SyncSchedule every(Duration every) {
        return new SyncSchedule(every, every.compareTo(FULL) > 0 ? every : FULL);
    }

    public static SyncSchedule daily() {
        return every(Duration.ofDays(1));
    }

    public static SyncSchedule weekly() {
        return every(Duration.ofDays(7));
    }
}
