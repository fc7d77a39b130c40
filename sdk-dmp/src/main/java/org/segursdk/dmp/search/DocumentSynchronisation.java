package org.segursdk.dmp.search;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.xds.Association;
import org.segursdk.core.xds.AvailabilityStatus;
import org.segursdk.core.xds.DocumentEntry;
import org.segursdk.core.xds.RegistryObjects;
import org.segursdk.core.xds.StoredQuery;
import org.segursdk.core.xds.SubmissionSet;

/**
 * Brings what the software knows of a patient's DMP up to date: the submissions since the last time, what they hold, then those
 * documents with their ties. It calls nobody: ask {@link #next} for a query, send it, give its answer to {@link #accept}, until
 * there is none; then read {@link #report}. Not thread-safe; one for one synchronisation. Source: dmp §8.
 */
public final class DocumentSynchronisation {
    private final Ins patient;
    private final SynchronisationOptions options;
    private final Instant begun;
    private final Instant since;
    private final Map<String, SynchronisedDocument> knownByLogicalId = new HashMap<>();
    private final Map<String, SynchronisedDocument> knownByUniqueId = new HashMap<>();
    private final Map<String, SynchronisedDocument> knownByEntry = new HashMap<>();

    private final Deque<String> sets = new ArrayDeque<>();
    private final Map<String, Instant> submissionTimes = new HashMap<>();
    private final Map<String, Instant> entryTimes = new HashMap<>();
    private final Deque<String> entries = new ArrayDeque<>();
    private final Set<String> entriesSeen = new HashSet<>();
    private final Map<String, FoundDocument> found = new LinkedHashMap<>();
    private final Set<Association> associations = new LinkedHashSet<>();
    private final Set<String> deletedEntries = new HashSet<>();
    private boolean setsAsked;
    private boolean complete = true;
    private @Nullable StoredQuery pending;

    private DocumentSynchronisation(
            Ins patient,
            Collection<SynchronisedDocument> known,
            Instant since,
            Instant now,
            SynchronisationOptions options) {
        this.patient = Objects.requireNonNull(patient, "patient");
        this.options = Objects.requireNonNull(options, "options");
        this.begun = Objects.requireNonNull(now, "now");
        this.since = since;
        for (SynchronisedDocument each : known) {
            knownByLogicalId.put(each.logicalId(), each);
            knownByEntry.put(each.entryUuid(), each);
            if (!each.uniqueId().isEmpty()) {
                knownByUniqueId.put(each.uniqueId(), each);
            }
        }
    }

    /** The first synchronisation with a record, limited to the period of the options. */
    public static DocumentSynchronisation first(Ins patient, Instant now, SynchronisationOptions options) {
        Instant since =
                now.atOffset(ZoneOffset.UTC).minus(options.firstPeriod()).toInstant();
        return new DocumentSynchronisation(patient, List.of(), since, now, options);
    }

    /**
     * A later one.
     *
     * @param known what the software keeps of the record
     * @param last {@link SynchronisationReport#asOf} of the last complete one
     */
    public static DocumentSynchronisation since(
            Ins patient,
            Collection<SynchronisedDocument> known,
            Instant last,
            Instant now,
            SynchronisationOptions options) {
        return new DocumentSynchronisation(patient, known, last.minus(options.overlap()), now, options);
    }

    /** The query to send now; the same until its answer is given; none when everything is known. */
    public Optional<StoredQuery> next() {
        if (pending == null) {
            pending = make();
        }
        return Optional.ofNullable(pending);
    }

    private @Nullable StoredQuery make() {
        if (!setsAsked) {
            setsAsked = true;
            return new SubmissionSearch(TimeRange.since(since)).toQuery(patient);
        }
        if (!sets.isEmpty()) {
            return StoredQuery.builder(StoredQuery.GET_ASSOCIATIONS)
                    .texts("$uuid", batch(sets))
                    .build();
        }
        if (!entries.isEmpty()) {
            return DocumentLookup.byEntryUuids(batch(entries)).andAssociations().toQuery();
        }
        return null;
    }

    private List<String> batch(Deque<String> from) {
        List<String> ids = new ArrayList<>();
        while (ids.size() < options.batch() && !from.isEmpty()) {
            ids.add(from.remove());
        }
        return ids;
    }

