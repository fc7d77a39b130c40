package org.segursdk.examples.cabinet.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.stream.Collectors;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.SegurException;
import org.segursdk.examples.cabinet.Cabinet;
import org.segursdk.examples.cabinet.User;
import org.segursdk.examples.web.Web;
import org.segursdk.examples.web.WebApplication;
import org.segursdk.examples.web.WebSession;
import org.segursdk.examples.web.WebSessions;
import org.segursdk.psc.PscClient;
import org.segursdk.psc.PscSession;

/** Answers every request: login, then the screen of the address. Without a login nothing of the practice is shown. */
public final class CabinetWeb implements HttpHandler {
    private final Cabinet cabinet;
    private final WebApplication login;
    private final WebSessions sessions = new WebSessions();
    private final Map<WebSession, Memory> memories = Collections.synchronizedMap(new WeakHashMap<>());
    private final Map<String, Screen> screens;
    private final String policy;

    public CabinetWeb(Cabinet cabinet, PscClient psc) {
        this.cabinet = cabinet;
        this.login = new WebApplication(psc, sessions, (title, body) -> Shell.outside(title, Html.made(body)));
        this.screens = Screens.of(cabinet);
        URI provider = cabinet.counterparts().sandbox().baseUri();
        this.policy =
                "; frame-src 'self'; form-action 'self' " + provider.getScheme() + "://" + provider.getAuthority();
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try {
            answer(exchange);
        } catch (SegurException e) {
            page(exchange, 502, Shell.outside("Impossible pour le moment", Texts.failure(e)));
        } catch (RuntimeException e) {
            // Whatever it is, its message may hold anything.
            page(
                    exchange,
                    500,
                    Shell.outside(
                            "Erreur du programme",
                            Html.of("<p>{}</p>", e.getClass().getSimpleName())));
        } finally {
            exchange.close();
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        if (exchange.getRequestURI().getPath().equals("/style.css")) {
            style(exchange);
            return;
        }
        if (login.told(exchange)) {
            return;
        }
        WebSession session = sessions.of(exchange);
        boolean posted = exchange.getRequestMethod().equals("POST");
        Map<String, String> values = posted ? Web.form(exchange) : Web.query(exchange);
        if (posted && session.sent(values) && secretary(exchange, session)) {
            return;
        }
        if (posted && session.sent(values) && exchange.getRequestURI().getPath().equals("/logout")) {
            session.session()
                    .ifPresent(psc -> cabinet.left(psc.professional().id().value()));
        }
        if (login.answer(exchange, session, posted ? values : Map.of())) {
            return;
        }
        Optional<User> user = user(session);
        if (user.isEmpty()) {
            page(exchange, 200, login.choice(session).orElseGet(() -> Shell.login(session.formToken())));
            return;
        }
        List<String> path = Arrays.stream(exchange.getRequestURI().getPath().split("/"))
                .filter(part -> !part.isEmpty())
                .toList();
        answer(exchange, new Request(user.get(), session.formToken(), path, values, memory(session)), posted);
    }

    private Memory memory(WebSession session) {
        return memories.computeIfAbsent(session, each -> new Memory());
    }

    private Optional<User> user(WebSession session) {
        Optional<PscSession> psc = session.session();
        if (psc.isPresent()) {
            cabinet.visits().present(psc.get());
            return Optional.of(User.professional(
                    psc.get(),
                    "Dr " + psc.get().professional().givenName() + " "
                            + psc.get().professional().familyName()));
        }
        return memory(session).isSecretary() ? Optional.of(User.secretary()) : Optional.empty();
    }

    /** The simulated login of the secretary, and its end; a doctor's is Pro Santé Connect's affair. */
    private boolean secretary(HttpExchange exchange, WebSession session) throws IOException {
        String path = exchange.getRequestURI().getPath();
        boolean in = path.equals("/secretary") && session.session().isEmpty();
        boolean out = path.equals("/logout") && memory(session).isSecretary();
        if (in || out) {
            memory(session).secretary(false);
            memory(sessions.renew(exchange, session)).secretary(in);
            Web.go(exchange, URI.create("/"));
        }
        return in || out;
    }

    private void answer(HttpExchange exchange, Request request, boolean posted) throws IOException {
        Screen screen = screens.get(request.part(0));
        Answer answer = screen == null ? new Answer.Nothing() : posted ? sent(screen, request) : shown(screen, request);
        if (answer instanceof Answer.Page page) {
            page(exchange, 200, Shell.inside(page, request, cabinet));
        } else if (answer instanceof Answer.Go go) {
            Web.go(exchange, URI.create(go.address()));
        } else if (answer instanceof Answer.Frame frame) {
            frame(exchange, frame);
        } else if (answer instanceof Answer.File file) {
            file(exchange, file);
        } else {
            page(
                    exchange,
                    404,
                    Shell.inside(
                            new Answer.Page("Introuvable", "", Html.of("<p>Cette page n'existe pas.</p>")),
                            request,
                            cabinet));
        }
    }

    private static Answer shown(Screen screen, Request request) throws IOException {
        try {
            return screen.show(request);
        } catch (InvalidInputException e) {
            return new Answer.Page("Impossible", "", Texts.violations(e));
        }
    }

    /** What is refused is told where the form was; the page is asked for anew, so that a reload sends nothing twice. */
    private static Answer sent(Screen screen, Request request) throws IOException {
        try {
            return screen.send(request);
        } catch (InvalidInputException e) {
            request.memory()
                    .tellRefusal(e.violations().stream()
                            .map(each -> each.message().french())
                            .collect(Collectors.joining(" ; ")));
        } catch (SegurException e) {
            request.memory().tellRefusal(e.explanation().french() + " (" + e.code() + ")");
        }
        String back = request.value("back");
        boolean ours = back.matches("/[A-Za-z0-9/._?=&%-]*") && !back.startsWith("//");
        return new Answer.Go(
                ours
                        ? back
                        : "/"
                                + String.join(
                                        "/", request.path().stream().limit(2).toList()));
    }

    private static void style(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/css; charset=utf-8");
        try (InputStream in = CabinetWeb.class.getResourceAsStream("style.css")) {
            Web.send(exchange, 200, in == null ? new byte[0] : in.readAllBytes(), "default-src 'none'");
        }
    }

    private void page(HttpExchange exchange, int status, String page) throws IOException {
        Web.show(exchange, status, page, policy);
    }

    /** A part of our own page: it loads our style sheet and stands in our pages alone. */
    private static void frame(HttpExchange exchange, Answer.Frame frame) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        Web.send(
                exchange,
                200,
                Shell.frame(frame).getBytes(StandardCharsets.UTF_8),
                "default-src 'none'; style-src 'self'; frame-ancestors 'self'");
    }

    /** A document of others: it may style itself, and neither run anything nor load anything nor stand elsewhere. */
    private static void file(HttpExchange exchange, Answer.File file) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", file.mediaType());
        if (!file.fileName().isEmpty()) {
            exchange.getResponseHeaders()
                    .set("Content-Disposition", "attachment; filename=\"" + file.fileName() + "\"");
        }
        Web.send(
                exchange,
                200,
                file.bytes(),
                "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'"
                        + (file.mediaType().startsWith("text/html") ? "; sandbox" : ""));
    }
}
