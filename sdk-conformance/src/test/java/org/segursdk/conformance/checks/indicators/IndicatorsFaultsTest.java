package org.segursdk.conformance.checks.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.segursdk.conformance.catalogue.SoftwareType;
import org.segursdk.conformance.port.IndicatorsPort.Channel;
import org.segursdk.conformance.port.IndicatorsPort.InsiLine;
import org.segursdk.conformance.port.IndicatorsPort.Line;
import org.segursdk.conformance.port.IndicatorsPort.Usage;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.run.CheckResult;
import org.segursdk.conformance.run.FailedCondition;
import org.segursdk.conformance.run.Looks;
import org.segursdk.conformance.run.Verdict;

/** Each condition on figures fails on a product with one fault that it is for; the conditions expected are all that fail. */
class IndicatorsFaultsTest {
    private static KitBench bench;

    /** A fault, and the conditions it breaks. */
    private record Fault(String check, String what, IndicatorsSample product, List<String> conditions) {
        @Override
        public String toString() {
            return check + ": " + what;
        }
    }

    private static Stream<Fault> dashboard() {
        String id = "dash-01-sharing-dashboard";
        return Stream.of(
                new Fault(
                        id,
                        "totals among the lines",
                        new FaultyFigures.Extract(FaultyFigures::withTotal),
                        List.of("schema")),
                new Fault(
                        id,
                        "last days forgotten",
                        new FaultyFigures.ForgetsLastDays(),
                        List.of("period", "fed", "professionals", "patients", "finess", "signatory", "ins", "figures")),
                new Fault(
                        id,
                        "feeding told as mail",
                        FaultyFigures.each(FaultyFigures::fedInsteadOfSent),
                        List.of("fed", "professionals", "figures")),
                new Fault(
                        id,
                        "patients for professionals",
                        FaultyFigures.each(FaultyFigures::toPatients),
                        List.of("professionals", "patients", "figures")));
    }

    private static Stream<Fault> dashboardColumns() {
        String id = "dash-01-sharing-dashboard";
        return Stream.of(
                new Fault(
                        id,
                        "one structure",
                        FaultyFigures.each(FaultyFigures::ofOneStructure),
                        List.of("finess", "figures")),
                new Fault(
                        id,
                        "one signatory",
                        FaultyFigures.each(FaultyFigures::signedByOne),
                        List.of("signatory", "figures")),
                new Fault(id, "INS for all", FaultyFigures.each(FaultyFigures::withIns), List.of("ins", "figures")),
                new Fault(
                        id,
                        "columns right, lines crossed",
                        new FaultyFigures.Extract(
                                all -> FaultyFigures.crossed(all, Line::succeeded, FaultyFigures::otherSignatory)),
                        List.of("figures")),
                new Fault(
                        id,
                        "failures told as sent",
                        FaultyFigures.each(FaultyFigures::succeeded),
                        List.of(
                                "period",
                                "fed",
                                "professionals",
                                "patients",
                                "finess",
                                "signatory",
                                "ins",
                                "figures")));
    }

    private static Stream<Fault> hospital() {
        String id = "dash-02-hospital-dashboard";
        return Stream.of(
                new Fault(
                        id,
                        "one structure",
                        FaultyFigures.each(FaultyFigures::ofOneStructure),
                        List.of("finess", "figures")),
                new Fault(
                        id,
                        "patients for professionals",
                        FaultyFigures.each(FaultyFigures::toPatients),
                        List.of("channel", "figures")),
                new Fault(id, "one type", FaultyFigures.each(FaultyFigures::ofOneType), List.of("type", "figures")),
                new Fault(
                        id,
                        "failures told as sent",
                        FaultyFigures.each(FaultyFigures::succeeded),
                        List.of("result", "figures")),
                new Fault(
                        id,
                        "attempts without INS counted",
                        FaultyFigures.each(FaultyFigures::withIns),
                        List.of("period", "finess", "channel", "type", "result", "figures")),
                new Fault(
                        id,
                        "columns right, lines crossed",
                        new FaultyFigures.Extract(all -> FaultyFigures.crossed(
                                all,
                                Line::withIns,
                                pair -> FaultyFigures.otherType(pair)
                                        && pair.get(0)
                                                .signatory()
                                                .equals(pair.get(1).signatory()))),
                        List.of("figures")));
    }

    private static Stream<Fault> failures() {
        String id = "dash-03-failures";
        return Stream.of(
                new Fault(
                        id,
                        "failures of feeding lost",
                        FaultyFigures.without(line -> line.channel() == Channel.DMP && !line.succeeded()),
                        List.of("period", "dmp", "figures")),
                new Fault(
                        id,
                        "failures of mails to professionals lost",
                        FaultyFigures.without(line -> line.channel() == Channel.PROFESSIONAL && !line.succeeded()),
                        List.of("period", "mssante", "figures")),
                new Fault(
                        id,
                        "failures of mails to patients lost",
                        FaultyFigures.without(line -> line.channel() == Channel.PATIENT && !line.succeeded()),
                        List.of("period", "mssante", "figures")),
                new Fault(
                        id,
                        "patients for professionals",
                        FaultyFigures.each(FaultyFigures::toPatients),
                        List.of("figures")));
    }

