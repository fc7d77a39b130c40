package org.segursdk.conformance.checks.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.segursdk.conformance.catalogue.SoftwareType;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.run.Check;
import org.segursdk.conformance.run.Looks;

/** Each check of worklists passes on a product over the SDK, and fails on one of which one thing is broken. */
class WorklistChecksTest {
    private static KitBench bench;

    private record Bad(String check, WorklistSample product) {
        @Override
        public String toString() {
            return check;
        }
    }

    /** Nobody is told, however late. */
    private static final class TellsNobody extends WorklistSample {
        @Override
        public Optional<List<String>> notifyLate(Duration delay) {
            return Optional.of(List.of());
        }
    }

    private static List<Bad> bad() {
        return List.of(new Bad("wl-07-unvalidated-imaging-reports", new TellsNobody()));
    }

    @BeforeAll
    static void start() {
        bench = KitBench.start();
    }

    @AfterAll
    static void stop() {
        bench.close();
    }

    @ParameterizedTest
    @MethodSource("bad")
    void eachCheck_passesOnTheGoodProduct_andFailsOnTheBadOne(Bad bad) throws Exception {
        Check check = WorklistChecks.all().stream()
                .filter(each -> each.id().equals(bad.check()))
                .findFirst()
                .orElseThrow();
        WorklistSample good = new WorklistSample();
        good.connect(bench);
        bad.product().connect(bench);
        Looks.seenFailing(check, SoftwareType.RIS, bench, good, bad.product());
    }

    @Test
    void noCheck_isWithoutACounterExample() {
        assertThat(bad())
                .extracting(Bad::check)
                .containsExactlyInAnyOrderElementsOf(
                        WorklistChecks.all().stream().map(Check::id).collect(Collectors.toSet()));
    }
}
