package org.segursdk.conformance.checks.indicators;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.segursdk.conformance.checks.indicators.FigureCheck.Aspect;
import org.segursdk.conformance.checks.indicators.FigureCheck.Span;
import org.segursdk.conformance.port.IndicatorsPort;
import org.segursdk.conformance.port.IndicatorsPort.Channel;
import org.segursdk.conformance.port.IndicatorsPort.Line;
import org.segursdk.conformance.port.IndicatorsPort.Sending;
import org.segursdk.conformance.run.Check;
import org.segursdk.core.error.LocalizedText;

/** The extract of sharing: what arrived (DASH-01), what was tried with an INS (DASH-02), what failed (DASH-03). */
final class SharingChecks {
    private static final LocalizedText HINT = LocalizedText.of(
            "Compter dans le journal des partages, par jours de Europe/Paris : Indicators.sharing de sdk-exchange.",
            "Count out of the journal of sharing, by days of Europe/Paris: Indicators.sharing of sdk-exchange.");
    private static final Pattern FINESS = Pattern.compile("[0-9][0-9AB][0-9]{7}");
    private static final Pattern RPPS = Pattern.compile("[0-9]{11}");
    private static final Pattern LOINC = Pattern.compile("[0-9]{1,7}-[0-9]");

    /** Which attempts count for a requirement; makes its aspects. */
    private record Counting(Predicate<Line> which) {
        private Map<String, Long> sum(List<Line> lines, Predicate<Line> also, Function<Line, Object> key) {
            return lines.stream()
                    .filter(which.and(also))
                    .filter(line -> line.count() != 0)
                    .collect(Collectors.groupingBy(
                            line -> key.apply(line).toString(), TreeMap::new, Collectors.summingLong(Line::count)));
        }

        Aspect<List<Line>> aspect(
                String condition, Span span, Predicate<Line> also, Function<Line, Object> key, LocalizedText message) {
            return new Aspect<>(
                    condition,
                    span,
                    (told, seeds, period) -> sum(told, also, key).equals(sum(lines(seeds, period), also, key)),
                    message,
                    HINT);
        }

        /** All of it in each month and year. */
        Aspect<List<Line>> periods() {
            return aspect("period", Span.MONTHS_AND_YEARS, line -> true, line -> "all", IN_PERIOD);
        }

        /** By one column of the extract. */
        Aspect<List<Line>> column(String condition, Function<Line, Object> key, String french, String english) {
            return aspect(
                    condition,
                    Span.YEARS,
                    line -> true,
                    key,
                    LocalizedText.of(
                            "La répartition par " + french + " n'est pas la bonne.",
                            "The distribution by " + english + " is wrong."));
        }

        /** One figure. */
        Aspect<List<Line>> total(String condition, Predicate<Line> also, String french, String english) {
            return aspect(
                    condition,
                    Span.YEARS,
                    also,
                    line -> "all",
                    LocalizedText.of("Le nombre est faux : " + french + ".", "The count is wrong: " + english + "."));
        }
    }

    private static final LocalizedText IN_PERIOD = LocalizedText.of(
            "Le total d'un mois ou d'une année n'est pas celui de ses jours : il en manque, ou il y en a d'un autre jour.",
            "The total of a month or a year is not that of its days: some are missing, or are of another day.");

    private SharingChecks() {}

    static List<Check> all() {
        return List.of(dashboard(), hospital(), failures());
    }

    private static List<Line> lines(Seeds seeds, Seeds.Period period) {
        return seeds.sendings.stream()
                .filter(each -> period.holds(each.at()))
                .map(SharingChecks::line)
                .toList();
    }

    private static Line line(Sending each) {
        return new Line(
                each.finess(), each.signatory(), each.typeCode(), each.channel(), each.succeeded(), each.withIns(), 1);
    }

    private static Check check(String id, String requirement, List<Aspect<List<Line>>> aspects) {
        return new FigureCheck<>(
                id,
                requirement,
                (IndicatorsPort product, Seeds.Period period) -> product.sharing(period.from(), period.before()),
                aspects);
    }

