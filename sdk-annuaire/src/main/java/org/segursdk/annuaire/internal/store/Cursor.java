package org.segursdk.annuaire.internal.store;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * How far the copy is: saved in one with the data, so that a process killed anywhere goes on from what is there. Immutable.
 *
 * @param origin base address of the directory that was copied; empty before the first run
 * @param generation of the last full run begun: what a full run does not see again is removed at its end
 * @param lastFull start of the last full run that ended
 * @param lastRun start of the last run, full or delta, that ended: the data are at least of that time
 * @param run what is under way
 */
public record Cursor(
        String origin, long generation, Optional<Instant> lastFull, Optional<Instant> lastRun, Optional<Run> run) {
    /** Of what is stored; another one means loading anew. */
    static final String FORMAT = "1";

    /** Parts of a run, in order. */
    public enum Step {
        STRUCTURES("Organization"),
        ACTIVITIES("PractitionerRole"),
        PROFESSIONALS("Practitioner"),
        /** Professionals of whom an activity or a structure changed. */
        LINKS(""),
        /** What was not seen again. */
        SWEEP("");

        private final String resource;

        Step(String resource) {
            this.resource = resource;
        }

        /** Type of resource that is read; empty when none is. */
        public String resource() {
            return resource;
        }
    }

    /**
     * A run under way.
     *
     * @param full whether everything is read
     * @param startedAt when it began
     * @param since for a delta, from when on
     * @param step where it is
     * @param next link to the page that follows; empty to begin the step
     * @param pages read
     * @param resources read in this run, by step
     * @param unreadable entries passed over
     * @param restarts of a step whose pages the server had forgotten
     * @param resumed whether another process or run had begun it
     * @param expected of the step, when the server counts
     */
    public record Run(
            boolean full,
            Instant startedAt,
            Instant since,
            Step step,
            Optional<String> next,
            int pages,
            long[] resources,
            int unreadable,
            int restarts,
            boolean resumed,
            OptionalLong expected) {
        /** Where it is. */
        @Override
        public String toString() {
            return "Run[" + step + ", " + pages + " pages]";
        }

        public static Run begin(boolean full, Instant at, Instant since) {
            return new Run(
                    full,
                    at,
                    since,
                    Step.STRUCTURES,
                    Optional.empty(),
                    0,
                    new long[Step.values().length],
                    0,
                    0,
                    false,
                    OptionalLong.empty());
        }

        public long read(Step of) {
            return resources[of.ordinal()];
        }

        /** One page further. */
        public Run page(long read, int bad, Optional<String> following, OptionalLong total) {
            long[] counts = resources.clone();
            counts[step.ordinal()] += read;
            return new Run(
                    full,
                    startedAt,
                    since,
                    step,
                    following,
                    pages + 1,
                    counts,
                    unreadable + bad,
                    restarts,
                    resumed,
                    total.isPresent() ? total : expected);
        }

        /** Some more professionals put together again. */
        public Run linked(int more) {
            long[] counts = resources.clone();
            counts[step.ordinal()] += more;
            return new Run(full, startedAt, since, step, next, pages, counts, unreadable, restarts, resumed, expected);
        }

        /** At the beginning of another step. */
        public Run at(Step other) {
            return new Run(
                    full,
                    startedAt,
                    since,
                    other,
                    Optional.empty(),
                    pages,
                    resources,
                    unreadable,
                    restarts,
                    resumed,
                    OptionalLong.empty());
        }

        /** The same step again: its pages are lost, what was read of it is read again. */
        public Run restarted() {
            long[] counts = resources.clone();
            counts[step.ordinal()] = 0;
            return new Run(
                    full,
                    startedAt,
                    since,
                    step,
                    Optional.empty(),
                    pages,
                    counts,
                    unreadable,
                    restarts + 1,
                    resumed,
                    OptionalLong.empty());
        }

        public Run asResumed() {
            return new Run(full, startedAt, since, step, next, pages, resources, unreadable, restarts, true, expected);
        }
    }

    /** Before anything was read. */
    public static Cursor none() {
        return new Cursor("", 0, Optional.empty(), Optional.empty(), Optional.empty());
    }

    public Cursor with(Run other) {
        return new Cursor(origin, generation, lastFull, lastRun, Optional.of(other));
    }

    /** The run under way ended. */
    public Cursor ended(Run ended) {
        return new Cursor(
                origin,
                generation,
                ended.full() ? Optional.of(ended.startedAt()) : lastFull,
                Optional.of(ended.startedAt()),
                Optional.empty());
    }

    Map<String, String> toMap() {
        Map<String, String> map = new HashMap<>();
        map.put("format", FORMAT);
        map.put("origin", origin);
        map.put("generation", String.valueOf(generation));
        lastFull.ifPresent(at -> map.put("lastFull", at.toString()));
        lastRun.ifPresent(at -> map.put("lastRun", at.toString()));
        run.ifPresent(each -> {
            map.put("run.full", String.valueOf(each.full()));
            map.put("run.startedAt", each.startedAt().toString());
            map.put("run.since", each.since().toString());
            map.put("run.step", each.step().name());
            each.next().ifPresent(next -> map.put("run.next", next));
            map.put("run.pages", String.valueOf(each.pages()));
            for (Step step : Step.values()) {
                map.put("run.read." + step.name(), String.valueOf(each.read(step)));
            }
            map.put("run.unreadable", String.valueOf(each.unreadable()));
            map.put("run.restarts", String.valueOf(each.restarts()));
            map.put("run.resumed", String.valueOf(each.resumed()));
            each.expected().ifPresent(total -> map.put("run.expected", String.valueOf(total)));
        });
        return map;
    }

    /** Empty when the map is of another format. */
    static Optional<Cursor> of(Map<String, String> map) {
        if (!FORMAT.equals(map.get("format"))) {
            return Optional.empty();
        }
        return Optional.of(new Cursor(
                map.getOrDefault("origin", ""),
                Long.parseLong(map.getOrDefault("generation", "0")),
                instant(map.get("lastFull")),
                instant(map.get("lastRun")),
                map.containsKey("run.step") ? Optional.of(run(map)) : Optional.empty()));
    }

    private static Run run(Map<String, String> map) {
        long[] read = new long[Step.values().length];
        for (Step step : Step.values()) {
            read[step.ordinal()] = Long.parseLong(map.getOrDefault("run.read." + step.name(), "0"));
        }
        String expected = map.get("run.expected");
        return new Run(
                Boolean.parseBoolean(map.get("run.full")),
                Instant.parse(map.getOrDefault("run.startedAt", Instant.EPOCH.toString())),
                Instant.parse(map.getOrDefault("run.since", Instant.EPOCH.toString())),
                Step.valueOf(map.getOrDefault("run.step", Step.STRUCTURES.name())),
                Optional.ofNullable(map.get("run.next")),
                Integer.parseInt(map.getOrDefault("run.pages", "0")),
                read,
                Integer.parseInt(map.getOrDefault("run.unreadable", "0")),
                Integer.parseInt(map.getOrDefault("run.restarts", "0")),
                Boolean.parseBoolean(map.get("run.resumed")),
                expected == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(expected)));
    }

    private static Optional<Instant> instant(@Nullable String text) {
        return text == null ? Optional.empty() : Optional.of(Instant.parse(text));
    }

    /** How often it was begun. */
    @Override
    public String toString() {
        return "Cursor[" + generation + "]";
    }
}
