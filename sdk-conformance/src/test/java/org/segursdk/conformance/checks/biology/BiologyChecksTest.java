package org.segursdk.conformance.checks.biology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.segursdk.conformance.catalogue.SoftwareType;
import org.segursdk.conformance.checks.documents.Faulty;
import org.segursdk.conformance.port.AnalysisCataloguePort.File;
import org.segursdk.conformance.port.BiologyReviewPort.Alert;
import org.segursdk.conformance.port.BiologyReviewPort.Happening;
import org.segursdk.conformance.port.BiologyReviewPort.Result;
import org.segursdk.conformance.port.BiologyReviewPort.Signal;
import org.segursdk.conformance.port.ExternalReportPort;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.port.ReportArchivePort.State;
import org.segursdk.conformance.run.Check;
import org.segursdk.conformance.run.CheckMode;
import org.segursdk.conformance.run.Looks;

/** Each check passes on a product made with the SDK, and fails on the same product with one gesture done wrongly. */
class BiologyChecksTest {
    private static final BiologySample GOOD = new BiologySample();

    private static final Map<String, UnaryOperator<Faulty>> BROKEN = Map.ofEntries(
            Map.entry(
                    "bio-08-partial-reports-to-dmp",
                    bad -> bad.with("complete", a -> {
                        GOOD.feedApart();
                        return null;
                    })),
            Map.entry(
                    "bio-09-ucum-kept",
                    bad -> bad.with("written", a -> GOOD.written((String) a[0]).stream()
                            .map(each -> new Result(each.code(), each.value(), "mmol/l"))
                            .toList())),
            Map.entry("bio-10-critical-results", bad -> bad.with("signal", a -> signal(a, Alert.CRITICAL))),
            Map.entry(
                    "bio-11-relevant-element",
                    bad -> bad.with("signal", a -> Optional.of(new Signal(Alert.NONE, false)))),
            Map.entry("bio-12-out-of-range", bad -> bad.with("signal", a -> signal(a, Alert.OUT_OF_RANGE))),
            Map.entry(
                    "bio-13-changes-told",
                    bad -> bad.with("changes", a -> GOOD.changes((String) a[0]).map(told -> told.stream()
                            .filter(each -> each.happening() != Happening.REMOVED)
                            .toList()))),
            Map.entry(
                    "bio-14-two-units",
                    bad -> bad.with("results", a -> GOOD.results((String) a[0]).subList(0, 1))),
            Map.entry("bio-15-display", bad -> bad.with("display", a -> Optional.of("<html>binaire</html>"))),
            Map.entry(
                    "bio-17-transcoded-import",
                    bad -> bad.with(
                            "code",
                            a -> a[0] == File.LOINC_5 ? Optional.empty() : GOOD.code((File) a[0], (String) a[1]))),
            Map.entry(
                    "bio-18-import-report",
                    bad -> bad.with("transcode", a -> {
                        File file = (File) a[0];
                        for (Object line : (List<?>) a[1]) {
                            Map.Entry<?, ?> each = (Map.Entry<?, ?>) line;
                            GOOD.transcode(file, List.of(Map.entry((String) each.getKey(), (String) each.getValue())));
                        }
                        return Optional.of(List.of());
                    })),
            Map.entry(
                    "bio-19-edit-traced",
                    bad -> bad.with("history", a -> GOOD.history((File) a[0], (String) a[1]).stream()
                            .map(each -> new org.segursdk.conformance.port.AnalysisCataloguePort.Change(
                                    each.before(), each.after(), each.author(), java.time.Instant.EPOCH))
                            .toList())),
            Map.entry("bio-20-fhir-catalogue", bad -> bad.with("transcodeFhir", a -> Optional.of(List.of()))),
            Map.entry("bio-23-archiving", bad -> bad.with("trace", a -> List.<State>of())));

    private static KitBench bench;

    private static Object signal(Object[] arguments, Alert lost) {
        return GOOD.signal((String) arguments[0])
                .map(each -> new Signal(each.alert() == lost ? Alert.NONE : each.alert(), each.relevant()));
    }

    @BeforeAll
    static void start() {
        bench = KitBench.start();
        GOOD.connect(bench);
    }

    @AfterAll
    static void stop() {
        GOOD.close();
        bench.close();
    }

    static List<Check> checks() {
        return BiologyChecks.all().stream()
                .filter(each -> each.mode() != CheckMode.ARTEFACT && !each.id().equals("bio-22-external-reports"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("checks")
    void check_goodProduct_passesAndBrokenOne_fails(Check check) {
        UnaryOperator<Faulty> broken = Objects.requireNonNull(BROKEN.get(check.id()), check.id());
        Looks.seenFailing(
                check,
                SoftwareType.SGL,
                bench,
                GOOD,
                broken.apply(new Faulty(GOOD)).build());
    }

    @Test
    void completeReport_withoutTheSetOfThePartialOne_fails() {
        Check check = BiologyChecks.all().stream()
                .filter(each -> each.id().equals("bio-08-partial-reports-to-dmp"))
                .findFirst()
                .orElseThrow();
        UnaryOperator<Faulty> broken = bad -> bad.with("complete", a -> {
            GOOD.completeAsANewSet((String) a[0]);
            return null;
        });
        Looks.seenFailing(
                check,
                SoftwareType.SGL,
                bench,
                GOOD,
                broken.apply(new Faulty(GOOD)).build(),
                "next-version");
    }

    @Test
    void externalReport_filedInTheFirstFile_fails() {
        Check check = BiologyChecks.all().stream()
                .filter(each -> each.id().equals("bio-22-external-reports"))
                .findFirst()
                .orElseThrow();
        ExternalReportPort wrong = new ExternalReportPort() {
            @Override
            public void open(String fileNumber) {
                GOOD.external().open(fileNumber);
            }

            @Override
            public Optional<String> receive(byte[] report) {
                return Optional.of("D-2026-001");
            }
        };
        BiologySample bad = new BiologySample() {
            @Override
            public <P> Optional<P> port(Class<P> subject) {
                return Optional.of(subject.cast(wrong));
            }
        };
        Looks.seenFailing(check, SoftwareType.SGL, bench, GOOD, bad);
    }

    @Test
    void everyCheck_isSeenFailing() {
        Set<String> seen = new TreeSet<>(BROKEN.keySet());
        seen.add("bio-22-external-reports");
        seen.addAll(BiologyFilesTest.seen());
        assertThat(seen)
                .containsExactlyInAnyOrderElementsOf(
                        BiologyChecks.all().stream().map(Check::id).toList());
    }
}
