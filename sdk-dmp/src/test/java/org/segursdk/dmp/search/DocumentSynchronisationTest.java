package org.segursdk.dmp.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.segursdk.core.document.DocumentAuthor;
import org.segursdk.core.terminology.Oid;
import org.segursdk.core.terminology.ValueSets;
import org.segursdk.core.xds.Association;
import org.segursdk.core.xds.AvailabilityStatus;
import org.segursdk.core.xds.DocumentEntry;
import org.segursdk.core.xds.RegistryObjects;
import org.segursdk.core.xds.Slot;
import org.segursdk.core.xds.StoredQuery;
import org.segursdk.core.xds.SubmissionSet;
import org.segursdk.core.xds.XdsOptions;
import org.segursdk.dmp.Samples;

class DocumentSynchronisationTest {
    private static final SynchronisationOptions SMALL =
            new SynchronisationOptions(2, Period.ofYears(2), Duration.ofDays(1));

    private final Registry registry = new Registry();

    private static String uuid(int number) {
        return String.format("urn:uuid:00000000-0000-0000-0000-%012d", number);
    }

    /** A registry that knows the three queries, and nothing that was deleted. */
    private static final class Registry {
        private final Map<String, SubmissionSet> sets = new LinkedHashMap<>();
        private final Map<String, DocumentEntry> entries = new LinkedHashMap<>();
        private final List<Association> associations = new ArrayList<>();
        private final List<StoredQuery> asked = new ArrayList<>();

        void submit(int number, Instant time, Association... ties) {
            String id = uuid(1000 + number);
            sets.put(
                    id,
                    SubmissionSet.builder(id, XdsOptions.DEFAULT)
                            .submissionTime(time)
                            .author(DocumentAuthor.of(Samples.doctor(), Samples.practice()))
                            .contentType(
                                    ValueSets.submissionContentType().find("07").orElseThrow())
                            .patient(Samples.ins().ins())
                            .sourceId(Oid.of("1.2.3"))
                            .uniqueId(Oid.of("1.2.3." + number))
                            .build());
            associations.addAll(List.of(ties));
        }

        Association member(int set, int entry) {
            return new Association("m", Association.HAS_MEMBER, uuid(1000 + set), uuid(entry), List.of());
        }

        Association status(int set, int entry, String to) {
            return new Association(
                    "u", Association.UPDATE_STATUS, uuid(1000 + set), uuid(entry), List.of(Slot.of("NewStatus", to)));
        }

        Association replaces(int entry, int replaced) {
            return new Association("r", Association.REPLACES, uuid(entry), uuid(replaced), List.of());
        }

        void hold(DocumentEntry entry) {
            entries.put(entry.id(), entry);
        }

        RegistryObjects answer(StoredQuery query) {
            asked.add(query);
            String text = values(query);
            return switch (query.id()) {
                case StoredQuery.FIND_SUBMISSION_SETS ->
                    new RegistryObjects(
                            sets.values().stream()
                                    .filter(set ->
                                            !set.submissionTime().orElseThrow().isBefore(from(query)))
                                    .toList(),
                            List.of(),
                            List.of(),
                            List.of());
                case StoredQuery.GET_ASSOCIATIONS ->
                    new RegistryObjects(
                            List.of(),
                            List.of(),
                            associations.stream()
                                    .filter(each -> text.contains(each.source()) || text.contains(each.target()))
                                    .toList(),
                            List.of());
                case StoredQuery.GET_DOCUMENTS_AND_ASSOCIATIONS ->
                    new RegistryObjects(
                            List.of(),
                            entries.values().stream()
                                    .filter(each -> text.contains(each.id()))
                                    .toList(),
                            associations.stream()
                                    .filter(each -> text.contains(each.source()) || text.contains(each.target()))
                                    .toList(),
                            List.of());
                default -> throw new AssertionError(query.id());
            };
        }

        private static String values(StoredQuery query) {
            return query.slots().stream()
                    .flatMap(slot -> slot.values().stream())
                    .toList()
                    .toString();
        }

        private static Instant from(StoredQuery query) {
            String digits = query.slots().stream()
                    .filter(slot -> slot.name().endsWith("From"))
                    .findFirst()
                    .orElseThrow()
                    .values()
                    .get(0);
            return Instant.parse(digits.replaceFirst("(....)(..)(..)(..)(..)(..)", "$1-$2-$3T$4:$5:$6Z"));
        }

        SynchronisationReport run(DocumentSynchronisation synchronisation) {
            for (Optional<StoredQuery> query = synchronisation.next();
                    query.isPresent();
                    query = synchronisation.next()) {
                synchronisation.accept(answer(query.get()), true);
            }
            return synchronisation.report();
        }
    }

    private static Instant day(int number) {
        return Samples.NOW.plusSeconds(86_400L * number);
    }

    private DocumentSynchronisation first() {
        return DocumentSynchronisation.first(Samples.ins().ins(), day(100), SMALL);
    }

    private DocumentSynchronisation next(List<FoundDocument> known, Instant last) {
        return DocumentSynchronisation.since(
                Samples.ins().ins(),
                known.stream().map(SynchronisedDocument::of).toList(),
                last,
                day(100),
                SMALL);
    }

    private static List<String> ids(List<FoundDocument> documents) {
        return documents.stream().map(each -> each.uniqueId().orElseThrow()).toList();
    }

    private DocumentEntry entry(int number, String uniqueId) {
        return Entries.told(uniqueId).entry(uuid(number)).toEntry();
    }

