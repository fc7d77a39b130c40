package org.segursdk.examples.cabinet.web;

import java.util.List;
import org.segursdk.examples.cabinet.Cabinet;
import org.segursdk.exchange.inbox.WorklistQuery;

/** What stands around every page. */
final class Shell {
    private static final Html EXAMPLE = Html.of(
            "<p class=\"example\"><strong>Exemple.</strong> Services nationaux simulés par le bac à sable, patients"
                    + " inventés ou personnes de test publiques : n'y mettez aucune donnée réelle.</p>");
    private static final int MOST = 100;

    private Shell() {}

    private static String page(String title, Html header, Html body) {
        return Html.of(
                        "<!DOCTYPE html><html lang=\"fr\"><head><meta charset=\"utf-8\">"
                                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>{} – Cabinet"
                                + " Spécimen</title><link rel=\"stylesheet\" href=\"/style.css\"></head><body>"
                                + "<a class=\"skip\" href=\"#main\">Aller au contenu</a>{}{}<main id=\"main\">{}</main></body></html>",
                        title,
                        EXAMPLE,
                        header,
                        body)
                .toString();
    }

    /** A page for somebody who is not logged in. */
    static String outside(String title, Html body) {
        return page(
                title,
                Html.of("<header class=\"top\"><span class=\"brand\">Cabinet Spécimen</span></header>"),
                Html.of("<section class=\"card narrow\"><h1>{}</h1>{}</section>", title, body));
    }

    static String login(String token) {
        return outside(
                "Qui êtes-vous ?",
                Html.of(
                        "<form method=\"post\" action=\"/login\"><input type=\"hidden\" name=\"token\" value=\"{}\">"
                                + "<p>Le médecin s'identifie sur la page (simulée) de Pro Santé Connect : choisissez"
                                + " <strong>Julie SPECIMEN</strong>.</p>"
                                + "<button id=\"login\" class=\"main\">S'identifier avec Pro Santé Connect</button></form><hr>"
                                + "<form method=\"post\" action=\"/secretary\"><input type=\"hidden\" name=\"token\" value=\"{}\">"
                                + "<p>Le secrétariat traite la liste par délégation du médecin (connexion simulée).</p>"
                                + "<button id=\"secretary\">Entrer comme secrétaire</button></form>",
                        token,
                        token));
    }

    /** A page of the practice. */
    static String inside(Answer.Page page, Request request, Cabinet cabinet) {
        int unread = cabinet.reception()
                .worklist()
                .page(WorklistQuery.unread().pageSize(MOST).build())
                .items()
                .size();
        int treat = cabinet.sharing().toTreat().size();
        Html header = Html.of(
                "<header class=\"top\"><span class=\"brand\">Cabinet Spécimen</span>"
                        + "<nav aria-label=\"Écrans\">{}{}{}</nav><div class=\"who\"><span id=\"who\">{}</span>{}</div></header>",
                link(page, "worklist", "/worklist", "Documents reçus", unread, "non lus"),
                link(page, "patients", "/patients", "Patients", 0, ""),
                link(page, "treat", "/treat", "À traiter", treat, "à traiter"),
                request.user().name(),
                request.button("/logout", "Quitter", "small quiet"));
        return page(page.title(), header, Html.of("{}{}", request.memory().takeNotice(), page.body()));
    }

    private static Html link(Answer.Page page, String place, String address, String label, int count, String what) {
        return Html.of(
                "<a href=\"{}\"{}>{}{}</a>",
                address,
                page.place().equals(place) ? Html.of(" aria-current=\"page\"") : Html.NONE,
                label,
                Html.when(
                        count > 0,
                        Html.of(
                                " <span class=\"count\">{}<span class=\"hidden\"> {}</span></span>",
                                count >= MOST ? MOST + "+" : String.valueOf(count),
                                what)));
    }

    /** What stands in a frame of a page; its links lead the whole page on. */
    static String frame(Answer.Frame frame) {
        return Html.of(
                        "<!DOCTYPE html><html lang=\"fr\" class=\"frame\"><head><meta charset=\"utf-8\">{}<title>DMP</title><base"
                                + " target=\"_top\"><link rel=\"stylesheet\" href=\"/style.css\"></head><body>{}"
                                + "</body></html>",
                        Html.when(frame.again(), Html.of("<meta http-equiv=\"refresh\" content=\"2\">")),
                        frame.body())
                .toString();
    }

    /** A choice among options. */
    static Html select(String id, String name, List<Html> options) {
        return Html.of("<select id=\"{}\" name=\"{}\">{}</select>", id, name, options);
    }

    static Html option(String value, String label, boolean chosen) {
        return Html.of("<option value=\"{}\"{}>{}</option>", value, chosen ? Html.of(" selected") : Html.NONE, label);
    }
}
