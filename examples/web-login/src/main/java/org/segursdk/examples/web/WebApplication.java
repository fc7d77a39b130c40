package org.segursdk.examples.web;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
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
final class WebApplication {
    private static final int LONGEST_FORM = 64 * 1024;

    private final PscClient psc;
    private final WebSessions sessions = new WebSessions();

    WebApplication(PscClient psc) {
        this.psc = psc;
    }

    /** Answers any request. */
    void handle(HttpExchange exchange) throws IOException {
        try {
            if (!answer(exchange)) {
                show(exchange, 404, Pages.told("Introuvable", "Cette page n'existe pas."));
            }
        } catch (SegurException e) {
            // Codes and messages of the SDK hold no token and nobody's data: they may be shown and logged.
            show(exchange, 403, Pages.told("Connexion impossible", e.code() + " : " + e.getMessage()));
        } finally {
            exchange.close();
        }
    }

    private boolean answer(HttpExchange exchange) throws IOException {
        String request =
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        if (request.equals("POST /psc/backchannel-logout")) {
            backChannelLogout(exchange);
            return true;
        }
        WebSession session = sessions.of(exchange);
        if (exchange.getRequestMethod().equals("POST")) {
            return answerForm(exchange, session, request, form(exchange));
        }
        switch (request) {
            case "GET /" -> home(exchange, session);
            case "GET /psc/return" -> returned(exchange, session);
            case "GET /goodbye" -> goodbye(exchange, session);
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean answerForm(HttpExchange exchange, WebSession session, String request, Map<String, String> form)
            throws IOException {
        byte[] token = form.getOrDefault("token", "").getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(token, session.formToken().getBytes(StandardCharsets.UTF_8))) {
            show(exchange, 403, Pages.told("Refusé", "Ce formulaire n'est pas le nôtre, ou il est trop ancien."));
            return true;
        }
        switch (request) {
            case "POST /login" -> logIn(exchange, session);
            case "POST /situation" -> choose(exchange, session, form);
            case "POST /logout" -> logOut(exchange, session);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void home(HttpExchange exchange, WebSession session) throws IOException {
        Optional<PscLogin> toChoose = session.toChoose();
        show(
                exchange,
                200,
                toChoose.isPresent() ? Pages.choice(session, toChoose.get().situations()) : Pages.home(session));
    }

    private void logIn(HttpExchange exchange, WebSession session) throws IOException {
        session.abandon();
        PendingLogin pending = psc.startLogin();
        session.began(pending);
        go(exchange, pending.authorizationUri());
    }

    /** The browser comes back from Pro Santé Connect, with a code or a refusal. */
    private void returned(HttpExchange exchange, WebSession session) throws IOException {
        Optional<PendingLogin> pending = session.takePending();
        if (pending.isEmpty()) {
            show(exchange, 403, Pages.told("Connexion impossible", "Ce navigateur n'a pas de connexion en cours."));
            return;
        }
        String query =
                Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
        LoginResult result = psc.finishLogin(pending.get(), CallbackParameters.ofQuery(query));
        if (result instanceof LoginResult.Granted granted) {
            entered(exchange, sessions.renew(exchange, session), granted.login());
            return;
        }
        show(exchange, 200, Pages.told("Connexion abandonnée", "Vous n'êtes pas connecté."));
    }

    private void entered(HttpExchange exchange, WebSession session, PscLogin login) throws IOException {
        List<Situation> situations = login.situations();
        if (situations.isEmpty()) {
            login.abandon();
            show(exchange, 403, Pages.told("Connexion impossible", "Aucune situation d'exercice n'est connue."));
            return;
        }
        if (situations.size() == 1) {
            session.open(login.open());
        } else {
            session.mustChoose(login);
        }
        go(exchange, URI.create("/"));
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
        go(exchange, URI.create("/"));
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
        go(exchange, next);
    }

    private void goodbye(HttpExchange exchange, WebSession session) throws IOException {
        String query =
                Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
        boolean ours = session.takeLeaving()
                .filter(logout -> logout.isAnsweredBy(
                        Optional.ofNullable(parameters(query).get("state"))))
                .isPresent();
        show(exchange, 200, Pages.told("Au revoir", ours ? "Vous êtes déconnecté." : "Vous pouvez fermer cette page."));
    }

    /** Pro Santé Connect itself calls, not the browser: no cookie, no form token; the signature of the notice is the proof. */
    private void backChannelLogout(HttpExchange exchange) throws IOException {
        int status = 200;
        try {
            psc.backChannelLogout(form(exchange).getOrDefault("logout_token", ""));
        } catch (SegurException e) {
            status = 400;
        }
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(status, -1);
    }

    private static Map<String, String> form(HttpExchange exchange) throws IOException {
        try (InputStream in = exchange.getRequestBody()) {
            byte[] bytes = in.readNBytes(LONGEST_FORM + 1);
            return bytes.length > LONGEST_FORM ? Map.of() : parameters(new String(bytes, StandardCharsets.UTF_8));
        }
    }

    private static Map<String, String> parameters(String encoded) {
        Map<String, String> all = new HashMap<>();
        for (String pair : encoded.split("&")) {
            String[] parts = pair.split("=", 2);
            if (parts.length == 2) {
                all.put(parts[0], decode(parts[1]));
            }
        }
        return all;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static void go(HttpExchange exchange, URI next) throws IOException {
        exchange.getResponseHeaders().set("Location", next.toString());
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.getResponseHeaders().set("Referrer-Policy", "no-referrer");
        exchange.sendResponseHeaders(303, -1);
    }

    private static void show(HttpExchange exchange, int status, String page) throws IOException {
        byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.getResponseHeaders().set("Referrer-Policy", "no-referrer");
        exchange.getResponseHeaders().set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