    private static Check dashboard() {
        Counting arrived = new Counting(Line::succeeded);
        return check(
                "dash-01-sharing-dashboard",
                "REM-DASH-01",
                List.of(
                        schema(),
                        arrived.periods(),
                        arrived.total(
                                "fed",
                                line -> line.channel() == Channel.DMP,
                                "documents arrivés au DMP",
                                "documents that reached the DMP"),
                        arrived.total(
                                "professionals",
                                line -> line.channel() == Channel.PROFESSIONAL,
                                "documents arrivés chez des professionnels",
                                "documents that reached professionals"),
                        arrived.total(
                                "patients",
                                line -> line.channel() == Channel.PATIENT,
                                "documents arrivés chez des patients",
                                "documents that reached patients"),
                        arrived.column("finess", Line::finess, "FINESS géographique", "geographic FINESS"),
                        arrived.column("signatory", Line::signatory, "RPPS du signataire", "RPPS of the signatory"),
                        arrived.column("ins", Line::withIns, "INS qualifiée ou non", "qualified INS or none"),
                        arrived.aspect(
                                "figures",
                                Span.MONTHS_AND_YEARS,
                                line -> true,
                                line -> List.of(line.finess(), line.signatory(), line.channel(), line.withIns()),
                                LocalizedText.of(
                                        "Les partages par FINESS, signataire et canal, avec et sans INS, ne sont pas ceux de la période.",
                                        "Documents shared by FINESS, signatory and channel, with and without INS, are not those"
                                                + " of the period."))));
    }

    /** A line that is none of the extract: a total among the rows, a label in the place of a number. */
    private static Aspect<List<Line>> schema() {
        return new Aspect<>(
                "schema",
                Span.MONTHS_AND_YEARS,
                (told, seeds, period) -> told.stream()
                        .allMatch(line -> FINESS.matcher(line.finess()).matches()
                                && RPPS.matcher(line.signatory()).matches()
                                && LOINC.matcher(line.typeCode()).matches()
                                && line.count() >= 0),
                LocalizedText.of(
                        "Une ligne de l'extraction n'a pas un FINESS (9 caractères), un RPPS (11 chiffres), un type LOINC et un nombre.",
                        "A line of the extract lacks a FINESS (9 characters), an RPPS (11 digits), a LOINC type or a count."),
                LocalizedText.of(
                        "Une ligne par FINESS, signataire, type, canal, résultat et INS, sans ligne de total : IndicatorExtract de"
                                + " sdk-exchange.",
                        "One line by FINESS, signatory, type, channel, result and INS, no line of totals: IndicatorExtract of"
                                + " sdk-exchange."));
    }

    private static Check hospital() {
        Counting tried = new Counting(Line::withIns);
        return check(
                "dash-02-hospital-dashboard",
                "REM-DASH-02",
                List.of(
                        tried.periods(),
                        tried.column("finess", Line::finess, "FINESS", "FINESS"),
                        tried.column("channel", Line::channel, "canal", "channel"),
                        tried.column("type", Line::typeCode, "type de document", "type of document"),
                        tried.column("result", Line::succeeded, "résultat", "result"),
                        tried.aspect(
                                "figures",
                                Span.MONTHS_AND_YEARS,
                                line -> true,
                                line -> List.of(line.finess(), line.channel(), line.typeCode(), line.succeeded()),
                                LocalizedText.of(
                                        "Les tentatives avec INS qualifiée par FINESS, canal, type et résultat sont fausses.",
                                        "Attempts with qualified INS by FINESS, channel, type and result are wrong."))));
    }

    private static Check failures() {
        Counting failed = new Counting(line -> !line.succeeded());
        return check(
                "dash-03-failures",
                "REM-DASH-03",
                List.of(
                        failed.periods(),
                        failed.total(
                                "dmp",
                                line -> line.channel() == Channel.DMP,
                                "échecs d'alimentation du DMP",
                                "failures of DMP feeding"),
                        failed.total(
                                "mssante",
                                line -> line.channel() != Channel.DMP,
                                "échecs d'envoi MSSanté, professionnels et patients ensemble",
                                "failures of MSSanté sending, professionals and patients together"),
                        failed.aspect(
                                "figures",
                                Span.MONTHS_AND_YEARS,
                                line -> true,
                                Line::channel,
                                LocalizedText.of(
                                        "Les échecs d'envoi MSSanté et d'alimentation du DMP ne sont pas tous comptés.",
                                        "Failures of MSSanté sending and of DMP feeding are not all counted."))));
    }
}
