package org.segursdk.sandbox.internal.psc;

import java.util.List;
import java.util.stream.Collectors;
import org.segursdk.sandbox.PscUser;

/** Pages for people. */
final class Pages {
    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%s — simulateur de Pro Santé Connect</title>%s
            <style>
            body{font-family:sans-serif;color:#1b1b35;background:#fff;margin:0 auto;max-width:40em;padding:1em;line-height:1.5}
            .notice{background:#fff3c4;border:3px solid #8a5a00;padding:.8em}
            fieldset{border:1px solid #6a6a80;margin:1em 0;padding:.8em}legend{font-weight:bold}
            label{display:block;padding:.3em 0}button,.button{font:inherit;padding:.6em 1.2em;margin:.3em .5em .3em 0;border:2px solid #1b1b8f;
            background:#1b1b8f;color:#fff;text-decoration:none;display:inline-block}button.plain{background:#fff;color:#1b1b8f}
            :focus-visible{outline:3px solid #d4351c;outline-offset:2px}.code{font-size:3em;letter-spacing:.2em;margin:.2em 0}
            iframe{position:absolute;width:1px;height:1px;border:0;opacity:0}
            </style></head><body><main>
            <p class="notice" role="note"><strong>Simulation.</strong> Cette page n'est PAS Pro Santé Connect : c'est le bac à sable de Ségur SDK, pour le
            développement et les essais. Personnes fictives ; n'entrez jamais de vrai identifiant.</p>
            """;
    private static final String FOOT = "</main></body></html>\n";

    private Pages() {}

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String page(String title, String head, String body) {
        return String.format(HEAD.replace("%;", "%%;"), escape(title), head) + body + FOOT;
    }

    private static String form(String action, String request, String body) {
        return "<form method=\"post\" action=\"" + escape(action)
                + "\"><input type=\"hidden\" name=\"request\" value=\"" + escape(request) + "\">" + body + "</form>";
    }

    /** Who are you, and what do you prove it with? */
    static String login(String action, String request, String client, List<PscUser> users, String complaint) {
        String people = users.stream()
                .map(user -> "<label><input type=\"radio\" name=\"user\" required value=\"" + escape(user.nationalId())
                        + "\"> " + escape(user.givenName() + " " + user.familyName() + " — " + user.nationalId())
                        + "</label>")
                .collect(Collectors.joining("\n"));
        return page(
                "Se connecter",
                "",
                "<h1>Se connecter</h1>"
                        + (complaint.isEmpty() ? "" : "<p role=\"alert\">" + escape(complaint) + "</p>")
                        + "<p>Le logiciel « " + escape(client) + " » demande qui vous êtes.</p>"
                        + form(
                                action,
                                request,
                                "<fieldset><legend>Professionnel fictif</legend>" + people + "</fieldset>"
                                        + "<fieldset><legend>Moyen d'identification</legend>"
                                        + "<label><input type=\"radio\" name=\"means\" value=\"CARD\" required checked> Carte CPS"
                                        + "</label><label><input type=\"radio\" name=\"means\" value=\"MOBILE\"> e-CPS, sur"
                                        + " téléphone</label></fieldset>"
                                        + "<button type=\"submit\">Continuer</button>"
                                        + "<button type=\"submit\" class=\"plain\" name=\"cancel\" value=\"1\""
                                        + " formnovalidate>Annuler</button>"));
    }

    /** The code that the phone shows too. */
    static String phone(String action, String request, PscUser user, String code) {
        return page(
                "Confirmer sur le téléphone",
                "",
                "<h1>Confirmer sur le téléphone</h1><p>L'application e-CPS de "
                        + escape(user.givenName() + " " + user.familyName())
                        + " doit montrer ce code :</p><p class=\"code\" aria-label=\"Code à comparer\">" + code + "</p>"
                        + form(
                                action,
                                request,
                                "<input type=\"hidden\" name=\"user\" value=\"" + escape(user.nationalId())
                                        + "\"><input type=\"hidden\" name=\"means\" value=\"MOBILE\">"
                                        + "<fieldset><legend>Téléphone simulé</legend>"
                                        + "<button type=\"submit\" name=\"phone\" value=\"APPROVE\">Le code est le même :"
                                        + " approuver</button><button type=\"submit\" class=\"plain\" name=\"phone\""
                                        + " value=\"REFUSE\">Refuser</button></fieldset>"));
    }

    /** Do you want to log out? */
    static String confirmLogout(String action, String fields) {
        return page(
                "Se déconnecter",
                "",
                "<h1>Se déconnecter</h1><p>Voulez-vous vous déconnecter de tous les logiciels ouverts avec cette"
                        + " session ?</p><form method=\"post\" action=\"" + escape(action) + "\">" + fields
                        + "<button type=\"submit\" name=\"confirm\" value=\"yes\">Se déconnecter</button></form>");
    }

    static String hidden(String name, String value) {
        return "<input type=\"hidden\" name=\"" + escape(name) + "\" value=\"" + escape(value) + "\">";
    }

    /**
     * You are logged out.
     *
     * @param frames pages of clients to be shown
     * @param next where to go on; empty: nowhere
     */
    static String loggedOut(List<String> frames, String next) {
        String refresh = next.isEmpty() || frames.isEmpty()
                ? ""
                : "<meta http-equiv=\"refresh\" content=\"2;url=" + escape(next) + "\">";
        return page(
                "Déconnexion",
                refresh,
                "<h1>Vous êtes déconnecté</h1>"
                        + frames.stream()
                                .map(source -> "<iframe title=\"Déconnexion d'un logiciel\" src=\"" + escape(source)
                                        + "\"></iframe>")
                                .collect(Collectors.joining())
                        + (next.isEmpty()
                                ? ""
                                : "<p><a class=\"button\" href=\"" + escape(next) + "\">Revenir au logiciel</a></p>"));
    }

    static String error(String text) {
        return page(
                "Demande refusée",
                "",
                "<h1>Demande refusée</h1><p role=\"alert\">" + escape(text)
                        + "</p><p>Le logiciel n'a pas été rappelé : son adresse de retour n'est pas sûre.</p>");
    }
}