    private static Stream<Fault> masking() {
        return Stream.of(
                new Fault(
                        "dash-04-content-details",
                        "per cent",
                        new FaultyFigures.Masks(rate -> OptionalDouble.of(100 * rate.orElseThrow())),
                        List.of("share", "figures")),
                new Fault(
                        "dash-04-content-details",
                        "failed feeding counted",
                        new FaultyFigures.Keeps(FaultyFigures::maskedWhenFailed),
                        List.of("figures")),
                new Fault(
                        "dash-04-content-details",
                        "visible documents counted",
                        new FaultyFigures.Masks(rate -> OptionalDouble.of(1 - rate.orElseThrow())),
                        List.of("figures")),
                new Fault(
                        "dash-04-content-details",
                        "a month without figure",
                        new FaultyFigures.MasksSometimes(),
                        List.of("missing")));
    }

    private static Stream<Fault> insi() {
        String id = "dash-05-insi-indicators";
        return Stream.of(
                new Fault(
                        id,
                        "structures mixed up",
                        new FaultyFigures.InsiExtract(lines -> lines.stream()
                                .map(each -> new InsiLine(
                                        each.finess().equals(Seeds.FINESS.get(0))
                                                ? Seeds.FINESS.get(1)
                                                : Seeds.FINESS.get(0),
                                        each.calls(),
                                        each.answered()))
                                .toList()),
                        List.of("finess", "figures")),
                new Fault(
                        id,
                        "answers told of the other structure",
                        new FaultyFigures.InsiExtract(lines -> List.of(
                                new InsiLine(
                                        lines.get(0).finess(),
                                        lines.get(0).calls(),
                                        lines.get(1).answered()),
                                new InsiLine(
                                        lines.get(1).finess(),
                                        lines.get(1).calls(),
                                        lines.get(0).answered()))),
                        List.of("figures")),
                new Fault(
                        id,
                        "one structure",
                        new FaultyFigures.InsiExtract(lines -> List.of(new InsiLine(
                                Seeds.FINESS.get(0),
                                lines.stream().mapToLong(InsiLine::calls).sum(),
                                lines.stream().mapToLong(InsiLine::answered).sum()))),
                        List.of("finess", "figures")),
                new Fault(
                        id,
                        "every call taken for answered",
                        new FaultyFigures.InsiExtract(lines -> lines.stream()
                                .map(each -> new InsiLine(each.finess(), each.calls(), each.calls()))
                                .toList()),
                        List.of("answered", "figures")),
                new Fault(
                        id,
                        "calls without answer not counted",
                        new FaultyFigures.InsiExtract(lines -> lines.stream()
                                .map(each -> new InsiLine(each.finess(), each.answered(), each.answered()))
                                .toList()),
                        List.of("period", "finess", "figures")));
    }

    private static Stream<Fault> usage() {
        String id = "dash-06-usage-objectives";
        return Stream.of(
                new Fault(
                        id,
                        "messages for feeding",
                        new FaultyFigures.Uses(each -> new Usage(each.messages(), each.messages())),
                        List.of("fed")),
                new Fault(
                        id,
                        "feeding for messages",
                        new FaultyFigures.Uses(each -> new Usage(each.fed(), each.fed())),
                        List.of("messages")),
                new Fault(id, "types forgotten", FaultyFigures.each(FaultyFigures::ofOneType), List.of("summaries")));
    }

    static Stream<Fault> faults() {
        return Stream.of(dashboard(), dashboardColumns(), hospital(), failures(), masking(), insi(), usage())
                .flatMap(each -> each);
    }

    @BeforeAll
    static void start() {
        bench = KitBench.start();
    }

    @AfterAll
    static void stop() {
        bench.close();
    }

    private static CheckResult look(String check, IndicatorsSample product) {
        return Looks.at(
                IndicatorsChecks.all().stream()
                        .filter(each -> each.id().equals(check))
                        .findFirst()
                        .orElseThrow(),
                SoftwareType.LGC,
                bench,
                product);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aFault_failsTheConditionsItIsFor_andNoOther(Fault fault) {
        assertThat(look(fault.check(), fault.product()).failures())
                .extracting(FailedCondition::condition)
                .containsExactlyElementsOf(fault.conditions());
    }

    @Test
    void daysOfAnotherTimeZone_areToldInEveryFigureByPeriod() {
        for (String check :
                List.of("dash-01-sharing-dashboard", "dash-02-hospital-dashboard", "dash-05-insi-indicators")) {
            assertThat(look(check, new FaultyFigures.DaysOfUtc()).failures())
                    .extracting(FailedCondition::condition)
                    .contains("period", "figures");
        }
    }

    @Test
    void aProductThatTellsNothing_isNotJudged() {
        IndicatorsSample silent = new IndicatorsSample() {
            @Override
            public Optional<List<Line>> sharing(LocalDate from, LocalDate before) {
                return Optional.empty();
            }
        };
        assertThat(look("dash-01-sharing-dashboard", silent).verdict()).isEqualTo(Verdict.INCOMPLETE);
        assertThat(look("dash-06-usage-objectives", silent).verdict()).isEqualTo(Verdict.PASS);
    }
}