    /**
     * Takes the answer to the query of {@link #next}.
     *
     * @param answerComplete whether the DMP answered everything
     * @throws IllegalStateException when no query was asked
     */
    public void accept(RegistryObjects answer, boolean answerComplete) {
        if (pending == null) {
            throw new IllegalStateException("no query was asked");
        }
        boolean toDocuments = pending.id().equals(StoredQuery.GET_DOCUMENTS_AND_ASSOCIATIONS);
        pending = null;
        complete &= answerComplete;
        answer.submissionSets().forEach(this::note);
        if (toDocuments) {
            answer.associations().forEach(this::tie);
            answer.entries().forEach(this::note);
        } else {
            answer.associations().forEach(this::note);
        }
    }

    private void note(SubmissionSet set) {
        if (submissionTimes.putIfAbsent(set.id(), set.submissionTime().orElse(Instant.EPOCH)) == null) {
            sets.add(set.id());
        }
    }

    /** What a submission holds or changes. */
    private void note(Association association) {
        Instant time = submissionTimes.get(association.source());
        if (time == null) {
            tie(association);
            return;
        }
        boolean statusChange = association.type().equals(Association.UPDATE_STATUS);
        if (!statusChange && !association.type().equals(Association.HAS_MEMBER)) {
            return;
        }
        if (statusChange && association.slot("NewStatus").contains(AvailabilityStatus.DELETED)) {
            deletedEntries.add(association.target());
        }
        if (!statusChange && !time.equals(Instant.EPOCH)) {
            entryTimes.merge(association.target(), time, (a, b) -> a.isBefore(b) ? a : b);
        }
        if (entriesSeen.add(association.target())) {
            entries.add(association.target());
        }
    }

    private void tie(Association association) {
        if (association.type().equals(Association.REPLACES)) {
            associations.add(association);
        }
    }

    private void note(DocumentEntry entry) {
        FoundDocument document = FoundDocument.of(entry);
        Instant time = entryTimes.get(entry.id());
        found.put(entry.id(), time == null ? document : document.submittedAt(time));
    }

    /**
     * What was learned.
     *
     * @throws IllegalStateException while there still is a query to ask
     */
    public SynchronisationReport report() {
        if (next().isPresent()) {
            throw new IllegalStateException("not finished");
        }
        DocumentList list = DocumentList.of(found.values(), associations, List.of());
        List<FoundDocument> added = new ArrayList<>();
        List<FoundDocument> changed = new ArrayList<>();
        for (FoundDocument each : list.withReplaced()) {
            Optional<SynchronisedDocument> known = known(each);
            boolean inForce = each.status().kind() != DocumentStatus.Kind.DEPRECATED;
            if (known.isEmpty() && inForce) {
                added.add(each);
            } else if (known.isPresent() && inForce && isChanged(each, known.get())) {
                changed.add(each);
            }
        }
        return new SynchronisationReport(begun, added, changed, replaced(list), deleted(), complete);
    }

    private Optional<SynchronisedDocument> known(FoundDocument document) {
        SynchronisedDocument byLogicalId = knownByLogicalId.get(document.logicalId());
        return Optional.ofNullable(
                byLogicalId != null
                        ? byLogicalId
                        : document.uniqueId().map(knownByUniqueId::get).orElse(null));
    }

    /** A new entryUUID is a new version of the metadata; a change of status may keep the entryUUID. */
    private static boolean isChanged(FoundDocument document, SynchronisedDocument known) {
        return !document.entryUuid().equals(known.entryUuid())
                || !document.status().equals(known.status());
    }

    private Set<String> replaced(DocumentList list) {
        Set<String> replaced = new HashSet<>();
        for (FoundDocument each : list.withReplaced()) {
            boolean deprecated = each.status().kind() == DocumentStatus.Kind.DEPRECATED;
            known(each).filter(known -> deprecated).ifPresent(known -> replaced.add(known.uniqueId()));
        }
        for (Association each : associations) {
            SynchronisedDocument target = knownByEntry.getOrDefault(each.target(), knownByLogicalId.get(each.target()));
            if (target != null) {
                replaced.add(target.uniqueId());
            }
        }
        return replaced;
    }

    private Set<String> deleted() {
        Set<String> deleted = new HashSet<>();
        for (String entry : deletedEntries) {
            SynchronisedDocument known = knownByEntry.getOrDefault(entry, knownByLogicalId.get(entry));
            if (known != null && !found.containsKey(entry)) {
                deleted.add(known.uniqueId());
            }
        }
        return deleted;
    }

    /** Without the patient. */
    @Override
    public String toString() {
        return "DocumentSynchronisation";
    }
}
