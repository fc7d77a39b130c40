package org.segursdk.dmp.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.segursdk.core.error.ServiceFaultException.Layer;
import org.segursdk.core.xds.Association;
import org.segursdk.core.xds.AvailabilityStatus;
import org.segursdk.dmp.DmpErrorCode;
import org.segursdk.dmp.DmpIssue;
import org.segursdk.dmp.Samples;

class DocumentListTest {
    private static final String E1 = "urn:uuid:00000000-0000-0000-0000-000000000001";
    private static final String E2 = "urn:uuid:00000000-0000-0000-0000-000000000002";
    private static final String E3 = "urn:uuid:00000000-0000-0000-0000-000000000003";
    private static final List<String> TYPES =
            List.of("11490-0", "34112-3", "60591-5", "11502-2", "18748-4", "57833-6", "11369-6", "34794-8", "11488-4");

    private static Instant day(int number) {
        return Samples.NOW.plusSeconds(86_400L * number);
    }

    private static List<String> ids(DocumentList list) {
        return list.documents().stream()
                .map(each -> each.uniqueId().orElseThrow())
                .toList();
    }

    private static Association replaces(String source, String target) {
        return new Association("a", Association.REPLACES, source, target, List.of());
    }

    @Test
    void list_isNewestFirstAndEachDocumentOnce() {
        DocumentList list = DocumentList.of(List.of(
                Entries.told("1.2.1").created(day(1)).found(),
                Entries.told("1.2.3")
                        .created(day(3))
                        .entry(E1)
                        .logical(E1)
                        .version(1)
                        .found(),
                Entries.told("1.2.2").created(day(2)).found(),
                Entries.told("1.2.3")
                        .created(day(3))
                        .entry(E2)
                        .logical(E1)
                        .version(2)
                        .found()));
        assertThat(ids(list)).containsExactly("1.2.3", "1.2.2", "1.2.1");
        assertThat(list.documents().get(0).entryUuid()).isEqualTo(E2);
        assertThat(list.size()).isEqualTo(3);
        assertThat(list).hasSize(3);
        assertThat(list.isComplete()).isTrue();
    }

    /** Both metadata versions came, the deprecated one numbered higher: what is in force is shown, in either order. */
    @Test
    void list_deprecatedVersionOfTheSameDocument_neverHidesTheOneInForce() {
        FoundDocument inForce = Entries.told("1.2.3").entry(E1).version(1).found();
        FoundDocument deprecated = Entries.told("1.2.3")
                .entry(E2)
                .version(2)
                .status(AvailabilityStatus.DEPRECATED)
                .found();
        assertThat(ids(DocumentList.of(List.of(inForce, deprecated)))).containsExactly("1.2.3");
        assertThat(ids(DocumentList.of(List.of(deprecated, inForce)))).containsExactly("1.2.3");
    }

    @Test
    void list_replacedAndSignatures_areOutOfSight() {
        List<FoundDocument> found = List.of(
                Entries.told("1.2.1")
                        .entry(E1)
                        .status(AvailabilityStatus.DEPRECATED)
                        .found(),
                Entries.told("1.2.2").entry(E2).found(),
                Entries.told("1.2.3").type("E1762").found());
        DocumentList list = DocumentList.of(found);
        assertThat(ids(list)).containsExactly("1.2.2");
        assertThat(ids(list.withReplaced())).containsExactlyInAnyOrder("1.2.1", "1.2.2");
        assertThat(list.find("1.2.1")).isPresent();
        assertThat(list.find("1.2.9")).isEmpty();
    }

