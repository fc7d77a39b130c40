package org.segursdk.examples.cabinet.web;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.segursdk.examples.cabinet.Cabinet;
import org.segursdk.examples.cabinet.DmpFamilies;
import org.segursdk.examples.cabinet.DmpReading;
import org.segursdk.examples.cabinet.DmpWatch;
import org.segursdk.insi.identity.IdentityStatus;

/** The part of a record that tells of the DMP, and its frame: it fills by itself when the DMP answers, the record around it does not wait. */
final class DmpScreen implements Screen {
    private final Cabinet cabinet;
    private final DmpListScreen list;

    DmpScreen(Cabinet cabinet) {
        this.cabinet = cabinet;
        this.list = new DmpListScreen(cabinet);
    }

    /** The frame, or the list of documents. */
    @Override
    public Answer show(Request request) {
        String recordId = request.part(1);
        if (cabinet.patients().load(recordId).isEmpty() || !mayLook(request, recordId)) {
            return new Answer.Nothing();
        }
        return switch (request.part(2)) {
            case "list", "wait", "document", "content" -> list.show(request);
            default -> {
                DmpWatch.Sight sight = cabinet.watch().look(recordId, request.user());
                yield new Answer.Frame(panel(request, recordId, sight), sight.isUnderWay());
            }
        };
    }

    private boolean mayLook(Request request, String recordId) {
        return request.user().isProfessional()
                && cabinet.patients().get(recordId).status() == IdentityStatus.QUALIFIED;
    }

    private Html panel(Request request, String recordId, DmpWatch.Sight sight) {
        return DmpPanel.of(
                sight,
                cabinet.watch().families(),
                cabinet.watch()
                        .visitedAt(recordId, request.user())
                        .map(at -> "depuis votre dernière visite (" + Texts.moment(at) + ")")
                        .orElse("depuis trois mois"),
                "/patient/" + recordId);
    }

    /** Of the record's page. */
    Html card(Request request, String recordId) {
        if (!mayLook(request, recordId)) {
            return Html.of("<section class=\"card\"><h2>DMP</h2><p class=\"sub\">Le DMP se consulte avec une identité"
                    + " qualifiée, sous la session du médecin.</p></section>");
        }
        DmpWatch.Sight sight = cabinet.watch().look(recordId, request.user());
        Html panel = sight.isUnderWay()
                ? Html.of("<iframe class=\"dmp\" title=\"État du DMP\" src=\"/dmp/{}\"></iframe>", recordId)
                : panel(request, recordId, sight);
        return Html.of(
                "<section class=\"card\" id=\"dmp-card\"><h2>DMP</h2>{}{}{}{}</section>",
                panel,
                Html.when(
                        DmpPanel.hasNews(sight, cabinet.watch().families()),
                        Html.of(
                                "<div class=\"actions\">{}</div>",
                                request.button("/dmp/" + recordId + "/seen", "Je les ai vus", "small seen"))),
                consultation(request, recordId),
                families(request, recordId));
    }

    private Html consultation(Request request, String recordId) {
        if (cabinet.visits().isOpposed(recordId)) {
            return Html.of("<p>Le patient s'oppose à la consultation de son DMP.</p>");
        }
        if (cabinet.reception().isVisiting(recordId, request.user())) {
            return Html.of(
                    "<p role=\"status\">Les documents du DMP ont été demandés ; il n'a pas encore répondu."
                            + " <a id=\"dmp-outcome\" href=\"/patient/{}\">Voir où cela en est</a></p>",
                    recordId);
        }
        boolean agreed = cabinet.visits().hasConsent(recordId, request.user());
        return request.form(
                "/patient/" + recordId + "/dmp",
                agreed
                        ? Html.of(
                                "<p class=\"sub\">Consentement du patient enregistré.</p><p class=\"actions\"><a class=\"button\""
                                        + " id=\"dmp-list\" href=\"/dmp/{}/list\">Consulter les documents du DMP</a>"
                                        + "<button id=\"dmp\">Ajouter ceux des confrères aux documents reçus</button></p>",
                                recordId)
                        : Html.of(
                                "{}<button id=\"dmp\">Chercher les documents du DMP</button>",
                                RecordScreen.agreement()));
    }

    private Html families(Request request, String recordId) {
        Set<String> counted = cabinet.watch().families().counted();
        List<Html> boxes = DmpFamilies.all().stream()
                .map(each -> Html.of(
                        "<p class=\"check\"><input type=\"checkbox\" id=\"family-{}\" name=\"{}\" value=\"yes\"{}><label"
                                + " for=\"family-{}\">{}</label></p>",
                        each.name(),
                        each.name(),
                        Html.when(counted.contains(each.name()), Html.of(" checked")),
                        each.name(),
                        each.label().french()))
                .toList();
        return Html.of(
                "<details class=\"families\"><summary>Documents signalés comme nouveaux (réglage du cabinet)</summary>{}</details>",
                request.form(
                        "/dmp/" + recordId + "/families",
                        Html.of("<div class=\"checks\">{}</div><button class=\"small\">Enregistrer</button>", boxes)));
    }

    /** What came of a search that the DMP answered since the page before. */
    void tellOutcome(Request request, String recordId) {
        if (request.user().isProfessional() && cabinet.reception().isVisiting(recordId, request.user())) {
            search(request, recordId);
        }
    }

    /** Has the documents looked for; tells what came of it, or that it will come. */
    void search(Request request, String recordId) {
        cabinet.reception()
                .visitSoon(recordId, request.user())
                .ifPresentOrElse(
                        visit -> tell(request, recordId, visit),
                        () -> request.memory()
                                .tell(
                                        "les documents sont demandés au DMP, qui tarde à répondre ; ils rejoindront les documents reçus."));
    }

    private void tell(Request request, String recordId, DmpReading.Visit visit) {
        switch (visit) {
            case DONE -> {
                cabinet.watch().visited(recordId, request.user());
                request.memory().tell("les documents du DMP sont dans la liste des documents reçus.");
            }
            case NO_DMP -> request.memory().tellRefusal("ce patient n'a pas de DMP.");
            case CLOSED -> request.memory().tellRefusal("le DMP de ce patient est fermé.");
            case REFUSED -> request.memory().tellRefusal("le patient n'autorise pas cet accès à son DMP.");
        }
    }

    @Override
    public Answer send(Request request) {
        String recordId = request.part(1);
        cabinet.patients().get(recordId);
        switch (request.part(2)) {
            case "seen" -> {
                cabinet.watch().visited(recordId, request.user());
                request.memory().tell("les documents du DMP connus à cet instant ne sont plus nouveaux pour vous.");
            }
            case "list" -> {
                return list.send(request);
            }
            case "families" -> {
                cabinet.count(new DmpFamilies(DmpFamilies.all().stream()
                        .map(each -> each.name())
                        .filter(request::has)
                        .collect(Collectors.toSet())));
                request.memory().tell("le réglage vaut pour tout le cabinet.");
            }
            default -> {
                return new Answer.Nothing();
            }
        }
        return new Answer.Go("/patient/" + recordId);
    }
}
