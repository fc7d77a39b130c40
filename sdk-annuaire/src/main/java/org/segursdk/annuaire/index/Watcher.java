package org.segursdk.annuaire.index;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.segursdk.annuaire.DirectoryProfessional;
import org.segursdk.annuaire.DirectoryStructure;
import org.segursdk.annuaire.index.DirectoryChange.BecameInactive;
import org.segursdk.annuaire.index.DirectoryChange.Found;
import org.segursdk.annuaire.index.DirectoryChange.Gone;
import org.segursdk.annuaire.index.SyncTrace.Action;
import org.segursdk.annuaire.internal.store.Cursor;
import org.segursdk.annuaire.internal.store.Kept;
import org.segursdk.annuaire.internal.store.StoreWriter;

/**
 * Tells what changed of those who are followed. What was told last is kept beside the copy, so that nothing is missed between runs; an
 * update is remembered as told once the software has taken it.
 */
final class Watcher {
    private final AnnuaireIndex index;
    private final WatchList list;
    private final UpdateListener listener;
    private final SyncJournal journal;
    private final Clock clock;

    Watcher(AnnuaireIndex index, WatchList list, UpdateListener listener, SyncJournal journal, Clock clock) {
        this.index = index;
        this.list = list;
        this.listener = listener;
        this.journal = journal;
        this.clock = clock;
    }

    /** @return how many subjects changed */
    int tell(StoreWriter writer, Cursor cursor) {
        int updates = 0;
        for (Watched subject : list.watched()) {
            if (subject instanceof Watched.Person person) {
                updates += person(writer, cursor, person);
            } else if (subject instanceof Watched.Place place) {
                updates += place(writer, cursor, place);
            }
        }
        return updates;
    }

    private int person(StoreWriter writer, Cursor cursor, Watched.Person person) {
        Optional<DirectoryProfessional> now = index.professional(person.id());
        Optional<DirectoryProfessional> before =
                index.store().kept(person.key()).map(Kept::professional);
        List<DirectoryChange> changes = changes(before, now, DirectoryProfessional::active, Differences::between);
        return told(writer, cursor, new DirectoryUpdate(person, changes, now, Optional.empty()), now.map(Kept::bytes));
    }

    private int place(StoreWriter writer, Cursor cursor, Watched.Place place) {
        Optional<DirectoryStructure> now = index.structures(place.id()).stream().findFirst();
        Optional<DirectoryStructure> before = index.store().kept(place.key()).map(Kept::structure);
        List<DirectoryChange> changes = changes(before, now, DirectoryStructure::active, Differences::between);
        return told(writer, cursor, new DirectoryUpdate(place, changes, Optional.empty(), now), now.map(Kept::bytes));
    }

    private static <T> List<DirectoryChange> changes(
            Optional<T> before,
            Optional<T> now,
            Function<T, Boolean> active,
            BiFunction<T, T, List<DirectoryChange>> differences) {
        if (before.isPresent() && now.isPresent()) {
            return differences.apply(before.get(), now.get());
        }
        if (now.isPresent()) {
            return active.apply(now.get()) ? List.of(new Found()) : List.of(new Found(), new BecameInactive());
        }
        return before.isPresent() ? List.of(new Gone()) : List.of();
    }

    private int told(StoreWriter writer, Cursor cursor, DirectoryUpdate update, Optional<byte[]> state) {
        if (update.changes().isEmpty()) {
            return 0;
        }
        listener.updated(update);
        journal.record(new SyncTrace(
                clock.instant(),
                Action.UPDATE_TOLD,
                Optional.of(update.subject()),
                update.changes().stream()
                        .map(each -> each.getClass().getSimpleName())
                        .toList(),
                0,
                Optional.empty()));
        String key = update.subject().key();
        state.ifPresentOrElse(bytes -> writer.keep(key, bytes), () -> writer.forget(key));
        writer.commit(cursor);
        return 1;
    }
}