    @Test
    @Tag("REM-DMPC-08")
    void filters_addUp() {
        DocumentList list = DocumentList.of(List.of(
                Entries.told("1.2.1").created(day(1)).type("11502-2").found(),
                Entries.told("1.2.2")
                        .created(day(2))
                        .type("11502-2")
                        .byAnother()
                        .found(),
                Entries.told("1.2.3")
                        .created(day(2))
                        .type("18748-4")
                        .byAnother()
                        .found(),
                Entries.told("1.2.4")
                        .created(day(9))
                        .type("DOCPAT03")
                        .byAnother()
                        .found()));
        ZoneId paris = ZoneId.of("Europe/Paris");
        LocalDate second = day(2).atZone(paris).toLocalDate();
        assertThat(ids(list.ofTypes("11502-2"))).containsExactly("1.2.2", "1.2.1");
        assertThat(ids(list.by(Samples.doctor().id()))).containsExactly("1.2.1");
        assertThat(ids(list.without(Samples.practice().id()))).containsExactly("1.2.4", "1.2.2", "1.2.3");
        assertThat(ids(list.during(TimeRange.days(second, second, paris)))).containsExactly("1.2.2", "1.2.3");
        assertThat(ids(list.during(TimeRange.days(second, second, paris)).ofTypes("11502-2")))
                .containsExactly("1.2.2");
        assertThat(ids(list.ofCategory(DocumentCategories.RADIOLOGY, DocumentCategories.defaults())))
                .containsExactly("1.2.3");
        assertThat(ids(list.ofPatient())).containsExactly("1.2.4");
        assertThat(ids(list.unread(Set.of("1.2.1", "1.2.4")))).containsExactly("1.2.2", "1.2.3");
        assertThat(ids(list.newSince(day(2)))).containsExactly("1.2.4", "1.2.2", "1.2.3");
        assertThat(list.toString()).isEqualTo("DocumentList[4 document(s)]");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    @Tag("REM-DMPC-09")
    void counts_ofThirdPartyDocuments_equalTheOracle(long seed) {
        Random random = new Random(seed);
        Map<String, Integer> oracle = new HashMap<>();
        List<FoundDocument> found = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            String type = TYPES.get(random.nextInt(TYPES.size()));
            Entries.Told told = Entries.told("1.2." + i).type(type).created(day(i));
            if (random.nextBoolean()) {
                found.add(told.byAnother().found());
                if (i >= 10) {
                    oracle.merge(type, 1, Integer::sum);
                }
            } else {
                found.add(told.found());
            }
        }
        DocumentList news =
                DocumentList.of(found).without(Samples.doctor().id()).newSince(day(10));
        assertThat(news.countByType()).isEqualTo(oracle);
        Map<DocumentCategory, Integer> counts = news.count(DocumentCategories.defaults());
        assertThat(counts.get(DocumentCategories.BIOLOGY)).isEqualTo(oracle.getOrDefault("11502-2", 0));
        assertThat(counts.get(DocumentCategories.OTHERS)).isEqualTo(oracle.getOrDefault("11488-4", 0));
        assertThat(counts.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(news.size());
    }

    @Test
    @Tag("REM-DMPC-10")
    void categories_nameWhatTheRequirementNames_andChangeBySetting() {
        assertThat(DocumentCategories.defaults().categories())
                .extracting(DocumentCategory::name)
                .containsExactly(
                        "liaison-letters",
                        "hospital",
                        "vsm",
                        "biology",
                        "radiology",
                        "prescriptions",
                        "vaccination",
                        "tumour-board");
        FoundDocument visit = Entries.told("1.2.1").type("11488-4").found();
        assertThat(DocumentCategories.defaults().of(visit)).isEqualTo(DocumentCategories.OTHERS);
        DocumentCategories ours = DocumentCategories.defaults()
                .changed(
                        "hospital",
                        each -> DocumentCategory.ofTypes(
                                each.name(), each.label().french(), each.label().english(), "11488-4"));
        assertThat(ours.of(visit).name()).isEqualTo("hospital");
        assertThat(ours.of(Entries.told("1.2.2").type("34112-3").found())).isEqualTo(DocumentCategories.OTHERS);
        assertThat(new DocumentCategories(List.of()).count(List.of(visit)))
                .isEqualTo(Map.of(DocumentCategories.OTHERS, 1));
    }

    @Test
    @Tag("REM-DMPC-16")
    void vsm_availabilityAndDate_areToldWithoutAnyFurtherCall() {
        DocumentList list = DocumentList.of(List.of(
                Entries.told("1.2.1").type("60591-5").created(day(1)).found(),
                Entries.told("1.2.2").type("SYNTH").created(day(5)).found(),
                Entries.told("1.2.3").created(day(9)).found()));
        assertThat(list.latest(DocumentCategories.VSM).orElseThrow().creationTime())
                .contains(day(5));
        assertThat(list.latest(DocumentCategories.BIOLOGY)).isEmpty();
    }

    @Test
    @Tag("REM-DMPC-16")
    @Tag("REM-DMPC-22")
    void stateOf_localDocument_tellsNewerSameOrGone() {
        DocumentList list = DocumentList.of(
                List.of(
                        Entries.told("1.2.1")
                                .entry(E1)
                                .status(AvailabilityStatus.DEPRECATED)
                                .found(),
                        Entries.told("1.2.2")
                                .entry(E2)
                                .status(AvailabilityStatus.DEPRECATED)
                                .found(),
                        Entries.told("1.2.3").entry(E3).found(),
                        Entries.told("1.2.4")
                                .status(AvailabilityStatus.DEPRECATED)
                                .found()),
                List.of(replaces(E2, E1), replaces(E3, E2)),
                List.of());
        LocalDocument first = LocalDocument.of("1.2.1", "1.2.99", 1);
        LocalDocument third = LocalDocument.of("1.2.3", "1.2.99", 3);
        LocalState newer = list.stateOf(first, List.of(first));
        assertThat(newer).isInstanceOfSatisfying(LocalState.Newer.class, state -> {
            assertThat(state.latest().orElseThrow().uniqueId()).contains("1.2.3");
            assertThat(state.heldLocally()).isFalse();
        });
        assertThat(list.stateOf(first, List.of(first, third)))
                .isInstanceOfSatisfying(LocalState.Newer.class, state -> assertThat(state.heldLocally())
                        .isTrue());
        assertThat(list.stateOf(third, List.of(first, third)))
                .isEqualTo(new LocalState.Same(list.find("1.2.3").orElseThrow(), false));
        assertThat(list.stateOf(LocalDocument.of("1.2.4"), List.of()))
                .isEqualTo(new LocalState.Newer(Optional.empty(), false));
        assertThat(list.stateOf(LocalDocument.of("1.2.9"), List.of())).isEqualTo(new LocalState.Gone());
    }

    @Test
    @Tag("REM-DMPC-16")
    void stateOf_changedMetadata_isTold() {
        FoundDocument before = Entries.told("1.2.1").entry(E1).logical(E1).found();
        FoundDocument after =
                Entries.told("1.2.1").entry(E2).logical(E1).version(2).found();
        LocalDocument local = LocalDocument.of("1.2.1").from(before);
        assertThat(DocumentList.of(List.of(before)).stateOf(local, List.of()))
                .isEqualTo(new LocalState.Same(before, false));
        assertThat(DocumentList.of(List.of(after)).stateOf(local, List.of()))
                .isEqualTo(new LocalState.Same(after, true));
    }

    @Test
    void replacement_ofAnEntryWhoseMetadataChangedSince_isFollowed() {
        DocumentList list = DocumentList.of(
                List.of(
                        Entries.told("1.2.1")
                                .entry(E2)
                                .logical(E1)
                                .status(AvailabilityStatus.APPROVED)
                                .found(),
                        Entries.told("1.2.2").entry(E3).found()),
                List.of(replaces(E3, E1)),
                List.of());
        assertThat(ids(list)).containsExactly("1.2.2");
    }

    @Test
    void replacement_notFoundYet_isToBeLookedUp() {
        DocumentList list = DocumentList.of(
                List.of(Entries.told("1.2.1")
                        .entry(E1)
                        .status(AvailabilityStatus.DEPRECATED)
                        .found()),
                List.of(replaces(E3, E1)),
                List.of());
        assertThat(list.missingSuccessors()).isEqualTo(Set.of(E3));
        assertThat(list.stateOf(LocalDocument.of("1.2.1"), List.of()))
                .isEqualTo(new LocalState.Newer(Optional.empty(), false));
    }

    @Test
    void replacements_inARing_hideNothing() {
        DocumentList list = DocumentList.of(
                List.of(
                        Entries.told("1.2.1").entry(E1).found(),
                        Entries.told("1.2.2").entry(E2).found()),
                List.of(replaces(E1, E2), replaces(E2, E1)),
                List.of());
        assertThat(list.size()).isEqualTo(2);
    }

    @Test
    @Tag("REM-DMPC-21")
    void heldIn_tellsWhatTheSoftwareAlreadyHas() {
        DocumentList list = DocumentList.of(
                List.of(Entries.told("1.2.1").found(), Entries.told("1.2.2").found()));
        assertThat(ids(list.heldIn(List.of(LocalDocument.of("1.2.2"))))).containsExactly("1.2.2");
        LocalDocument version1 = LocalDocument.of("1.2.1", "1.2.99", 1);
        assertThat(LocalDocument.of("1.2.5", "1.2.99", 1).isSameAs(version1)).isTrue();
        assertThat(LocalDocument.of("1.2.5", "1.2.99", 2).isSameAs(version1)).isFalse();
        assertThat(LocalDocument.of("1.2.5", "1.2.99", 2).isNewerThan(version1)).isTrue();
        assertThat(LocalDocument.of("1.2.5").isNewerThan(version1)).isFalse();
    }

    @Test
    void issues_thatAreErrors_makeTheListIncomplete() {
        DmpIssue issue = new DmpIssue(DmpErrorCode.of("X"), DmpIssue.Severity.ERROR, "", "", Layer.EBXML_REGISTRY);
        DocumentList list = DocumentList.of(List.of(), List.of(), List.of(issue));
        assertThat(list.isComplete()).isFalse();
        assertThat(list.isEmpty()).isTrue();
        assertThat(list.issues()).containsExactly(issue);
    }
}
