package org.segursdk.examples.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.SegurException;
import org.segursdk.psc.CallbackParameters;
import org.segursdk.psc.LoginResult;
import org.segursdk.psc.PendingLogin;
import org.segursdk.psc.PscClient;
import org.segursdk.psc.PscLogin;
import org.segursdk.psc.PscSession;
import org.segursdk.psc.Situation;

/** What a web application answers: login, return, choice of the situation, who am I, logout, and the notice of a logout elsewhere. */
public final class WebApplication implements HttpHandler {
    private final PscClient psc;
    private final WebSessions sessions;
    private final Pages pages;

    WebApplication(PscClient psc) {
        this(psc, new WebSessions(), Pages.PLAIN);
    }

    /**
     * The login of a larger application.
     *
     * @param frame what stands around each page
     */
    public WebApplication(PscClient psc, WebSessions sessions, Frame frame) {
        this.psc = psc;
        this.sessions = sessions;
        this.pages = new Pages(frame);
    }

    /** What stands around a page: a whole HTML document. */
    @FunctionalInterface
    public interface Frame {
        /**
         * @param title text, to be escaped
         * @param body HTML
         */
        String page(String title, String body);
    }

    /** Answers any request. */
    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try {
            if (!answer(exchange)) {
                show(exchange, 404, pages.told("Introuvable", "Cette page n'existe pas."));
            }
        } catch (SegurException e) {
            // Codes and messages of the SDK hold no token and nobody's data: they may be shown and logged.
            show(exchange, 403, pages.told("Connexion impossible", e.code() + " : " + e.getMessage()));
        } finally {
            exchange.close();
        }
    }

    private boolean answer(HttpExchange exchange) throws IOException {
        if (told(exchange)) {
            return true;
        }
        WebSession session = sessions.of(exchange);
        boolean home = exchange.getRequestMethod().equals("GET")
                && exchange.getRequestURI().getPath().equals("/");
        if (home) {
            home(exchange, session);
        }
        Map<String, String> form = exchange.getRequestMethod().equals("POST") ? Web.form(exchange) : Map.of();
        return home || answer(exchange, session, form);
    }

    /** Pro Santé Connect itself tells that a session ended elsewhere: no cookie, no form token; the signature is the proof. */
    public boolean told(HttpExchange exchange) throws IOException {
        boolean notice = exchange.getRequestMethod().equals("POST")
                && exchange.getRequestURI().getPath().equals("/psc/backchannel-logout");
        if (notice) {
            backChannelLogout(exchange);
        }
        return notice;
    }

    /**
     * Answers what belongs to the login: {@code POST} of {@code /login}, {@code /situation}, {@code /logout}; {@code GET} of
     * {@code /psc/return}, {@code /goodbye}. Forms without the session's token are refused, whatever they ask for.
     *
     * @return whether it was answered
     */
    public boolean answer(HttpExchange exchange, WebSession session, Map<String, String> form) throws IOException {
        String request =
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        if (exchange.getRequestMethod().equals("POST") && !session.sent(form)) {
            show(exchange, 403, pages.told("Refusé", "Ce formulaire n'est pas le nôtre, ou il est trop ancien."));
            return true;
        }
        switch (request) {
            case "GET /psc/return" -> returned(exchange, session);
            case "GET /goodbye" -> goodbye(exchange, session);
            case "POST /login" -> logIn(exchange, session);
            case "POST /situation" -> choose(exchange, session, form);
            case "POST /logout" -> logOut(exchange, session);
            default -> {
                return false;
            }
        }
        return true;
    }

    /** The page on which somebody who practises in several places says where they are, while that is awaited. */
    public Optional<String> choice(WebSession session) {
        return session.toChoose().map(login -> pages.choice(session, login.situations()));
    }

    private void home(HttpExchange exchange, WebSession session) throws IOException {
        show(exchange, 200, choice(session).orElseGet(() -> pages.home(session)));
    }

    private void logIn(HttpExchange exchange, WebSession session) throws IOException {
        session.abandon();
        PendingLogin pending = psc.startLogin();
        session.began(pending);
        Web.go(exchange, pending.authorizationUri());
    }

    /** The browser comes back from Pro Santé Connect, with a code or a refusal. */
    private void returned(HttpExchange exchange, WebSession session) throws IOException {
        Optional<PendingLogin> pending = session.takePending();
        if (pending.isEmpty()) {
            show(exchange, 403, pages.told("Connexion impossible", "Ce navigateur n'a pas de connexion en cours."));
            return;
        }
        String query =
                Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
        LoginResult result = psc.finishLogin(pending.get(), CallbackParameters.ofQuery(query));
        if (result instanceof LoginResult.Granted granted) {
            entered(exchange, sessions.renew(exchange, session), granted.login());
            return;
        }
        show(exchange, 200, pages.told("Connexion abandonnée", "Vous n'êtes pas connecté."));
    }

    private void entered(HttpExchange exchange, WebSession session, PscLogin login) throws IOException {
        List<Situation> situations = login.situations();
        if (situations.isEmpty()) {
            login.abandon();
            show(exchange, 403, pages.told("Connexion impossible", "Aucune situation d'exercice n'est connue."));
            return;
        }
        if (situations.size() == 1) {
            session.open(login.open());
        } else {
            session.mustChoose(login);
        }
        Web.go(exchange, URI.create("/"));
    }

    private void choose(HttpExchange exchange, WebSession session, Map<String, String> form) throws IOException {
        String chosen = form.getOrDefault("situation", "");
        Optional<PscLogin> login = session.toChoose();
        if (login.isPresent() && chosen.matches("[0-9]{1,3}")) {
            List<Situation> situations = login.get().situations();
            if (Integer.parseInt(chosen) < situations.size()) {
                open(session, login.get(), situations.get(Integer.parseInt(chosen)));
            }
        }
        Web.go(exchange, URI.create("/"));
    }

    private static void open(WebSession session, PscLogin login, Situation situation) {
        try {
            session.open(login.open(situation));
        } catch (InvalidInputException e) {
            session.abandon();
            throw e;
        }
    }

    /** The user asked for it: out of here, then out of Pro Santé Connect. A time-out of one's own would call {@code endLocally}. */
    private void logOut(HttpExchange exchange, WebSession session) throws IOException {
        Optional<PscSession> open = session.session();
        URI next = open.flatMap(psc::logoutByBrowser)
                .map(logout -> {
                    session.leaving(logout);
                    return logout.address();
                })
                .orElse(URI.create("/"));
        Web.go(exchange, next);
    }

    private void goodbye(HttpExchange exchange, WebSession session) throws IOException {
        boolean ours = session.takeLeaving()
                .filter(logout -> logout.isAnsweredBy(
                        Optional.ofNullable(Web.query(exchange).get("state"))))
                .isPresent();
        show(exchange, 200, pages.told("Au revoir", ours ? "Vous êtes déconnecté." : "Vous pouvez fermer cette page."));
    }

    private void backChannelLogout(HttpExchange exchange) throws IOException {
        int status = 200;
        try {
            psc.backChannelLogout(Web.form(exchange).getOrDefault("logout_token", ""));
        } catch (SegurException e) {
            status = 400;
        }
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(status, -1);
    }

    private void show(HttpExchange exchange, int status, String page) throws IOException {
        Web.show(exchange, status, page, "");
    }
}
