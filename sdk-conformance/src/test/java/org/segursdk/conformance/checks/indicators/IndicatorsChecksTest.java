package org.segursdk.conformance.checks.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
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

/** Each check of figures passes on a product over the SDK, and fails on one that counts one thing wrongly. */
class IndicatorsChecksTest {
    private static final IndicatorsSample GOOD = new IndicatorsSample();

    private static KitBench bench;

    private record Bad(String check, IndicatorsSample product) {
        @Override
        public String toString() {
            return check;
        }
    }

    /** Failed attempts are left out. */
    private static final class WithoutFailures extends IndicatorsSample {
        @Override
        public Optional<List<Line>> sharing(LocalDate from, LocalDate before) {
            return super.sharing(from, before)
                    .map(lines -> lines.stream().filter(Line::succeeded).toList());
        }
    }

    /** A mail to a professional counts for two documents. */
    private static final class CountsTwice extends IndicatorsSample {
        @Override
        public Optional<List<Line>> sharing(LocalDate from, LocalDate before) {
            return super.sharing(from, before).map(lines -> lines.stream()
                    .map(each -> new Line(
                            each.finess(),
                            each.signatory(),
                            each.typeCode(),
                            each.channel(),
                            each.succeeded(),
                            each.withIns(),
                            each.channel() == Channel.PROFESSIONAL ? 2 * each.count() : each.count()))
                    .toList());
        }
    }

    /** The masking rate is one of all attempts. */
    private static final class MasksOverAll extends IndicatorsSample {
        @Override
        public OptionalDouble maskingRate(LocalDate from, LocalDate before) {
            List<Line> lines = super.sharing(from, before).orElseThrow();
            double all = lines.stream().mapToLong(Line::count).sum();
            double fed = lines.stream()
                    .filter(each -> each.channel() == Channel.DMP && each.succeeded())
                    .mapToLong(Line::count)
                    .sum();
            double rate = super.maskingRate(from, before).orElse(0);
            return OptionalDouble.of(rate * fed / all);
        }
    }

    /** Calls of all structures are told of the first. */
    private static final class MixesStructures extends IndicatorsSample {
        @Override
        public Optional<List<InsiLine>> insi(LocalDate from, LocalDate before) {
            return super.insi(from, before)
                    .map(lines -> List.of(new InsiLine(
                            lines.get(0).finess(),
                            lines.stream().mapToLong(InsiLine::calls).sum(),
                            lines.stream().mapToLong(InsiLine::answered).sum())));
        }
    }

    /** Acts of everybody are counted. */
    private static final class CountsActsOfOthers extends IndicatorsSample {
        @Override
        protected boolean counts(Act act, String signatory) {
            return true;
        }
    }

    private static List<Bad> bad() {
        return List.of(
                new Bad("dash-01-sharing-dashboard", new CountsTwice()),
                new Bad("dash-02-hospital-dashboard", new WithoutFailures()),
                new Bad("dash-03-failures", new WithoutFailures()),
                new Bad("dash-04-content-details", new MasksOverAll()),
                new Bad("dash-05-insi-indicators", new MixesStructures()),
                new Bad("dash-06-usage-objectives", new CountsActsOfOthers()));
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
    void eachCheck_passesOnTheGoodProduct_andFailsOnTheBadOne(Bad bad) {
        Check check = IndicatorsChecks.all().stream()
                .filter(each -> each.id().equals(bad.check()))
                .findFirst()
                .orElseThrow();
        Looks.seenFailing(check, SoftwareType.LGC, bench, GOOD, bad.product());
    }

    @Test
    void noCheck_isWithoutACounterExample() {
        assertThat(bad())
                .extracting(Bad::check)
                .containsExactlyInAnyOrderElementsOf(
                        IndicatorsChecks.all().stream().map(Check::id).collect(Collectors.toSet()));
    }
}
