package org.segursdk.examples.web;

import com.sun.net.httpserver.HttpExchange;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The sessions of all browsers. Their cookie cannot be read by scripts ({@code HttpOnly}), goes over TLS alone ({@code Secure}; browsers make
 * an exception for localhost), and comes along when Pro Santé Connect sends the browser back ({@code SameSite=Lax}), which
 * {@code Strict} would prevent. Thread-safe.
 */
public final class WebSessions {
    static final String COOKIE = "lps-session";

    /** An attacker who opens sessions without end pushes out the oldest, no more. */
    private static final int MOST = 10_000;

    private final SecureRandom random = new SecureRandom();
    private final Map<String, WebSession> byId = new LinkedHashMap<>();

    /** The session of the browser; a new one, with its cookie, where there is none. */
    public synchronized WebSession of(HttpExchange exchange) {
        return existing(exchange).orElseGet(() -> begin(exchange));
    }

    private Optional<WebSession> existing(HttpExchange exchange) {
        return exchange.getRequestHeaders().getOrDefault("Cookie", List.of()).stream()
                .flatMap(header -> Arrays.stream(header.split(";")))
                .map(String::strip)
                .filter(cookie -> cookie.startsWith(COOKIE + "="))
                .map(cookie -> Optional.ofNullable(byId.get(cookie.substring(COOKIE.length() + 1))))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private WebSession begin(HttpExchange exchange) {
        WebSession session = new WebSession(draw(), draw());
        if (byId.size() >= MOST) {
            String oldest = byId.keySet().iterator().next();
            Optional.ofNullable(byId.remove(oldest)).ifPresent(WebSession::abandon);
        }
        byId.put(session.id(), session);
        exchange.getResponseHeaders()
                .add("Set-Cookie", COOKIE + "=" + session.id() + "; Path=/; HttpOnly; Secure; SameSite=Lax");
        return session;
    }

    /** Another id from the moment somebody is logged in: one that was known before opens nothing (session fixation). */
    public synchronized WebSession renew(HttpExchange exchange, WebSession old) {
        byId.remove(old.id());
        return begin(exchange);
    }

    private String draw() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
