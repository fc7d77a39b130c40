package org.segursdk.examples.cabinet.web;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.segursdk.examples.cabinet.Cabinet;
import org.segursdk.examples.cabinet.CareDocument;
import org.segursdk.examples.cabinet.Counterparts;
import org.segursdk.examples.cabinet.SharingDesk.Sending;
import org.segursdk.exchange.journal.DisclosureOutcome;
import org.segursdk.exchange.journal.IndicatorExtract;
import org.segursdk.exchange.journal.IndicatorPeriod;
import org.segursdk.exchange.journal.SharingFigures;
import org.segursdk.exchange.journal.SharingRow;

/** What a person has to look at, with its cause; and what the month came to. */
final class ToTreatScreen implements Screen {
    private static final Duration LATELY = Duration.ofDays(30);
    private static final ZoneId ZONE = ZoneId.of("Europe/Paris");

    private final Cabinet cabinet;

    ToTreatScreen(Cabinet cabinet) {
        this.cabinet = cabinet;
    }

    @Override
    public Answer show(Request request) {
        YearMonth month = YearMonth.now(cabinet.clock().withZone(ZONE));
        SharingFigures figures = cabinet.indicators().sharing(IndicatorPeriod.month(month));
        if (request.part(1).equals("figures.csv")) {
            return new Answer.File(
                    "text/csv; charset=utf-8",
                    IndicatorExtract.csv(figures).getBytes(StandardCharsets.UTF_8),
                    "indicateurs-" + month + ".csv");
        }
        List<Sending> letters = cabinet.sharing().toTreat();
        Html body = Html.of(
                "<h1>À traiter</h1><section class=\"card\"><h2>Envois en souffrance</h2>{}</section>{}{}",
                letters.isEmpty()
                        ? Html.of("<p class=\"sub\">Aucun envoi n'attend une décision.</p>")
                        : Html.of(
                                "<ul class=\"rows\" id=\"letters\">{}</ul>",
                                letters.stream()
                                        .map(each -> letter(request, each, true))
                                        .toList()),
                refused(request),
                figures(figures, month));
        return new Answer.Page("À traiter", "treat", body);
    }

    private Html refused(Request request) {
        List<Sending> refused = cabinet.sharing().refused(LATELY);
        return refused.isEmpty()
                ? Html.NONE
                : Html.of(
                        "<section class=\"card\"><h2>Refusés depuis {} jours</h2><ul class=\"rows\" id=\"refused\">{}</ul></section>",
                        LATELY.toDays(),
                        refused.stream()
                                .map(each -> letter(request, each, false))
                                .toList());
    }

    private Html letter(Request request, Sending sending, boolean waits) {
        Optional<CareDocument> document = cabinet.sharing().documentOf(sending.delivery());
        String here = "/treat/" + sending.delivery().id() + "/";
        return Html.of(
                "<li class=\"row\"><div><strong>{}</strong>{}<p>⚠ Cause : {} <span class=\"code\">{}</span></p><p"
                        + " class=\"sub\">{}depuis le {}</p></div><div class=\"actions\">{}{}{}</div></li>",
                Texts.branch(sending.delivery().branch()),
                sending.to()
                        .map(to -> Html.of(" {}", Counterparts.correspondents().getOrDefault(to, to))),
                Texts.cause(sending.delivery().code()),
                sending.delivery().code(),
                document.map(each -> Html.of("<a href=\"/document/{}\">{}</a> – ", each.key(), each.title())),
                Texts.moment(sending.delivery().updatedAt()),
                request.button(here + "replay", "Relancer", "main replay"),
                Html.when(waits, request.button(here + "confirm", "Arrivé, constaté", "small quiet")),
                Html.when(waits, request.button(here + "give-up", "Abandonner", "small quiet give-up")));
    }

    private static Html figures(SharingFigures figures, YearMonth month) {
        List<Html> rows = figures.rows().stream().map(ToTreatScreen::row).toList();
        return Html.of(
                "<section class=\"card\"><h2>Indicateurs d'usage – {}</h2>{}<p><a class=\"button\" id=\"csv\""
                        + " href=\"/treat/figures.csv\">Télécharger (CSV)</a></p></section>",
                Texts.month(month),
                rows.isEmpty()
                        ? Html.of("<p class=\"sub\">Rien n'a été envoyé ce mois-ci.</p>")
                        : Html.of(
                                "<table class=\"figures\"><thead><tr><th scope=\"col\">Voie</th><th scope=\"col\">Type</th><th"
                                        + " scope=\"col\">Issue</th><th scope=\"col\">Avec INS</th><th scope=\"col\">Nombre</th></tr></thead>"
                                        + "<tbody>{}</tbody></table>",
                                rows));
    }

    private static Html row(SharingRow row) {
        return Html.of(
                "<tr><td data-label=\"Voie\">{}</td><td data-label=\"Type\">{}</td><td data-label=\"Issue\">{}</td><td"
                        + " data-label=\"Avec INS\">{}</td><td data-label=\"Nombre\">{}</td></tr>",
                row.branch().label().french(),
                row.typeCode().equals("SYNTH") ? "Synthèse" : "Consultation",
                outcome(row.outcome()),
                row.withIns() ? "oui" : "non",
                row.count());
    }

    private static String outcome(DisclosureOutcome outcome) {
        return switch (outcome) {
            case CONFIRMED -> "envoyé";
            case FAILED -> "refusé";
            case UNCERTAIN -> "sans réponse";
        };
    }

    @Override
    public Answer send(Request request) {
        String id = request.part(1);
        switch (request.part(2)) {
            case "replay" -> {
                cabinet.sharing().replay(id, request.user());
                request.memory().tell("l'envoi est relancé.");
            }
            case "confirm" -> {
                cabinet.sharing().confirm(id, request.user());
                request.memory().tell("l'arrivée est constatée.");
            }
            case "give-up" -> {
                cabinet.sharing().giveUp(id, request.user());
                request.memory().tell("l'envoi est abandonné.");
            }
            default -> {
                return new Answer.Nothing();
            }
        }
        return new Answer.Go("/treat");
    }
}
