package org.segursdk.examples.cabinet.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.segursdk.exchange.inbox.WorklistQuery;
import org.segursdk.insi.identity.StoredIdentity;

/** The filters of the worklist: a form that only asks. */
final class WorklistFilters {
    private WorklistFilters() {}

    /** A flag's name in the form. */
    static String name(WorklistQuery.Flag flag) {
        return flag.name().toLowerCase(Locale.ROOT).replace("_", "");
    }

    static Html of(Request request, boolean opening, List<StoredIdentity> patients) {
        List<Html> records = new ArrayList<>(List.of(Shell.option("", "Tous", !request.has("patient"))));
        patients.forEach(each -> records.add(Shell.option(
                each.recordId(),
                each.traits().birthName() + " " + each.traits().firstGivenName(),
                request.value("patient").equals(each.recordId()))));
        boolean unread = opening || request.has("unread");
        return Html.of(
                """
                <form class="card filters" action="/worklist"><h2 class="hidden">Filtres</h2>
                <div class="field"><label for="patient">Patient</label>{}</div>
                <div class="field"><label for="type">Type</label>{}</div>
                <div class="field"><label for="from">Reçu du</label><input type="date" id="from" name="from" value="{}"></div>
                <div class="field"><label for="to">au</label><input type="date" id="to" name="to" value="{}"></div>
                <div class="field"><label for="sort">Ordre</label>{}</div>
                <div class="checks">{}{}{}{}{}{}{}</div>
                <div class="actions"><button class="main" id="filter">Filtrer</button><a class="button" id="all"\
                 href="/worklist">Tout voir</a></div></form>""",
                Shell.select("patient", "patient", records),
                types(request.value("type")),
                request.value("from"),
                request.value("to"),
                sorts(request.value("sort")),
                check("unread", "Non lus", unread),
                check("abnormal", "Anormal", request.has("abnormal")),
                check("critical", "Critique", request.has("critical")),
                check("relevantcomment", "Commentaire", request.has("relevantcomment")),
                check("immediatereading", "Lecture immédiate", request.has("immediatereading")),
                check("mine", "Attribués à moi", request.has("mine")),
                check("deleted", "Supprimés", request.has("deleted")));
    }

    private static Html types(String chosen) {
        return Shell.select(
                "type",
                "type",
                List.of(
                        Shell.option("", "Tous", chosen.isEmpty()),
                        Shell.option("11502-2", "Compte rendu de biologie", chosen.equals("11502-2")),
                        Shell.option("11488-4", "Consultation", chosen.equals("11488-4")),
                        Shell.option("18748-4", "Imagerie", chosen.equals("18748-4")),
                        Shell.option("11490-0", "Lettre de liaison", chosen.equals("11490-0"))));
    }

    private static Html sorts(String chosen) {
        return Shell.select(
                "sort",
                "sort",
                List.of(
                        Shell.option("RECEIVED", "Plus récents d'abord", chosen.isEmpty()),
                        Shell.option("DOCUMENT_DATE", "Date du document", chosen.equals("DOCUMENT_DATE")),
                        Shell.option("PRIORITY", "Priorité de lecture", chosen.equals("PRIORITY")),
                        Shell.option("PATIENT", "Patient", chosen.equals("PATIENT")),
                        Shell.option("TYPE", "Type", chosen.equals("TYPE"))));
    }

    private static Html check(String name, String label, boolean ticked) {
        return Html.of(
                "<p class=\"check\"><input type=\"checkbox\" id=\"f-{}\" name=\"{}\" value=\"yes\"{}><label"
                        + " for=\"f-{}\">{}</label></p>",
                name,
                name,
                ticked ? Html.of(" checked") : Html.NONE,
                name,
                label);
    }
}
