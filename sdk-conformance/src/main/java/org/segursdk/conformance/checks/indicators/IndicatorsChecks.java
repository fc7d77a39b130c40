package org.segursdk.conformance.checks.indicators;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.segursdk.conformance.checks.indicators.FigureCheck.Aspect;
import org.segursdk.conformance.checks.indicators.FigureCheck.Span;
import org.segursdk.conformance.port.IndicatorsPort;
import org.segursdk.conformance.port.IndicatorsPort.Call;
import org.segursdk.conformance.port.IndicatorsPort.Channel;
import org.segursdk.conformance.port.IndicatorsPort.InsiLine;
import org.segursdk.conformance.port.IndicatorsPort.Line;
import org.segursdk.conformance.port.IndicatorsPort.Sending;
import org.segursdk.conformance.port.IndicatorsPort.Usage;
import org.segursdk.conformance.run.Check;
import org.segursdk.core.error.LocalizedText;

/** The checks of DASH that are not a row of {@code rule-checks.yaml}. */
public final class IndicatorsChecks {
    private static final String WHO = Seeds.SIGNATORIES.get(0);
    private static final LocalizedText MASKING = LocalizedText.of(
            "Ne compter que l'alimentation réussie du DMP : SharingFigures.maskingRate de sdk-exchange.",
            "Count what reached the DMP only: SharingFigures.maskingRate of sdk-exchange.");
    private static final LocalizedText CALLS = LocalizedText.of(
            "Noter chaque appel avec son FINESS : Indicators.counting et Indicators.insi de sdk-exchange.",
            "Note each call with its FINESS: Indicators.counting and Indicators.insi of sdk-exchange.");
    private static final LocalizedText ACTS = LocalizedText.of(
            "Rapporter aux actes du praticien seul ; Indicators.sharing filtre par signataire.",
            "Divide by this practitioner's acts only; Indicators.sharing filters by signatory.");

    private IndicatorsChecks() {}

    public static List<Check> all() {
        List<Check> all = new ArrayList<>(SharingChecks.all());
        all.add(masking());
        all.add(insi());
        all.add(usage());
        return all;
    }

    /** To a tenth of a per cent: our threshold. */
    private static long permille(double share) {
        return Math.round(share * 1000);
    }

    private static Stream<Sending> fed(Seeds seeds, Seeds.Period period) {
        return seeds.sendings.stream()
                .filter(each -> period.holds(each.at()))
                .filter(each -> each.channel() == Channel.DMP && each.succeeded());
    }

    private static Check masking() {
        return new FigureCheck<Double>(
                "dash-04-content-details",
                "REM-DASH-04",
                (product, period) -> product.maskingRate(period.from(), period.before()).stream()
                        .boxed()
                        .findFirst(),
                List.of(
                        new Aspect<>(
                                "share",
                                Span.MONTHS_AND_YEARS,
                                (rate, seeds, period) -> rate >= 0 && rate <= 1,
                                LocalizedText.of(
                                        "Le taux de masquage n'est pas une part entre 0 et 1.",
                                        "The masking rate is no share between 0 and 1."),
                                MASKING),
                        new Aspect<>(
                                "figures",
                                Span.MONTHS_AND_YEARS,
                                (rate, seeds, period) -> permille(rate) == permille(rate(seeds, period)),
                                LocalizedText.of(
                                        "Le taux de masquage n'est pas celui des documents arrivés au DMP.",
                                        "The masking rate is not that of the documents that reached the DMP."),
                                MASKING)));
    }

    private static double rate(Seeds seeds, Seeds.Period period) {
        return (double) fed(seeds, period).filter(Sending::masked).count()
                / fed(seeds, period).count();
    }

    private static long calls(Seeds seeds, Seeds.Period period, Predicate<Call> which) {
        return seeds.calls.stream()
                .filter(each -> period.holds(each.at()))
                .filter(which)
                .count();
    }

    private static Check insi() {
        return new FigureCheck<List<InsiLine>>(
                "dash-05-insi-indicators",
                "REM-DASH-05",
                (product, period) -> product.insi(period.from(), period.before()),
                List.of(
                        calls(
                                "period",
                                Span.MONTHS_AND_YEARS,
                                (told, seeds, period) ->
                                        told.stream().mapToLong(InsiLine::calls).sum()
                                                == calls(seeds, period, each -> true),
                                "Le total des appels d'un mois ou d'une année n'est pas celui de ses jours.",
                                "The total of calls of a month or a year is not that of its days."),
                        calls(
                                "finess",
                                Span.YEARS,
                                (told, seeds, period) -> Seeds.FINESS.stream()
                                        .allMatch(finess -> sum(told).getOrDefault(finess, 0L)
                                                == calls(seeds, period, each -> each.finess()
                                                        .equals(finess))),
                                "La répartition des appels par FINESS n'est pas la bonne.",
                                "The distribution of calls by FINESS is wrong."),
                        calls(
                                "answered",
                                Span.YEARS,
                                (told, seeds, period) -> told.stream()
                                                .mapToLong(InsiLine::answered)
                                                .sum()
                                        == calls(seeds, period, Call::answered),
                                "Les appels auxquels INSi a répondu ne sont pas comptés comme il faut : le taux est faux.",
                                "Calls that INSi answered are not counted rightly: the rate is wrong."),
                        calls(
                                "figures",
                                Span.MONTHS_AND_YEARS,
                                (told, seeds, period) -> told.stream()
                                        .filter(line -> line.calls() != 0)
                                        .collect(Collectors.toSet())
                                        .equals(lines(seeds, period)),
                                "Les appels à INSi par FINESS et par période sont faux.",
                                "Calls of INSi by FINESS and period are wrong.")));
    }

