package org.segursdk.dmp.search;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.segursdk.core.actor.ProfessionalId;
import org.segursdk.core.actor.StructureId;
import org.segursdk.core.xds.Association;
import org.segursdk.dmp.DmpIssue;

/**
 * The documents of a patient as a doctor reads them: each once, newest first, those replaced and the signatures of submissions
 * out of sight. Filters give a new list and add up. Immutable. Source: dmp §8; REM-DMPC-08 to 10, 16, 21, 22.
 */
public final class DocumentList implements Iterable<FoundDocument> {
    private final List<FoundDocument> documents;
    private final Universe universe;

    private DocumentList(List<FoundDocument> documents, Universe universe) {
        this.documents = List.copyOf(documents);
        this.universe = universe;
    }

    /** The list of what a search found. */
    public static DocumentList of(Collection<FoundDocument> found) {
        return of(found, List.of(), List.of());
    }

    /**
     * The list of what a search found.
     *
     * @param associations ties between them, where the search gave some: they tell what replaces what
     * @param issues what the DMP warned of
     */
    public static DocumentList of(
            Collection<FoundDocument> found, Collection<Association> associations, List<DmpIssue> issues) {
        Universe universe = new Universe(distinct(found), successors(associations), List.copyOf(issues));
        return new DocumentList(
                universe.all().stream().filter(each -> !universe.isHidden(each)).toList(), universe);
    }

    /**
     * Everything the search gave, whatever the filters.
     *
     * @param all each document once, newest first
     * @param successors entryUUID of a replaced entry to those of what replaces it
     * @param issues what the DMP warned of
     */
    private record Universe(List<FoundDocument> all, Map<String, Set<String>> successors, List<DmpIssue> issues) {
        boolean isHidden(FoundDocument document) {
            return document.isSignature()
                    || document.status().kind() == DocumentStatus.Kind.DEPRECATED
                    || !latest(document).equals(document);
        }

        /** The end of the chain of replacements; where it branches, the newest. */
        FoundDocument latest(FoundDocument document) {
            Set<String> seen = new HashSet<>();
            FoundDocument current = document;
            while (seen.add(current.entryUuid())) {
                Optional<FoundDocument> next = replacement(current);
                if (next.isEmpty()) {
                    return current;
                }
                current = next.get();
            }
            // A ring of replacements is no chain.
            return document;
        }

        private Optional<FoundDocument> replacement(FoundDocument document) {
            Set<String> entries = new HashSet<>(successors.getOrDefault(document.entryUuid(), Set.of()));
            // A tie made before a change of metadata names an entryUUID that is no longer in force: often the logical
            // id.
            entries.addAll(successors.getOrDefault(document.logicalId(), Set.of()));
            return entries.isEmpty()
                    ? Optional.empty()
                    : all.stream()
                            .filter(each -> entries.contains(each.entryUuid()) || entries.contains(each.logicalId()))
                            .findFirst();
        }

        @Override
        public String toString() {
            return "Universe[" + all.size() + "]";
        }
    }

    /** Each document once, the one of the highest version of metadata, newest first. */
    private static List<FoundDocument> distinct(Collection<FoundDocument> found) {
        Map<String, Dated> byId = new LinkedHashMap<>();
        for (FoundDocument each : found) {
            String id = each.uniqueId().orElse(each.entryUuid());
            Dated dated = new Dated(each, each.arrival().orElse(Instant.MIN));
            byId.merge(id, dated, (known, other) -> rank(other.document()) > rank(known.document()) ? other : known);
        }
        // The day is read once for each document, not at each comparison.
        return byId.values().stream()
                .sorted(Comparator.comparing(Dated::time).reversed())
                .map(Dated::document)
                .toList();
    }

    private record Dated(FoundDocument document, Instant time) {}

    /** The later version of the metadata of one document; a deprecated one is never preferred. */
    private static long rank(FoundDocument document) {
        long version;
        try {
            version = Long.parseLong(document.version().orElse("0"));
        } catch (NumberFormatException e) {
            version = 0;
        }
        return document.status().kind() == DocumentStatus.Kind.DEPRECATED ? version - Integer.MAX_VALUE : version;
    }

    private static Map<String, Set<String>> successors(Collection<Association> associations) {
        Map<String, Set<String>> successors = new HashMap<>();
        for (Association each : associations) {
            if (each.type().equals(Association.REPLACES)) {
                successors
                        .computeIfAbsent(each.target(), key -> new HashSet<>())
                        .add(each.source());
            }
        }
        return successors;
    }

    /** Newest first. */
    public List<FoundDocument> documents() {
        return documents;
    }

    public int size() {
        return documents.size();
    }

    public boolean isEmpty() {
        return documents.isEmpty();
    }

    @Override
    public Iterator<FoundDocument> iterator() {
        return documents.iterator();
    }

    /** What the DMP warned of; the list may then lack documents. */
    public List<DmpIssue> issues() {
        return universe.issues();
    }

    /** Whether the DMP answered everything it was asked for. */
    public boolean isComplete() {
        return universe.issues().stream().noneMatch(DmpIssue::isError);
    }

    /** The list without any filter, the replaced documents included, without the signatures. */
    public DocumentList withReplaced() {
        return new DocumentList(
                universe.all().stream().filter(each -> !each.isSignature()).toList(), universe);
    }