    @Test
    void first_looksBackTwoYearsAndFindsEverythingInBatches() {
        for (int i = 1; i <= 5; i++) {
            registry.hold(entry(i, "1.2." + i));
            registry.submit(i, day(i), registry.member(i, i));
        }
        registry.hold(entry(9, "1.2.9"));
        registry.submit(9, day(100 - 800), registry.member(9, 9));
        SynchronisationReport report = registry.run(first());
        assertThat(ids(report.added())).containsExactly("1.2.5", "1.2.4", "1.2.3", "1.2.2", "1.2.1");
        assertThat(report.added().get(0).submissionTime()).contains(day(5));
        assertThat(report.complete()).isTrue();
        assertThat(report.asOf()).isEqualTo(day(100));
        assertThat(registry.asked)
                .extracting(StoredQuery::id)
                .containsExactly(
                        StoredQuery.FIND_SUBMISSION_SETS,
                        StoredQuery.GET_ASSOCIATIONS,
                        StoredQuery.GET_ASSOCIATIONS,
                        StoredQuery.GET_ASSOCIATIONS,
                        StoredQuery.GET_DOCUMENTS_AND_ASSOCIATIONS,
                        StoredQuery.GET_DOCUMENTS_AND_ASSOCIATIONS,
                        StoredQuery.GET_DOCUMENTS_AND_ASSOCIATIONS);
    }

    @Test
    void next_nothingNew_isOneQuery() {
        SynchronisationReport report = registry.run(next(List.of(), day(50)));
        assertThat(registry.asked).hasSize(1);
        assertThat(report.added()).isEmpty();
        assertThat(report.deleted()).isEmpty();
    }

    @Test
    void next_foundAgainInTheOverlap_isNotNew() {
        DocumentEntry known = entry(1, "1.2.1");
        registry.hold(known);
        registry.hold(entry(2, "1.2.2"));
        registry.submit(1, day(50).minusSeconds(60), registry.member(1, 1));
        registry.submit(2, day(51), registry.member(2, 2));
        SynchronisationReport report = registry.run(next(List.of(FoundDocument.of(known)), day(50)));
        assertThat(ids(report.added())).containsExactly("1.2.2");
        assertThat(report.changed()).isEmpty();
    }

    @Test
    void next_newEntryOfAKnownDocument_isAChangeOfMetadata() {
        DocumentEntry before = entry(1, "1.2.1");
        registry.hold(
                Entries.told("1.2.1").entry(uuid(2)).logical(uuid(1)).version(2).toEntry());
        registry.submit(7, day(60), registry.member(7, 2));
        SynchronisationReport report = registry.run(next(List.of(FoundDocument.of(before)), day(50)));
        assertThat(report.added()).isEmpty();
        assertThat(report.changed()).singleElement().satisfies(each -> assertThat(each.entryUuid())
                .isEqualTo(uuid(2)));
    }

    @Test
    void next_replacement_isTheNewOneAndTheOldIsToldReplaced() {
        DocumentEntry old = entry(1, "1.2.1");
        registry.hold(Entries.told("1.2.1")
                .entry(uuid(1))
                .status(AvailabilityStatus.DEPRECATED)
                .toEntry());
        registry.hold(entry(2, "1.2.2"));
        registry.submit(7, day(60), registry.member(7, 2), registry.replaces(2, 1));
        SynchronisationReport report = registry.run(next(List.of(FoundDocument.of(old)), day(50)));
        assertThat(ids(report.added())).containsExactly("1.2.2");
        assertThat(report.replaced()).isEqualTo(Set.of("1.2.1"));
    }

    @Test
    void next_replacedBeforeItWasEverSeen_isLeftOut() {
        registry.hold(Entries.told("1.2.1")
                .entry(uuid(1))
                .status(AvailabilityStatus.DEPRECATED)
                .toEntry());
        registry.hold(entry(2, "1.2.2"));
        registry.submit(1, day(60), registry.member(1, 1));
        registry.submit(2, day(61), registry.member(2, 2), registry.replaces(2, 1));
        SynchronisationReport report = registry.run(next(List.of(), day(50)));
        assertThat(ids(report.added())).containsExactly("1.2.2");
        assertThat(report.replaced()).isEmpty();
    }

    @Test
    void next_archivedAndDeleted_areToldApart() {
        DocumentEntry archived = entry(1, "1.2.1");
        DocumentEntry deleted = entry(2, "1.2.2");
        registry.hold(Entries.told("1.2.1")
                .entry(uuid(1))
                .status(AvailabilityStatus.ARCHIVED)
                .toEntry());
        registry.submit(7, day(60), registry.status(7, 1, AvailabilityStatus.ARCHIVED));
        registry.submit(8, day(61), registry.status(8, 2, AvailabilityStatus.DELETED));
        SynchronisationReport report =
                registry.run(next(List.of(FoundDocument.of(archived), FoundDocument.of(deleted)), day(50)));
        assertThat(ids(report.changed())).containsExactly("1.2.1");
        assertThat(report.deleted()).isEqualTo(Set.of("1.2.2"));
        assertThat(report.toString()).doesNotContain("1.2.2");
        assertThat(registry.run(next(report.changed(), day(50))).changed()).isEmpty();
    }

    @Test
    void unansweredQuery_isGivenAgain_andPartialAnswersAreTold() {
        DocumentSynchronisation synchronisation = first();
        assertThat(synchronisation.next()).isEqualTo(synchronisation.next()).isPresent();
        assertThatThrownBy(synchronisation::report).isInstanceOf(IllegalStateException.class);
        synchronisation.accept(new RegistryObjects(List.of(), List.of(), List.of(), List.of()), false);
        assertThat(synchronisation.next()).isEmpty();
        assertThat(synchronisation.report().complete()).isFalse();
        assertThatThrownBy(() ->
                        synchronisation.accept(new RegistryObjects(List.of(), List.of(), List.of(), List.of()), true))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void options_senseless_areRefused() {
        assertThatThrownBy(() -> new SynchronisationOptions(0, Period.ofYears(2), Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
