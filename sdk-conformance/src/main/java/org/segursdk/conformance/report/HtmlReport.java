package org.segursdk.conformance.report;

import static org.segursdk.conformance.report.Xml.escape;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.segursdk.conformance.catalogue.Domain;
import org.segursdk.conformance.catalogue.SoftwareType;
import org.segursdk.conformance.evidence.Redactor;
import org.segursdk.conformance.profile.Waiver;
import org.segursdk.conformance.run.Means;
import org.segursdk.conformance.run.RequirementResult;
import org.segursdk.conformance.run.RunResult;
import org.segursdk.conformance.run.Verdict;
import org.segursdk.conformance.run.WaiverOutcome;
import org.segursdk.core.error.LocalizedText;

/**
 * One HTML file for people: what came out, by domain, what fails, why and how to mend it, evidence inline. No script, nothing fetched;
 * it prints. Captures go through the {@link Redactor}.
 */
public final class HtmlReport {
    private static final ZoneId FRANCE = ZoneId.of("Europe/Paris");

    private final RunResult result;
    private final Locale locale;
    private final HtmlCards cards;
    private final StringBuilder out = new StringBuilder(1 << 16);

    private HtmlReport(RunResult result, Locale locale, Redactor redactor) {
        this.result = result;
        this.locale = locale;
        this.cards = new HtmlCards(locale, redactor, out);
    }

    /** @param locale French, or English for any other */
    public static String of(RunResult result, Locale locale, Redactor redactor) {
        HtmlReport report = new HtmlReport(result, locale, redactor);
        report.head();
        report.summary();
        report.domains();
        report.urgent();
        report.waivers();
        report.all();
        report.notApplicable();
        return report.out.append("</main></body></html>\n").toString();
    }

    private String say(String french, String english) {
        return escape(LocalizedText.of(french, english).in(locale));
    }

