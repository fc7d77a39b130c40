package org.segursdk.annuaire.index;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.annuaire.AnnuaireClient;
import org.segursdk.annuaire.AnnuaireSettings;
import org.segursdk.annuaire.index.SyncTrace.Action;
import org.segursdk.annuaire.internal.fhir.DirectorySearch;
import org.segursdk.annuaire.internal.http.DirectoryHttp;
import org.segursdk.annuaire.internal.http.Pace;
import org.segursdk.annuaire.internal.store.Cursor;
import org.segursdk.annuaire.internal.store.Cursor.Run;
import org.segursdk.annuaire.internal.store.Cursor.Step;
import org.segursdk.annuaire.internal.store.StoreWriter;
import org.segursdk.core.SegurContext;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.SegurException;
import org.segursdk.core.error.SegurSecurityException;
import org.segursdk.core.error.TransportException;

/**
 * Keeps a local copy in step with the directory: everything once, then what changed. A run that was stopped anywhere, the process
 * killed included, goes on where it was. Runs block; the software calls {@link #runIfDue} from a scheduler of its own. One run at a time
 * writes into a copy. Thread-safe. Source: annuaire §7; rem REM-ANN-01 to -04.
 */
public final class AnnuaireSync implements AutoCloseable {
    /** The directory has long forgotten the pages of a run that old. */
    private static final Duration STALE = Duration.ofDays(2);

    private final SegurContext context;
    private final AnnuaireSettings settings;
    private final AnnuaireIndex index;
    private final SyncSchedule schedule;
    private final SyncListener listener;
    private final SyncJournal journal;
    private final Watcher watcher;
    private final Pace pace;
    private final int commitEvery;
    private final DirectorySearch search;

    private AnnuaireSync(Builder builder) {
        this.context = builder.context;
        this.settings = builder.settings;
        this.index = builder.index;
        this.schedule = builder.schedule;
        this.listener = builder.listener;
        this.journal = builder.journal;
        this.pace = builder.pace;
        this.commitEvery = builder.commitEvery;
        this.watcher = new Watcher(index, builder.watchList, builder.updates, journal, context.clock());
        this.search = new DirectorySearch(new DirectoryHttp(context, AnnuaireClient.SERVICE, settings, pace));
    }

    public static Builder builder(SegurContext context, AnnuaireSettings settings, AnnuaireIndex index) {
        return new Builder(context, settings, index);
    }

    /** When the next run is due; past when it is now. */
    public Instant nextRun() {
        Cursor cursor = index.store().cursor();
        if (cursor.run().isPresent() || cursor.lastFull().isEmpty() || index.isExpired(cursor)) {
            return context.clock().instant();
        }
        return cursor.lastRun().orElse(Instant.EPOCH).plus(schedule.every());
    }

    /**
     * Runs if the schedule wants it, or if a run is unfinished.
     *
     * @throws SegurException as {@link #run}
     */
    public Optional<SyncReport> runIfDue() {
        return nextRun().isAfter(context.clock().instant()) ? Optional.empty() : Optional.of(run());
    }

    /**
     * Runs now: goes on with an unfinished run; reads everything when it never did or the schedule wants it; else what changed.
     *
     * @throws SegurException the directory refused, failed or could not be reached: what was read is kept, the next run goes on
     *     from there
     * @throws TransportException codes {@code ANNUAIRE-INDEX-BUSY} (another run is writing), {@code ANNUAIRE-INDEX-UNAVAILABLE},
     *     {@code ANNUAIRE-PAGES-LOST}
     * @throws SegurSecurityException code {@code ANNUAIRE-FOREIGN-LINK}
     */
    public SyncReport run() {
        return run(false);
    }

    /**
     * Runs now and reads everything.
     *
     * @throws SegurException as {@link #run}
     */
    public SyncReport runFull() {
        return run(true);
    }

    private SyncReport run(boolean full) {
        try (StoreWriter writer = StoreWriter.open(index.store())) {
            Cursor cursor = begin(writer, full);
            Run begun = cursor.run().orElseThrow();
            trace(begun.resumed() ? Action.RUN_RESUMED : Action.RUN_BEGUN, 0, Optional.empty());
            SyncRun run = new SyncRun(search, index, writer, listener, pace, commitEvery, cursor);
            Run ended = run.toTheEnd();
            trace(Action.RUN_ENDED, rows(ended), Optional.empty());
            int updates = watcher.tell(writer, run.cursor());
            return report(ended, run.swept(), updates);
        } catch (SegurException e) {
            trace(Action.RUN_FAILED, 0, Optional.of(e.code()));
            throw e;
        }
    }

