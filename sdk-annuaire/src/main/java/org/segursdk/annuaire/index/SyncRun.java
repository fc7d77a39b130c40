package org.segursdk.annuaire.index;

import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.segursdk.annuaire.internal.fhir.DirectoryPage;
import org.segursdk.annuaire.internal.fhir.DirectorySearch;
import org.segursdk.annuaire.internal.http.Pace;
import org.segursdk.annuaire.internal.http.Query;
import org.segursdk.annuaire.internal.store.Cursor;
import org.segursdk.annuaire.internal.store.Cursor.Run;
import org.segursdk.annuaire.internal.store.Cursor.Step;
import org.segursdk.annuaire.internal.store.StoreWriter;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.core.error.SegurException;
import org.segursdk.core.error.TransportException;

/**
 * One run, from where the cursor is to the end: structures, then activities, then professionals, who are put together from the two
 * before. Pages and cursor are committed in one. Source: annuaire §7.
 */
final class SyncRun {
    private static final int ATTEMPTS = 5;
    private static final int MOST_RESTARTS = 5;
    private static final int LINKS = 1000;

    private final DirectorySearch search;
    private final AnnuaireIndex index;
    private final StoreWriter writer;
    private final SyncListener listener;
    private final Pace pace;
    private final int commitEvery;
    private Cursor cursor;
    private boolean swept;

    SyncRun(
            DirectorySearch search,
            AnnuaireIndex index,
            StoreWriter writer,
            SyncListener listener,
            Pace pace,
            int commitEvery,
            Cursor cursor) {
        this.search = search;
        this.index = index;
        this.writer = writer;
        this.listener = listener;
        this.pace = pace;
        this.commitEvery = commitEvery;
        this.cursor = cursor;
    }

    /** Whether what was not seen was removed. */
    boolean swept() {
        return swept;
    }

    Cursor cursor() {
        return cursor;
    }

    /** @return the run as it ended */
    Run toTheEnd() {
        Run run = run();
        while (true) {
            switch (run.step()) {
                case STRUCTURES, ACTIVITIES, PROFESSIONALS -> read();
                case LINKS -> link();
                case SWEEP -> {
                    Run ended = run();
                    sweep(ended);
                    cursor = cursor.ended(ended);
                    writer.commit(cursor);
                    return ended;
                }
            }
            run = run();
        }
    }

    private Run run() {
        return cursor.run().orElseThrow();
    }

    private void advance(Run run, boolean commit) {
        cursor = cursor.with(run);
        if (commit) {
            writer.commit(cursor);
        }
        listener.progressed(new SyncProgress(
                run.full(),
                SyncProgress.Part.valueOf(run.step().name()),
                run.pages(),
                run.read(run.step()),
                run.expected()));
    }

    /** All pages of a step that are left. */
    private void read() {
        writer.refresh();
        Step step = run().step();
        while (true) {
            Optional<DirectoryPage> answer = patiently();
            if (answer.isEmpty()) {
                restart();
                continue;
            }
            DirectoryPage page = answer.get();
            boolean last = page.next().isEmpty();
            write(page);
            Run run = run().page(page.size(), page.unreadable(), page.next(), page.total());
            if (last) {
                advance(run, false);
                advance(run.at(Step.values()[step.ordinal() + 1]), true);
                return;
            }
            advance(run, run.pages() % commitEvery == 0);
        }
    }

    /** The server forgot where it was: the step begins again; what is written twice is the same. */
    private void restart() {
        if (run().restarts() >= MOST_RESTARTS) {
            cursor = new Cursor(
                    cursor.origin(), cursor.generation(), cursor.lastFull(), cursor.lastRun(), Optional.empty());
            writer.commit(cursor);
            throw TransportException.uncertain(
                    "ANNUAIRE-PAGES-LOST",
                    true,
                    LocalizedText.of(
                            "l'annuaire perd sans cesse les pages suivantes : passage abandonné",
                            "the directory keeps losing the following pages: run given up"),
                    null);
        }
        advance(run().restarted(), true);
    }

    private void write(DirectoryPage page) {
        boolean links = !run().full();
        long generation = cursor.generation();
        page.structures().forEach(each -> writer.structure(each, generation, links));
        page.activities().forEach(each -> writer.activity(each, generation, links));
        page.professionals().forEach(each -> writer.professional(each, generation));
    }

    /** A page, asked again a few times when that may help: a run of an hour must not end on a cough. */
    private Optional<DirectoryPage> patiently() {
        for (int attempt = 1; ; attempt++) {
            try {
                return page();
            } catch (SegurException e) {
                if (!e.retryable() || attempt >= ATTEMPTS || "INTERRUPTED".equals(e.code())) {
                    throw e;
                }
                wait(attempt);
            }
        }
    }

    private void wait(int attempt) {
        try {
            pace.sleep((long) (TimeUnit.SECONDS.toNanos(1L << attempt) * (0.5 + pace.random())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw TransportException.notSent(
                    "INTERRUPTED", LocalizedText.of("passage interrompu", "run interrupted"), null);
        }
    }

    private Optional<DirectoryPage> page() {
        Run run = run();
        if (run.next().isPresent()) {
            return search.next(run.next().get());
        }
        Query query = Query.of(run.step().resource());
        if (run.full()) {
            query.raw("active", "true");
        } else {
            query.raw("_lastUpdated", "ge" + run.since().truncatedTo(ChronoUnit.SECONDS));
        }
        int size = search.http().settings().profile().pageSize().value();
        return Optional.of(search.first(query.raw("_count", String.valueOf(size))));
    }

    private void link() {
        int done;
        do {
            done = writer.link(LINKS, cursor.generation());
            advance(run().linked(done), true);
        } while (done > 0);
        advance(run().at(Step.SWEEP), true);
    }

    private void sweep(Run run) {
        if (!run.full()) {
            return;
        }
        boolean shrunk = isHalf(run.read(Step.PROFESSIONALS), "professional")
                || isHalf(run.read(Step.STRUCTURES), "structure")
                || isHalf(run.read(Step.ACTIVITIES), "activity");
        if (!shrunk) {
            writer.sweep(cursor.generation());
            swept = true;
        }
        writer.tidy();
    }

    /** A directory does not lose half of its entries: it is the answer that is cut. */
    private boolean isHalf(long read, String kind) {
        return read < index.store().count(kind) / 2;
    }
}
