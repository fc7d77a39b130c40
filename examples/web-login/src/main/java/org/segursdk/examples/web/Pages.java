package org.segursdk.examples.web;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.segursdk.psc.PscSession;
import org.segursdk.psc.Situation;

/** The pages. Whatever comes from elsewhere is escaped. */
final class Pages {
    static final WebApplication.Frame PLAIN = Pages::plain;

    private final WebApplication.Frame frame;

    Pages(WebApplication.Frame frame) {
        this.frame = frame;
    }

    String home(WebSession session) {
        return session.session()
                .map(psc -> whoAmI(session, psc))
                .orElseGet(() -> page(
                        "Mon logiciel",
                        form(session, "/login", "<button id=\"login\">S'identifier avec Pro Santé Connect</button>")));
    }

    private String whoAmI(WebSession session, PscSession psc) {
        return page(
                "Mon logiciel",
                "<p>Vous êtes <strong id=\"who\">" + escape(psc.professional().givenName()) + " "
                        + escape(psc.professional().familyName()) + "</strong>, <span id=\"situation\">"
                        + escape(psc.situation().map(Situation::label).orElse("")) + "</span>.</p>"
                        + form(session, "/logout", "<button id=\"logout\">Se déconnecter</button>"));
    }

    String choice(WebSession session, List<Situation> situations) {
        String places = IntStream.range(0, situations.size())
                .mapToObj(i -> "<label><input type=\"radio\" name=\"situation\" required value=\"" + i + "\"> "
                        + escape(situations.get(i).label()) + "</label><br>")
                .collect(Collectors.joining());
        return page(
                "Où exercez-vous ?", form(session, "/situation", places + "<button id=\"choose\">Continuer</button>"));
    }

    String told(String title, String text) {
        return page(title, "<p>" + escape(text) + "</p><p><a href=\"/\">Accueil</a></p>");
    }

    private static String form(WebSession session, String action, String content) {
        return "<form method=\"post\" action=\"" + action + "\"><input type=\"hidden\" name=\"token\" value=\""
                + escape(session.formToken()) + "\">" + content + "</form>";
    }

    private String page(String title, String body) {
        return frame.page(title, body);
    }

    private static String plain(String title, String body) {
        return "<!DOCTYPE html><html lang=\"fr\"><head><meta charset=\"utf-8\"><title>" + escape(title)
                + "</title></head><body><h1>" + escape(title) + "</h1>" + body + "</body></html>";
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
