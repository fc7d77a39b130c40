package org.segursdk.annuaire.index;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.annuaire.AnnuaireProfile;
import org.segursdk.annuaire.DirectoryProfessional;
import org.segursdk.annuaire.DirectoryStructure;
import org.segursdk.annuaire.HeldMailbox;
import org.segursdk.annuaire.ProfessionalQuery;
import org.segursdk.annuaire.Results;
import org.segursdk.annuaire.StructureQuery;
import org.segursdk.annuaire.internal.store.Cursor;
import org.segursdk.annuaire.internal.store.DirectoryStore;
import org.segursdk.annuaire.internal.store.StoreFailures;
import org.segursdk.annuaire.internal.store.StoreWriter;
import org.segursdk.annuaire.internal.store.Words;
import org.segursdk.core.actor.ProfessionalId;
import org.segursdk.core.actor.StructureId;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.SegurSecurityException;
import org.segursdk.core.error.TransportException;

/**
 * A copy of the directory in one folder, searched without any network. {@link AnnuaireSync} fills it and keeps it in step; several
 * processes may search while one writes. A copy past its lifetime answers no more and is dropped, as its publisher wants. Names are
 * compared without regard to case, diacritics, hyphens and apostrophes. Thread-safe. Source: annuaire §1, §7.
 */
public final class AnnuaireIndex implements AutoCloseable {
    private static final int MOST = 1000;

    private final DirectoryStore store;
    private final Clock clock;
    private final Duration lifetime;

    private AnnuaireIndex(DirectoryStore store, Clock clock, Duration lifetime) {
        this.store = store;
        this.clock = clock;
        this.lifetime = lifetime;
    }

    /** Opens the copy of that folder, which may be empty; with the lifetime that the publisher allows. */
    public static AnnuaireIndex open(Path folder, Clock clock) {
        return open(folder, clock, AnnuaireProfile.standard());
    }

    /** @throws TransportException code {@code ANNUAIRE-INDEX-UNAVAILABLE} */
    public static AnnuaireIndex open(Path folder, Clock clock, AnnuaireProfile profile) {
        Objects.requireNonNull(clock, "clock");
        AnnuaireIndex index = new AnnuaireIndex(
                DirectoryStore.open(folder), clock, profile.copyLifetime().value());
        index.dropIfExpired();
        return index;
    }

    private void dropIfExpired() {
        if (!isExpired(store.cursor())) {
            return;
        }
        try (StoreWriter writer = StoreWriter.open(store)) {
            writer.clear();
            writer.commit(Cursor.none());
        } catch (TransportException e) {
            // Another process writes: its run drops what is too old. Until then nothing is answered.
            return;
        }
    }

    DirectoryStore store() {
        return store;
    }

    boolean isExpired(Cursor cursor) {
        return cursor.lastRun()
                .filter(at -> Duration.between(at, clock.instant()).compareTo(lifetime) > 0)
                .isPresent();
    }

    /** What the copy holds and how old it is. */
    public IndexState state() {
        Cursor cursor = store.cursor();
        Optional<Instant> asOf = cursor.lastRun();
        return new IndexState(
                cursor.lastFull().isPresent(),
                asOf,
                asOf.map(at -> Duration.between(at, clock.instant())),
                cursor.lastFull(),
                store.count("professional"),
                store.count("structure"),
                store.count("activity"),
                cursor.run().isPresent());
    }

    private void requireUsable() {
        if (isExpired(store.cursor())) {
            throw StoreFailures.expired();
        }
    }

    /**
     * A professional by RPPS number or {@code SubjectNameID}; one who was removed since has {@code active} false.
     *
     * @throws SegurSecurityException code {@code ANNUAIRE-COPY-EXPIRED}
     */
    public Optional<DirectoryProfessional> professional(ProfessionalId id) {
        requireUsable();
        Optional<DirectoryProfessional> found = store.professional(id.value());
        return found.isPresent() || !id.value().startsWith("8")
                ? found
                : store.professional(id.value().substring(1));
    }

    /**
     * Active professionals who answer every criterion, those whose name begins as asked before those of whom a word does, then in
     * alphabetical order.
     *
     * @throws SegurSecurityException as {@link #professional}
     */
    public Results<DirectoryProfessional> professionals(ProfessionalQuery query) {
        requireUsable();
        return store.professionals(query);
    }

    /**
     * Completion of what is being typed: professionals of whom each word begins a family name or a given name, in any order.
     *
     * @param text at least one letter or digit
     * @param limit 1 to 1,000
     * @throws InvalidInputException rules {@code ANN-QUERY-TEXT}, {@code ANN-QUERY-LIMIT}
     * @throws SegurSecurityException as {@link #professional}
     */
    public Results<DirectoryProfessional> complete(String text, int limit) {
        check(text, limit);
        requireUsable();
        return store.completion(text, limit);
    }

    /**
     * Names that begin like that, as they are compared (upper case, no accents), in alphabetical order.
     *
     * @param beginning at least one letter or digit
     * @param limit 1 to 1,000
     * @throws InvalidInputException as {@link #complete}
     * @throws SegurSecurityException as {@link #professional}
     */
    public List<String> suggest(SuggestField field, String beginning, int limit) {
        check(beginning, limit);
        requireUsable();
        return store.values(field.field(), field.beginning(beginning), limit);
    }

    private static void check(String text, int limit) {
        if (Words.of(text).isEmpty()) {
            throw InvalidInputException.of(
                    "AnnuaireIndex", "text", "ANN-QUERY-TEXT", "au moins une lettre", "at least one letter");
        }
        if (limit < 1 || limit > MOST) {
            throw InvalidInputException.of(
                    "AnnuaireIndex",
                    "limit",
                    "ANN-QUERY-LIMIT",
                    "entre 1 et 1 000 réponses",
                    "between 1 and 1,000 answers");
        }
    }

    /**
     * Structures of that number, active ones first.
     *
     * @throws SegurSecurityException as {@link #professional}
     */
    public List<DirectoryStructure> structures(StructureId id) {
        requireUsable();
        return store.structures(id.value()).stream()
                .sorted((a, b) -> Boolean.compare(b.active(), a.active()))
                .toList();
    }

    /**
     * Active structures that answer every criterion, in the order of {@link #professionals(ProfessionalQuery)}.
     *
     * @throws SegurSecurityException as {@link #professional}
     */
    public Results<DirectoryStructure> structures(StructureQuery query) {
        requireUsable();
        return store.structures(query);
    }

    /**
     * Whose mailbox an address is; empty when it is not published.
     *
     * @throws SegurSecurityException as {@link #professional}
     */
    public Optional<HeldMailbox> holders(String address) {
        requireUsable();
        String key = address.strip().toLowerCase(Locale.ROOT);
        List<HeldMailbox> held = new ArrayList<>();
        store.professionalsWithMailbox(key).forEach(each -> held.addAll(HeldMailbox.of(each)));
        store.structuresWithMailbox(key).forEach(each -> held.addAll(HeldMailbox.of(each)));
        return HeldMailbox.merged(held.stream()
                        .filter(each -> each.mailbox().key().equals(key))
                        .toList())
                .stream()
                .findFirst();
    }

    @Override
    public void close() {
        store.close();
    }
}
