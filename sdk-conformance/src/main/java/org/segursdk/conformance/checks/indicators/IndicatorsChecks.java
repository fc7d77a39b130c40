package org.segursdk.conformance.checks.indicators;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.segursdk.conformance.port.IndicatorsPort.Channel;
import org.segursdk.conformance.port.IndicatorsPort.InsiLine;
import org.segursdk.conformance.port.IndicatorsPort.Line;
import org.segursdk.conformance.port.IndicatorsPort.Sending;
import org.segursdk.conformance.run.Check;
import org.segursdk.core.error.LocalizedText;

/** The checks of DASH that are not a row of {@code rule-checks.yaml}. */
public final class IndicatorsChecks {
    private static final LocalizedText HINT = LocalizedText.of(
            "Compter dans le journal des partages, par jours de Europe/Paris : Indicators.sharing de sdk-exchange.",
            "Count out of the journal of sharing, by days of Europe/Paris: Indicators.sharing of sdk-exchange.");

    private IndicatorsChecks() {}

    public static List<Check> all() {
        List<Check> all = new ArrayList<>(ofSharing());
        all.add(masking());
        all.add(insi());
        all.add(usage());
        return all;
    }

    private static List<Check> ofSharing() {
        return List.of(
                sharing(
                        "dash-01-sharing-dashboard",
                        "REM-DASH-01",
                        Line::succeeded,
                        line -> List.of(line.finess(), line.signatory(), line.channel(), line.withIns()),
                        LocalizedText.of(
                                "Les partages par FINESS, signataire et canal, avec et sans INS, ne sont pas ceux de la période.",
                                "Documents shared by FINESS, signatory and channel, with and without INS, are not those of"
                                        + " the period.")),
                sharing(
                        "dash-02-hospital-dashboard",
                        "REM-DASH-02",
                        Line::withIns,
                        line -> List.of(line.finess(), line.channel(), line.typeCode(), line.succeeded()),
                        LocalizedText.of(
                                "Les tentatives avec INS qualifiée par FINESS, canal, type et résultat sont fausses.",
                                "Attempts with qualified INS by FINESS, channel, type and result are wrong.")),
                sharing(
                        "dash-03-failures",
                        "REM-DASH-03",
                        line -> !line.succeeded(),
                        Line::channel,
                        LocalizedText.of(
                                "Les échecs d'envoi MSSanté et d'alimentation du DMP ne sont pas tous comptés.",
                                "Failures of MSSanté sending and of DMP feeding are not all counted.")));
    }

    private static Map<String, Long> sum(List<Line> lines, Predicate<Line> which, Function<Line, Object> key) {
        return lines.stream()
                .filter(which)
                .filter(line -> line.count() != 0)
                .collect(Collectors.groupingBy(
                        line -> key.apply(line).toString(), TreeMap::new, Collectors.summingLong(Line::count)));
    }

    private static Line line(Sending each) {
        return new Line(
                each.finess(), each.signatory(), each.typeCode(), each.channel(), each.succeeded(), each.withIns(), 1);
    }

    private static Check sharing(
            String id, String requirement, Predicate<Line> which, Function<Line, Object> key, LocalizedText message) {
        return new FigureCheck(
                id,
                requirement,
                (product, period) ->
                        product.sharing(period.from(), period.before()).map(lines -> sum(lines, which, key)),
                (seeds, period) -> sum(
                        seeds.sendings.stream()
                                .filter(each -> period.holds(each.at()))
                                .map(IndicatorsChecks::line)
                                .toList(),
                        which,
                        key),
                message,
                HINT);
    }

    /** To a tenth of a per cent: our threshold. */
    private static long permille(double share) {
        return Math.round(share * 1000);
    }

    private static Check masking() {
        return new FigureCheck(
                "dash-04-content-details",
                "REM-DASH-04",
                (product, period) -> product.maskingRate(period.from(), period.before()).stream()
                        .mapToObj(rate -> (Object) permille(rate))
                        .findFirst(),
                (seeds, period) -> {
                    List<Sending> fed = seeds.sendings.stream()
                            .filter(each -> period.holds(each.at()))
                            .filter(each -> each.channel() == Channel.DMP && each.succeeded())
                            .toList();
                    long masked = fed.stream().filter(Sending::masked).count();
                    return permille((double) masked / fed.size());
                },
                LocalizedText.of(
                        "Le taux de masquage n'est pas celui des documents arrivés au DMP.",
                        "The masking rate is not that of the documents that reached the DMP."),
                LocalizedText.of(
                        "Ne compter que l'alimentation réussie du DMP : SharingFigures.maskingRate de sdk-exchange.",
                        "Count what reached the DMP only: SharingFigures.maskingRate of sdk-exchange."));
    }

    private static Check insi() {
        return new FigureCheck(
                "dash-05-insi-indicators",
                "REM-DASH-05",
                (product, period) -> product.insi(period.from(), period.before())
                        .map(lines ->
                                lines.stream().filter(line -> line.calls() != 0).collect(Collectors.toSet())),
                (seeds, period) -> Seeds.FINESS.stream()
                        .map(finess -> new InsiLine(
                                finess,
                                seeds.calls.stream()
                                        .filter(each -> period.holds(each.at())
                                                && each.finess().equals(finess))
                                        .count(),
                                seeds.calls.stream()
                                        .filter(each -> period.holds(each.at())
                                                && each.finess().equals(finess))
                                        .filter(each -> each.answered())
                                        .count()))
                        .filter(line -> line.calls() != 0)
                        .collect(Collectors.toSet()),
                LocalizedText.of(
                        "Les appels à INSi par FINESS et par période sont faux.",
                        "Calls of INSi by FINESS and period are wrong."),
                LocalizedText.of(
                        "Noter chaque appel avec son FINESS : Indicators.counting et Indicators.insi de sdk-exchange.",
                        "Note each call with its FINESS: Indicators.counting and Indicators.insi of sdk-exchange."));
    }

    private static long reached(Seeds seeds, Seeds.Period period, Channel channel) {
        return seeds.sendings.stream()
                .filter(each -> period.holds(each.at()) && each.channel() == channel && each.succeeded())
                .filter(each -> each.signatory().equals(Seeds.SIGNATORIES.get(0)))
                .count();
    }

    private static Check usage() {
        String who = Seeds.SIGNATORIES.get(0);
        return new FigureCheck(
                "dash-06-usage-objectives",
                "REM-DASH-06",
                (product, period) -> {
                    Optional<Object> told = product.usage(period.from(), period.before(), who)
                            .map(usage -> List.of(permille(usage.fed()), permille(usage.messages())));
                    return told;
                },
                (seeds, period) -> {
                    double acts = seeds.acts.stream()
                            .filter(each ->
                                    period.holds(each.at()) && each.signatory().equals(who))
                            .count();
                    return List.of(
                            permille(reached(seeds, period, Channel.DMP) / acts),
                            permille(reached(seeds, period, Channel.PATIENT) / acts));
                },
                LocalizedText.of(
                        "Les parts d'actes alimentés et de messages au patient ne sont pas celles du praticien.",
                        "Shares of acts fed and of messages to the patient are not the practitioner's."),
                LocalizedText.of(
                        "Rapporter aux actes du praticien seul ; Indicators.sharing filtre par signataire.",
                        "Divide by this practitioner's acts only; Indicators.sharing filters by signatory."));
    }
}