    private Cursor begin(StoreWriter writer, boolean full) {
        Instant now = context.clock().instant();
        String origin = search.http().links().origin();
        Cursor cursor = index.store().cursor();
        boolean other = !cursor.origin().isEmpty() && !cursor.origin().equals(origin);
        if (other || index.isExpired(cursor)) {
            writer.clear();
            cursor = Cursor.none();
        }
        Run run = cursor.run()
                .filter(each -> each.full() || !full)
                .filter(each -> Duration.between(each.startedAt(), now).compareTo(STALE) < 0)
                .map(Run::asResumed)
                .orElse(null);
        if (run == null) {
            boolean everything = full || isFullDue(cursor, now);
            run = Run.begin(everything, now, since(cursor, now));
            long generation = cursor.generation() + (everything ? 1 : 0);
            cursor = new Cursor(origin, generation, cursor.lastFull(), cursor.lastRun(), Optional.empty());
        }
        cursor = cursor.with(run);
        writer.commit(cursor);
        return cursor;
    }

    private boolean isFullDue(Cursor cursor, Instant now) {
        return cursor.lastFull()
                .map(at -> !at.plus(schedule.fullEvery()).isAfter(now))
                .orElse(true);
    }

    private Instant since(Cursor cursor, Instant now) {
        return cursor.lastRun()
                .orElse(now)
                .minus(settings.profile().deltaOverlap().value());
    }

    private static long rows(Run run) {
        return run.read(Step.STRUCTURES) + run.read(Step.ACTIVITIES) + run.read(Step.PROFESSIONALS);
    }

    private void trace(Action action, long rows, Optional<String> failure) {
        journal.record(new SyncTrace(context.clock().instant(), action, Optional.empty(), List.of(), rows, failure));
    }

    private SyncReport report(Run run, boolean swept, int updates) {
        return new SyncReport(
                run.full(),
                run.startedAt(),
                context.clock().instant(),
                run.resumed(),
                run.pages(),
                run.read(Step.STRUCTURES),
                run.read(Step.ACTIVITIES),
                run.read(Step.PROFESSIONALS),
                run.read(Step.LINKS),
                run.unreadable(),
                run.restarts(),
                swept,
                updates);
    }

    /** Later runs fail with {@code ANNUAIRE-CLOSED}; the index stays open. */
    @Override
    public void close() {
        search.close();
    }

    /** Builds a synchronisation. */
    public static final class Builder {
        private final SegurContext context;
        private final AnnuaireSettings settings;
        private final AnnuaireIndex index;
        private SyncSchedule schedule = SyncSchedule.daily();
        private SyncListener listener = SyncListener.NONE;
        private SyncJournal journal = SyncJournal.NONE;
        private WatchList watchList = WatchList.NONE;
        private UpdateListener updates = update -> {};
        private Pace pace = Pace.SYSTEM;
        private int commitEvery = 10;

        private Builder(SegurContext context, AnnuaireSettings settings, AnnuaireIndex index) {
            this.context = Objects.requireNonNull(context, "context");
            this.settings = Objects.requireNonNull(settings, "settings");
            this.index = Objects.requireNonNull(index, "index");
        }

        /** Default {@link SyncSchedule#daily}. */
        public Builder schedule(SyncSchedule value) {
            this.schedule = Objects.requireNonNull(value, "value");
            return this;
        }

        public Builder listener(SyncListener value) {
            this.listener = Objects.requireNonNull(value, "value");
            return this;
        }

        public Builder journal(SyncJournal value) {
            this.journal = Objects.requireNonNull(value, "value");
            return this;
        }

        /** Whom to follow, and where their updates go. */
        public Builder watch(WatchList list, UpdateListener port) {
            this.watchList = Objects.requireNonNull(list, "list");
            this.updates = Objects.requireNonNull(port, "port");
            return this;
        }

        /** Pages read between two states on disk: what a killed process reads again at most. Default 10. */
        Builder commitEvery(int pages) {
            this.commitEvery = pages;
            return this;
        }

        Builder pace(Pace value) {
            this.pace = value;
            return this;
        }

        /**
         * @throws InvalidInputException rules {@code ENDPOINT-MISSING}, {@code ANN-SCHEDULE}: everything is to be read again before
         *     the copy's lifetime ends
         * @throws SegurSecurityException code {@code PRODUCTION-UNACCEPTED-FACTS}
         */
        public AnnuaireSync build() {
            if (schedule.fullEvery().compareTo(settings.profile().copyLifetime().value()) > 0) {
                throw InvalidInputException.of(
                        "AnnuaireSync",
                        "schedule.fullEvery",
                        "ANN-SCHEDULE",
                        "la copie est à relire en entier avant la fin de sa durée admise",
                        "the copy is to be read again as a whole before its lifetime ends");
            }
            context.requireAccepted(settings.profile().facts());
            context.requireAccepted(settings.profile().copyFacts());
            return new AnnuaireSync(this);
        }
    }
}