    private static Aspect<List<InsiLine>> calls(
            String condition, Span span, FigureCheck.Right<List<InsiLine>> right, String french, String english) {
        return new Aspect<>(condition, span, right, LocalizedText.of(french, english), CALLS);
    }

    private static Map<String, Long> sum(List<InsiLine> told) {
        return told.stream()
                .collect(
                        Collectors.groupingBy(InsiLine::finess, TreeMap::new, Collectors.summingLong(InsiLine::calls)));
    }

    private static Set<InsiLine> lines(Seeds seeds, Seeds.Period period) {
        return Seeds.FINESS.stream()
                .map(finess -> new InsiLine(
                        finess,
                        calls(seeds, period, each -> each.finess().equals(finess)),
                        calls(seeds, period, each -> each.finess().equals(finess) && each.answered())))
                .filter(line -> line.calls() != 0)
                .collect(Collectors.toSet());
    }

    /**
     * What the product tells of a practitioner.
     *
     * @param summaries syntheses (VSM) in the DMP, of the extract of sharing; empty when the product has no extract
     */
    private record Practice(Usage usage, OptionalLong summaries) {}

    private static Optional<Practice> practice(IndicatorsPort product, Seeds.Period period) throws Exception {
        Optional<Usage> usage = product.usage(period.from(), period.before(), WHO);
        if (usage.isEmpty()) {
            return Optional.empty();
        }
        Optional<List<Line>> lines = product.sharing(period.from(), period.before());
        OptionalLong summaries = lines.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(lines.get().stream()
                        .filter(line -> line.succeeded() && line.channel() == Channel.DMP)
                        .filter(line ->
                                line.signatory().equals(WHO) && line.typeCode().equals(Seeds.VSM))
                        .mapToLong(Line::count)
                        .sum());
        return Optional.of(new Practice(usage.get(), summaries));
    }

    private static double share(Seeds seeds, Seeds.Period period, Channel channel) {
        long reached = seeds.sendings.stream()
                .filter(each -> period.holds(each.at()) && each.channel() == channel && each.succeeded())
                .filter(each -> each.signatory().equals(WHO))
                .count();
        double acts = seeds.acts.stream()
                .filter(each -> period.holds(each.at()) && each.signatory().equals(WHO))
                .count();
        return reached / acts;
    }

    private static Check usage() {
        return new FigureCheck<>(
                "dash-06-usage-objectives",
                "REM-DASH-06",
                IndicatorsChecks::practice,
                List.of(
                        new Aspect<>(
                                "fed",
                                Span.MONTHS_AND_YEARS,
                                (told, seeds, period) ->
                                        permille(told.usage().fed()) == permille(share(seeds, period, Channel.DMP)),
                                LocalizedText.of(
                                        "La part d'actes alimentés au DMP n'est pas celle du praticien.",
                                        "The share of acts fed to the DMP is not the practitioner's."),
                                ACTS),
                        new Aspect<>(
                                "messages",
                                Span.MONTHS_AND_YEARS,
                                (told, seeds, period) -> permille(told.usage().messages())
                                        == permille(share(seeds, period, Channel.PATIENT)),
                                LocalizedText.of(
                                        "La part de messages au patient n'est pas celle du praticien.",
                                        "The share of messages to the patient is not the practitioner's."),
                                ACTS),
                        new Aspect<>(
                                "summaries",
                                Span.MONTHS_AND_YEARS,
                                (told, seeds, period) -> told.summaries().isEmpty()
                                        || told.summaries().getAsLong()
                                                == fed(seeds, period)
                                                        .filter(each ->
                                                                each.signatory().equals(WHO))
                                                        .filter(each ->
                                                                each.typeCode().equals(Seeds.VSM))
                                                        .count(),
                                LocalizedText.of(
                                        "Les VSM du praticien arrivés au DMP ne sont pas ceux de l'extraction.",
                                        "The practitioner's syntheses (VSM) in the DMP are not those of the extract."),
                                LocalizedText.of(
                                        "Garder le type de chaque document partagé : SharingFigures.shared(DMP, types) de sdk-exchange.",
                                        "Keep the type of each document shared: SharingFigures.shared(DMP, types) of sdk-exchange."))));
    }
}