    /** Those a condition holds for. */
    public DocumentList filter(Predicate<FoundDocument> condition) {
        Objects.requireNonNull(condition, "condition");
        return new DocumentList(documents.stream().filter(condition).toList(), universe);
    }

    /** Those of these types, by code. */
    public DocumentList ofTypes(String... typeCodes) {
        Set<String> wanted = new HashSet<>(Arrays.asList(typeCodes));
        return filter(each ->
                each.typeCode().filter(type -> wanted.contains(type.code())).isPresent());
    }

    /** Those of one group. */
    public DocumentList ofCategory(DocumentCategory category, DocumentCategories categories) {
        return filter(each -> categories.of(each).equals(category));
    }

    /** Those whose act, or when it is not told whose making, lies in the span. */
    public DocumentList during(TimeRange range) {
        return filter(each -> each.serviceStart()
                .or(each::creationTime)
                .filter(range::contains)
                .isPresent());
    }

    /** Those of that author. */
    public DocumentList by(ProfessionalId author) {
        return filter(each -> each.isOwn(author));
    }

    /** Those of other authors: what third parties added. */
    public DocumentList without(ProfessionalId author) {
        return filter(each -> !each.isOwn(author));
    }

    /** Those of other structures. */
    public DocumentList without(StructureId structure) {
        return filter(each -> !each.isOfStructure(structure));
    }

    /** Those that became known at or after that instant: submitted then, or made then when the submission is not known. */
    public DocumentList newSince(Instant lastVisit) {
        return filter(
                each -> each.arrival().filter(time -> !time.isBefore(lastVisit)).isPresent());
    }

    /** Those whose uniqueId is not among the read ones, which the software keeps for each user. */
    public DocumentList unread(Set<String> readUniqueIds) {
        return filter(each -> each.uniqueId().filter(readUniqueIds::contains).isEmpty());
    }

    /** Those that the patient put there (EX_3.1-1040). */
    public DocumentList ofPatient() {
        return filter(FoundDocument::isPatientDocument);
    }

    /** How many of each type, by code; those without a type under {@code ""}. */
    public Map<String, Integer> countByType() {
        Map<String, Integer> counts = new TreeMap<>();
        for (FoundDocument each : documents) {
            counts.merge(each.typeCode().map(type -> type.code()).orElse(""), 1, Integer::sum);
        }
        return counts;
    }

    /** How many of each group, empty ones included. */
    public Map<DocumentCategory, Integer> count(DocumentCategories categories) {
        return categories.count(documents);
    }

    /** The newest of a group: whether there is a VSM, and of when. */
    public Optional<FoundDocument> latest(DocumentCategory category) {
        return documents.stream().filter(category::holds).findFirst();
    }

    /** The document of that uniqueId, whatever the filters. */
    public Optional<FoundDocument> find(String uniqueId) {
        return universe.all().stream()
                .filter(each -> each.uniqueId().filter(uniqueId::equals).isPresent())
                .findFirst();
    }

    /** entryUUIDs of what replaces documents of this list and was not found with them: to be looked up. */
    public Set<String> missingSuccessors() {
        Set<String> missing = new HashSet<>();
        Set<String> present = new HashSet<>();
        for (FoundDocument each : universe.all()) {
            present.add(each.entryUuid());
            present.add(each.logicalId());
            missing.addAll(universe.successors().getOrDefault(each.entryUuid(), Set.of()));
        }
        missing.removeAll(present);
        return missing;
    }

    /** Those the software already holds, whose local copy is to be shown (REM-DMPC-21). */
    public DocumentList heldIn(Collection<LocalDocument> local) {
        Set<String> ids = new HashSet<>();
        local.forEach(each -> ids.add(each.uniqueId()));
        return filter(each -> each.uniqueId().filter(ids::contains).isPresent());
    }

    /**
     * How a document that the software holds stands in the DMP. To be asked on a search of every status (active, archived,
     * deprecated), with the associations: what was not searched for would seem gone.
     *
     * @param held everything the software holds of this patient
     */
    public LocalState stateOf(LocalDocument local, Collection<LocalDocument> held) {
        boolean newerHeld = held.stream().anyMatch(each -> each.isNewerThan(local));
        Optional<FoundDocument> found = find(local.uniqueId());
        if (found.isEmpty()) {
            return new LocalState.Gone();
        }
        FoundDocument document = found.get();
        FoundDocument latest = universe.latest(document);
        if (!latest.equals(document)) {
            boolean holds = held.stream()
                    .anyMatch(each ->
                            latest.uniqueId().filter(each.uniqueId()::equals).isPresent());
            return new LocalState.Newer(Optional.of(latest), holds);
        }
        if (document.status().kind() == DocumentStatus.Kind.DEPRECATED) {
            return new LocalState.Newer(Optional.empty(), newerHeld);
        }
        boolean changed = local.entryUuid()
                .filter(entry -> !entry.equals(document.entryUuid()))
                .isPresent();
        return new LocalState.Same(document, changed);
    }

    /** Without the documents. */
    @Override
    public String toString() {
        return "DocumentList[" + documents.size() + " document(s)]";
    }
}
