package org.segursdk.conformance.checks.dmp;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.segursdk.conformance.catalogue.SoftwareType;
import org.segursdk.conformance.port.DmpImportPort.Held;
import org.segursdk.conformance.port.DmpImportPort.Notice;
import org.segursdk.conformance.port.DmpSearchPort.Criterion;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.run.Check;
import org.segursdk.conformance.run.Looks;

/** Single faults of a product that reads the DMP, each told by the one condition it breaks: REM-DMPC-11, -12, -16, -22. */
class OneDmpFaultTest {
    private static final Map<Criterion, String> SLOTS = Map.ofEntries(
            Map.entry(Criterion.TYPE, "TypeCode"),
            Map.entry(Criterion.CLASS, "ClassCode"),
            Map.entry(Criterion.FORMAT, "FormatCode"),
            Map.entry(Criterion.CONFIDENTIALITY, "ConfidentialityCode"),
            Map.entry(Criterion.FACILITY_TYPE, "HealthcareFacilityTypeCode"),
            Map.entry(Criterion.PRACTICE_SETTING, "PracticeSettingCode"),
            Map.entry(Criterion.AUTHOR, "AuthorPerson"),
            Map.entry(Criterion.CREATED_FROM, "CreationTimeFrom"),
            Map.entry(Criterion.CREATED_TO, "CreationTimeTo"),
            Map.entry(Criterion.ACT_FROM, "ServiceStartTimeFrom"),
            Map.entry(Criterion.ACT_TO, "ServiceStopTimeTo"),
            Map.entry(Criterion.ARCHIVED, "Status"));

    private static KitBench bench;
    private static DmpSample good;

    @BeforeAll
    static void start() {
        bench = KitBench.start();
        good = new DmpSample();
        good.connect(bench);
    }

    @AfterAll
    static void stop() {
        good.close();
        bench.close();
    }

    private static void seenFailing(String id, DmpSample bad, String condition) {
        Check check = DmpChecks.all().stream()
                .filter(each -> each.id().startsWith(id))
                .findFirst()
                .orElseThrow();
        bad.connect(bench);
        try {
            Looks.seenFailing(check, SoftwareType.LGC, bench, good, bad, condition);
        } finally {
            bad.close();
        }
    }

    @ParameterizedTest
    @EnumSource(Criterion.class)
    void criterionThatDoesNotReachTheDmp_isTold(Criterion lost) {
        seenFailing(
                "dmpc-11",
                new DmpSample() {
                    @Override
                    public void search(String patient, Map<Criterion, String> filled) {
                        Map<Criterion, String> less = new HashMap<>(filled);
                        less.remove(lost);
                        super.search(patient, less);
                    }
                },
                "slot-" + SLOTS.get(lost));
    }

    @Test
    void dayThatIsTakenForTheNext_isTold() {
        seenFailing(
                "dmpc-11",
                new DmpSample() {
                    @Override
                    public void search(String patient, Map<Criterion, String> filled) {
                        Map<Criterion, String> late = new HashMap<>(filled);
                        late.replace(Criterion.CREATED_FROM, "2026-03-02");
                        super.search(patient, late);
                    }
                },
                "slot-CreationTimeFrom");
    }

    private record Fault(String condition, UnaryOperator<List<Held>> held) {
        @Override
        public String toString() {
            return condition;
        }
    }

    private static UnaryOperator<List<Held>> each(UnaryOperator<Held> change) {
        return all -> all.stream().map(change).toList();
    }

    static Stream<Fault> records() {
        return Stream.of(
                new Fault("not-taken", all -> all.size() < 3 ? all : all.subList(0, 2)),
                new Fault(
                        "version-lost",
                        each(held -> new Held(
                                held.uniqueId(), Optional.empty(), held.version(), held.stylesheet(), held.content()))),
                new Fault(
                        "version-lost",
                        each(held -> new Held(
                                held.uniqueId(),
                                held.setId(),
                                OptionalInt.empty(),
                                held.stylesheet(),
                                held.content()))),
                new Fault(
                        "content-changed",
                        each(held -> new Held(
                                held.uniqueId(), held.setId(), held.version(), held.stylesheet(), new byte[] {1}))),
                new Fault(
                        "no-stylesheet",
                        each(held -> new Held(held.uniqueId(), held.setId(), held.version(), false, held.content()))));
    }

    @ParameterizedTest
    @MethodSource("records")
    void importThatLosesSomething_isTold(Fault fault) {
        seenFailing(
                "dmpc-12",
                new DmpSample() {
                    @Override
                    public List<Held> held(String patient) {
                        return fault.held().apply(super.held(patient));
                    }
                },
                fault.condition());
    }

    static Stream<Arguments> notices() {
        UnaryOperator<Map<String, Notice>> noNewer = told -> without(told, Notice.NEWER_VERSION);
        UnaryOperator<Map<String, Notice>> noGone = told -> without(told, Notice.GONE);
        UnaryOperator<Map<String, Notice>> mixed = told -> {
            Map<String, Notice> other = new HashMap<>(told);
            other.replaceAll((id, notice) -> Notice.GONE);
            return other;
        };
        return Stream.of(
                Arguments.of("new version silent", noNewer),
                Arguments.of("deletion silent", noGone),
                Arguments.of("new version told as a deletion", mixed));
    }

    private static Map<String, Notice> without(Map<String, Notice> told, Notice notice) {
        Map<String, Notice> less = new HashMap<>(told);
        less.values().removeAll(Set.of(notice));
        return less;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("notices")
    void noticeThatIsMissingOrWrong_isTold(String name, UnaryOperator<Map<String, Notice>> change) {
        seenFailing(
                "dmpc-22",
                new DmpSample() {
                    @Override
                    public Optional<Map<String, Notice>> notices(String patient) {
                        return super.notices(patient).map(change);
                    }
                },
                "notices-wrong");
    }

    @Test
    void oldVersionThrownAway_isTold() {
        seenFailing(
                "dmpc-22",
                new DmpSample() {
                    @Override
                    public List<Held> held(String patient) {
                        List<Held> all = super.held(patient);
                        return all.size() < 4 ? all : all.subList(1, all.size());
                    }
                },
                "old-version-lost");
    }
}
