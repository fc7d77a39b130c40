package org.segursdk.annuaire.index;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What a local copy holds.
 *
 * @param loaded whether a full run has ended; before, the copy is a part of the directory
 * @param asOf the data are at least of that time; empty before the first run has ended
 * @param age since then
 * @param lastFull when the last full run that ended began
 * @param professionals that can be found
 * @param structures that can be found
 * @param activities held
 * @param running whether a run was begun that has not ended yet
 */
public record IndexState(
        boolean loaded,
        Optional<Instant> asOf,
        Optional<Duration> age,
        Optional<Instant> lastFull,
        long professionals,
        long structures,
        long activities,
        boolean running) {
    public IndexState {
        Objects.requireNonNull(asOf, "asOf");
        Objects.requireNonNull(age, "age");
        Objects.requireNonNull(lastFull, "lastFull");
    }
}
