package org.segursdk.sandbox.internal.dmp;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.segursdk.sandbox.DmpDocument;

/** Documents, submission sets and associations of every patient. Thread-safe. */
final class Registry {
    private final Map<String, Shelf> shelves = new LinkedHashMap<>();
    private final Set<String> uniqueIds = new HashSet<>();

    /** What one patient's DMP holds; to be used inside {@link #with} only. */
    static final class Shelf {
        final List<StoredEntry> entries = new ArrayList<>();
        final List<StoredSet> sets = new ArrayList<>();
        final List<StoredAssociation> associations = new ArrayList<>();
        Instant lastAdded = Instant.EPOCH;
        Instant lastUpdated = Instant.EPOCH;

        Optional<StoredEntry> entry(String uuid) {
            return entries.stream().filter(e -> e.uuid().equals(uuid)).findFirst();
        }

        Optional<StoredEntry> logical(String logicalId) {
            return entries.stream()
                    .filter(e -> e.document().logicalId().equals(logicalId))
                    .findFirst();
        }

        void status(String uuid, String status) {
            entries.replaceAll(e -> e.uuid().equals(uuid) ? e.withStatus(status) : e);
        }
    }

    /**
     * A submission to be stored.
     *
     * @param set its set
     * @param entries its entries
     * @param associations between them, and to older ones
     */
    record Batch(StoredSet set, List<StoredEntry> entries, List<StoredAssociation> associations) {
        @Override
        public String toString() {
            return "Batch[redacted]";
        }
    }

    synchronized void clear() {
        shelves.clear();
        uniqueIds.clear();
    }

    /** Reads or changes what a patient's DMP holds, with nobody else at it. */
    synchronized <T> T with(String matricule, Function<Shelf, T> work) {
        return work.apply(shelves.computeIfAbsent(matricule, key -> new Shelf()));
    }

    synchronized List<DmpDocument> documents(String matricule) {
        Shelf shelf = shelves.get(matricule);
        return shelf == null
                ? List.of()
                : shelf.entries.stream().map(StoredEntry::document).toList();
    }

    synchronized Optional<DmpDocument> entry(String matricule, String uuid) {
        return Optional.ofNullable(shelves.get(matricule))
                .flatMap(shelf -> shelf.entry(uuid))
                .map(StoredEntry::document);
    }

    /** Takes a uniqueId that no object has yet. */
    synchronized boolean reserve(String uniqueId) {
        return uniqueIds.add(uniqueId);
    }

    /**
     * Stores a whole submission or nothing.
     *
     * @return unique ids of documents already there, otherwise of the submission; empty when it was stored
     */
    synchronized List<String> add(String matricule, Batch batch, Instant now) {
        List<String> present = batch.entries().stream()
                .map(e -> e.document().uniqueId())
                .filter(uniqueIds::contains)
                .toList();
        if (!present.isEmpty()) {
            return present;
        }
        if (uniqueIds.contains(batch.set().uniqueId())) {
            return List.of(batch.set().uniqueId());
        }
        uniqueIds.add(batch.set().uniqueId());
        return with(matricule, shelf -> {
            shelf.sets.add(batch.set());
            for (StoredEntry entry : batch.entries()) {
                uniqueIds.add(entry.document().uniqueId());
                entry.document().replaces().ifPresent(old -> shelf.status(old, DmpDocument.DEPRECATED));
                shelf.entries.add(entry);
            }
            shelf.associations.addAll(batch.associations());
            shelf.lastAdded = now;
            shelf.lastUpdated = now;
            return List.of();
        });
    }
}
