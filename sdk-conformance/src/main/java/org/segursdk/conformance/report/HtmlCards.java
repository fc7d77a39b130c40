package org.segursdk.conformance.report;

import static org.segursdk.conformance.report.Xml.escape;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.segursdk.conformance.catalogue.OfficialReference;
import org.segursdk.conformance.catalogue.Requirement;
import org.segursdk.conformance.evidence.Redactor;
import org.segursdk.conformance.evidence.SuppliedEvidence;
import org.segursdk.conformance.run.Capture;
import org.segursdk.conformance.run.CheckResult;
import org.segursdk.conformance.run.FailedCondition;
import org.segursdk.conformance.run.RequirementResult;
import org.segursdk.core.error.LocalizedText;

/** The card of one requirement in the HTML report. */
final class HtmlCards {
    private static final int MOST_FAULTS = 20;
    private static final int LONGEST_CAPTURE = 4_000;

    private final Locale locale;
    private final Redactor redactor;
    private final StringBuilder out;

    HtmlCards(Locale locale, Redactor redactor, StringBuilder out) {
        this.locale = locale;
        this.redactor = redactor;
        this.out = out;
    }

    private String say(String french, String english) {
        return escape(LocalizedText.of(french, english).in(locale));
    }

    void card(RequirementResult result) {
        Requirement requirement = result.planned().requirement();
        out.append("<article class=\"card v-")
                .append(result.verdict())
                .append("\" id=\"")
                .append(result.id())
                .append("\"><div class=\"top\"><span class=\"id\">")
                .append(result.id())
                .append("</span><h3>")
                .append(escape(requirement.title().in(locale)))
                .append("</h3><span class=\"badge\">")
                .append(escape(result.verdict().title().in(locale)))
                .append("</span></div><p>")
                .append(escape(requirement.asks().in(locale)))
                .append("</p><dl>");
        line(say("Constat", "Finding"), escape(result.why().in(locale)));
        line(
                say("Demande", "Asked"),
                escape(result.planned().reasons().stream()
                        .map(each -> each.in(locale))
                        .collect(Collectors.joining(" ; "))));
        String official = requirement.origin().references().stream()
                .map(OfficialReference::id)
                .collect(Collectors.joining(", "));
        line(say("Références", "References"), escape(official));
        line(
                say("Preuve demandée par l'ANS", "Evidence asked by the ANS"),
                escape(requirement.proof().asked().stream()
                        .map(each -> each.title().in(locale))
                        .collect(Collectors.joining(", "))));
        line(say("Contrôles", "Checks"), checks(result.checks()));
        line(say("Pièces", "Evidence"), evidence(result.evidence()));
        if (!result.failures().isEmpty()) {
            line(say("Documentation", "Documentation"), escape(documentation(requirement)));
        }
        out.append("</dl>");
        faults(result.failures());
        captures(result.checks());
        out.append("</article>");
    }

    private void line(String name, String value) {
        if (!value.isEmpty()) {
            out.append("<dt>").append(name).append("</dt><dd>").append(value).append("</dd>");
        }
    }

    private String checks(List<CheckResult> checks) {
        return checks.stream()
                .map(each -> escape(each.id()) + " (" + way(each) + ", "
                        + escape(each.verdict().title().in(locale)) + ", "
                        + each.seen().size() + say(" vu(s)", " seen") + ", " + seconds(each) + ")")
                .collect(Collectors.joining(", "));
    }

    private String way(CheckResult check) {
        return switch (check.mode()) {
            case ARTEFACT -> say("fichiers", "files");
            case LIVE -> say("en direct", "live");
            case PORT -> say("adaptateur", "adapter");
        };
    }

    private String seconds(CheckResult check) {
        return String.format(locale, "%.1f s", check.duration().toMillis() / 1000.0);
    }

    private String evidence(List<SuppliedEvidence> evidence) {
        return evidence.stream().map(this::evidence).collect(Collectors.joining("<br>"));
    }

    private String evidence(SuppliedEvidence each) {
        String digest =
                each.sha256().isEmpty() ? "" : ", SHA-256 " + each.sha256().substring(0, 16) + "…";
        String review = each.review()
                .map(said -> ", "
                        + (said.accepted() ? say("acceptée par ", "accepted by ") : say("refusée par ", "refused by "))
                        + escape(said.by())
                        + " ("
                        + said.date()
                        + (said.note().isEmpty() ? "" : ", " + escape(said.note()))
                        + ")")
                .orElse("");
        return escape(each.proof().map(proof -> proof + " ").orElse("") + each.name()) + digest + review;
    }

    private void faults(List<FailedCondition> failures) {
        if (failures.isEmpty()) {
            return;
        }
        out.append("<ul class=\"faults\">");
        for (FailedCondition each : failures.subList(0, Math.min(failures.size(), MOST_FAULTS))) {
            out.append("<li>").append(escape(each.message().in(locale)));
            out.append(" <span class=\"id\">").append(escape(each.condition())).append("</span>");
            String where = each.location().place();
            if (!where.isBlank()) {
                out.append("<div class=\"where\">").append(escape(where)).append("</div>");
            }
            String hint = each.hint().in(locale);
            if (!hint.isEmpty()) {
                out.append("<div class=\"hint\"><b>")
                        .append(say("Pour corriger : ", "To mend: "))
                        .append("</b>")
                        .append(escape(hint))
                        .append("</div>");
            }
            out.append("</li>");
        }
        int more = failures.size() - MOST_FAULTS;
        if (more > 0) {
            out.append("<li>")
                    .append(say("et " + more + " autres (result.json)", "and " + more + " more (result.json)"));
            out.append("</li>");
        }
        out.append("</ul>");
    }

    private void captures(List<CheckResult> checks) {
        for (CheckResult check : checks) {
            for (Capture capture : check.captures()) {
                String shown = new String(redactor.redact(capture.content()), StandardCharsets.UTF_8);
                boolean cut = shown.length() > LONGEST_CAPTURE;
                out.append("<p class=\"sub\">")
                        .append(say("Capture (caviardée) : ", "Capture (redacted): "))
                        .append(escape(capture.name()))
                        .append("</p><pre>")
                        .append(escape(cut ? shown.substring(0, LONGEST_CAPTURE) + "…" : shown)
                                .replace("&#10;", "\n"))
                        .append("</pre>");
            }
        }
    }

    /** The page of this project that helps to mend. */
    private static String documentation(Requirement requirement) {
        return switch (requirement.domain()) {
            case INS -> "docs/ins.md, docs/insi.md";
            case DMPA, DMPC, VIS -> "docs/dmp.md, docs/exchange.md";
            case MSST, MSSS, MSSR, MSSC -> "docs/mss.md";
            case PSC -> "docs/psc.md";
            case EPR -> "docs/eprescription.md";
            case CDA, IMG -> "docs/cda.md";
            case BIO -> "docs/cda-biology.md";
            case ANN -> "docs/annuaire.md";
            case WL -> "docs/worklists.md";
            case PORT, DASH -> "docs/exchange.md";
            case SEC -> "docs/security.md";
            case HOSP, ERGO, DRIM, GEN -> "docs/rem.md";
        };
    }
}