    private static String css() {
        try (InputStream in = HtmlReport.class.getResourceAsStream("report.css")) {
            if (in == null) {
                throw new IllegalStateException("report.css");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void head() {
        String product = result.plan().profile().product().name() + " "
                + result.plan().profile().product().version();
        String types = result.plan().profile().types().stream()
                .sorted()
                .map(SoftwareType::code)
                .collect(Collectors.joining(", "));
        String date = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                .withLocale(locale)
                .withZone(FRANCE)
                .format(result.started());
        String title = say("Auto-évaluation REM", "REM self-assessment");
        out.append("<!DOCTYPE html>\n<html lang=\"")
                .append(locale.getLanguage().equals("fr") ? "fr" : "en")
                .append(
                        "\"><head><meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" content=\"default-src"
                                + " 'none'; style-src 'unsafe-inline'\"><meta name=\"viewport\" content=\"width=device-width\"><title>")
                .append(title)
                .append(" – ")
                .append(escape(product))
                .append("</title><style>")
                .append(css())
                .append("</style></head><body><main><div class=\"first\"><h1>")
                .append(title)
                .append("</h1><p><b>")
                .append(escape(product))
                .append("</b>, ")
                .append(escape(result.plan().profile().product().vendor()))
                .append(" – ")
                .append(escape(types))
                .append(say(", vague ", ", wave "))
                .append(result.plan().profile().wave())
                .append("</p><p class=\"sub\">")
                .append(escape(date))
                .append(" (Europe/Paris) – segur-kit ")
                .append(escape(result.kitVersion()))
                .append(" – ")
                .append(escape(result.id()))
                .append("</p><p class=\"sub\">")
                .append(means())
                .append("</p><div class=\"notice\"><p><b>")
                .append(escape(Disclaimer.TEXT.in(locale)))
                .append("</b></p><p>")
                .append(say("Édition du catalogue : ", "Edition of the catalogue: "))
                .append("<b>")
                .append(escape(result.plan().catalogue().label()))
                .append("</b>. ")
                .append(escape(result.plan().catalogue().basis().in(locale)))
                .append("</p></div>");
    }

    /** By which ways was looked, and how long it took. */
    private String means() {
        Means means = result.means();
        StringBuilder text = new StringBuilder(say("Regardé : fichiers du produit", "Looked at: files of the product"));
        if (means.live()) {
            text.append(say(", échanges avec le bac à sable", ", exchanges with the sandbox"));
        }
        means.adapter().ifPresent(name -> text.append(say(", adaptateur ", ", adapter "))
                .append(escape(name)));
        if (means.guided()) {
            text.append(say(", gestes guidés", ", guided gestures"));
        }
        return text.append(" – ")
                .append(String.format(locale, "%.1f s", result.duration().toMillis() / 1000.0))
                .toString();
    }

    private long required(Verdict... verdicts) {
        List<Verdict> wanted = List.of(verdicts);
        return result.requirements().stream()
                .filter(each -> each.isRequired() && wanted.contains(each.verdict()))
                .count();
    }

    private void summary() {
        long failing = required(Verdict.FAIL, Verdict.ERROR);
        long open = required(Verdict.INCOMPLETE, Verdict.REVIEW);
        long proven = required(Verdict.PASS, Verdict.PARTIAL, Verdict.WAIVED, Verdict.WARN);
        out.append("<p class=\"outcome\">")
                .append(say(
                        failing + " exigence(s) obligatoire(s) en échec, " + open + " à compléter, " + proven
                                + " prouvée(s) par la machine, une pièce ou une dérogation.",
                        failing + " required requirement(s) failing, " + open + " to complete, " + proven
                                + " proven by the machine, evidence or a waiver."))
                .append("</p><ul class=\"tiles\">");
        result.counts().forEach((verdict, count) -> out.append("<li class=\"v-")
                .append(verdict)
                .append("\"><b>")
                .append(count)
                .append("</b>")
                .append(escape(verdict.title().in(locale)))
                .append("</li>"));
        out.append("</ul>");
    }

    private void domains() {
        out.append("<h2>")
                .append(say("Par domaine", "By domain"))
                .append("</h2><table><thead><tr><th>")
                .append(say("Domaine", "Domain"))
                .append("</th><th class=\"n\">")
                .append(say("applicables", "applicable"))
                .append("</th><th class=\"n\">")
                .append(say("en échec", "failing"))
                .append("</th><th class=\"n\">")
                .append(say("à compléter", "to complete"))
                .append("</th><th class=\"n\">")
                .append(say("prouvées", "proven"))
                .append("</th><th>")
                .append(say("couverture", "coverage"))
                .append("</th></tr></thead><tbody>");
        Map<Domain, List<RequirementResult>> byDomain = new EnumMap<>(Domain.class);
        result.requirements().stream()
                .filter(each -> each.verdict() != Verdict.NOT_APPLICABLE)
                .forEach(each -> byDomain.computeIfAbsent(
                                each.planned().requirement().domain(), key -> new ArrayList<>())
                        .add(each));
        byDomain.forEach(this::domain);
        out.append("</tbody></table></div>");
    }

    private void domain(Domain domain, List<RequirementResult> results) {
        long bad = count(results, Verdict.FAIL, Verdict.ERROR);
        long open = count(results, Verdict.INCOMPLETE, Verdict.REVIEW, Verdict.WARN);
        long partial = count(results, Verdict.PARTIAL);
        long good = count(results, Verdict.PASS, Verdict.WAIVED);
        out.append("<tr><td>").append(escape(domain.title().in(locale))).append("</td>");
        for (long number : new long[] {results.size(), bad, open, good + partial}) {
            out.append("<td class=\"n\">").append(number).append("</td>");
        }
        out.append("<td><div class=\"bar\" role=\"img\" aria-label=\"")
                .append(100 * (good + partial) / results.size())
                .append(" %\">");
        bar("PASS", good, results.size());
        bar("PARTIAL", partial, results.size());
        bar("FAIL", bad, results.size());
        out.append("</div></td></tr>");
    }

    private void bar(String verdict, long part, int whole) {
        if (part > 0) {
            out.append("<i class=\"v-")
                    .append(verdict)
                    .append("\" style=\"width:")
                    .append(String.format(Locale.ROOT, "%.1f", 100.0 * part / whole))
                    .append("%\"></i>");
        }
    }

    private static long count(List<RequirementResult> results, Verdict... verdicts) {
        List<Verdict> wanted = List.of(verdicts);
        return results.stream().filter(each -> wanted.contains(each.verdict())).count();
    }

    private void urgent() {
        List<RequirementResult> urgent = result.requirements().stream()
                .filter(each -> each.isRequired())
                .filter(each -> each.verdict() == Verdict.FAIL || each.verdict() == Verdict.ERROR)
                .sorted(Comparator.comparing(RequirementResult::verdict))
                .toList();
        out.append("<h2>").append(say("À corriger d'abord", "To mend first")).append("</h2>");
        if (urgent.isEmpty()) {
            out.append("<p>")
                    .append(say("Aucune exigence exigée n'échoue.", "No required requirement fails."))
                    .append("</p>");
            return;
        }
        out.append("<table><thead><tr><th>")
                .append(say("Exigence", "Requirement"))
                .append("</th><th>")
                .append(say("Constat", "Finding"))
                .append("</th></tr></thead><tbody>");
        for (RequirementResult each : urgent) {
            out.append("<tr><td><a href=\"#")
                    .append(each.id())
                    .append("\" class=\"id\">")
                    .append(each.id())
                    .append("</a><br>")
                    .append(escape(each.planned().requirement().title().in(locale)))
                    .append("</td><td>")
                    .append(escape(each.why().in(locale)));
            each.failures().stream().limit(1).forEach(first -> out.append("<br>")
                    .append(escape(first.message().in(locale))));
            out.append("</td></tr>");
        }
        out.append("</tbody></table>");
    }

    private void waivers() {
        if (result.waivers().isEmpty()) {
            return;
        }
        out.append("<h2>").append(say("Dérogations", "Waivers")).append("</h2><table><tbody>");
        for (WaiverOutcome each : result.waivers()) {
            String state =
                    switch (each.state()) {
                        case USED -> say("sert", "used");
                        case UNNEEDED -> say("ne sert plus : à retirer", "not needed any more: remove it");
                        case EXPIRED -> say("expirée", "expired");
                    };
            boolean known = each.waiver().kind() == Waiver.Kind.KNOWN_DEFECT;
            out.append(known ? "<tr class=\"known\"><td class=\"id\">" : "<tr><td class=\"id\">")
                    .append(escape(each.waiver().requirement()))
                    .append("</td><td>")
                    .append(escape(each.waiver().reason()))
                    .append("</td><td>")
                    .append(kind(each.waiver().kind()))
                    .append("</td><td>")
                    .append(escape(each.waiver().owner()))
                    .append("</td><td>")
                    .append(each.waiver().until())
                    .append("</td><td>")
                    .append(state)
                    .append("</td></tr>");
        }
        out.append("</tbody></table>");
    }

    private String kind(Waiver.Kind kind) {
        return switch (kind) {
            case KNOWN_DEFECT -> say("défaut connu", "known defect");
            case NOT_APPLICABLE_BY_DESIGN -> say("sans objet par conception", "not applicable by design");
            case PENDING_CLARIFICATION -> say("en attente de précision", "pending clarification");
        };
    }

    private void all() {
        out.append("<h2>")
                .append(say("Toutes les exigences applicables", "All applicable requirements"))
                .append("</h2><div>");
        String[][] filters = {
            {"all", say("toutes", "all")},
            {"bad", say("échecs et avertissements", "failures and warnings")},
            {"open", say("à compléter", "to complete")},
            {"good", say("prouvées", "proven")}
        };
        for (String[] filter : filters) {
            out.append("<input class=\"f\" type=\"radio\" name=\"f\" id=\"f-")
                    .append(filter[0])
                    .append('"');
            out.append(filter[0].equals("all") ? " checked>" : ">");
        }
        out.append("<nav class=\"filter\">");
        for (String[] filter : filters) {
            out.append("<label for=\"f-")
                    .append(filter[0])
                    .append("\">")
                    .append(filter[1])
                    .append("</label>");
        }
        out.append("</nav>");
        Domain last = null;
        for (RequirementResult each : result.requirements()) {
            if (each.verdict() == Verdict.NOT_APPLICABLE) {
                continue;
            }
            Domain domain = each.planned().requirement().domain();
            if (domain != last) {
                out.append(last == null ? "" : "</section>")
                        .append("<section><h2>")
                        .append(escape(domain.title().in(locale)))
                        .append("</h2>");
                last = domain;
            }
            cards.card(each);
        }
        out.append(last == null ? "</div>" : "</section></div>");
    }

    private void notApplicable() {
        out.append("<h2>")
                .append(say("Sans objet pour ce produit", "Not applicable to this product"))
                .append("</h2><table><tbody>");
        for (RequirementResult each : result.requirements()) {
            if (each.verdict() == Verdict.NOT_APPLICABLE) {
                out.append("<tr><td class=\"id\">")
                        .append(each.id())
                        .append("</td><td>")
                        .append(escape(each.planned().requirement().title().in(locale)))
                        .append("</td><td>")
                        .append(escape(each.why().in(locale)))
                        .append("</td></tr>");
            }
        }
        out.append("</tbody></table>");
    }
}
