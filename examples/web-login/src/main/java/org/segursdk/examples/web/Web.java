package org.segursdk.examples.web;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reading of requests and writing of answers, the same for every page. */
public final class Web {
    private static final int LONGEST_FORM = 64 * 1024;

    private Web() {}

    /** The fields of a form; none of one that is too long. */
    public static Map<String, String> form(HttpExchange exchange) throws IOException {
        try (InputStream in = exchange.getRequestBody()) {
            byte[] bytes = in.readNBytes(LONGEST_FORM + 1);
            return bytes.length > LONGEST_FORM ? Map.of() : parameters(new String(bytes, StandardCharsets.UTF_8));
        }
    }

    /** The parameters behind the question mark. */
    public static Map<String, String> query(HttpExchange exchange) {
        return parameters(
                Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse(""));
    }

    static Map<String, String> parameters(String encoded) {
        Map<String, String> all = new HashMap<>();
        for (String pair : encoded.split("&")) {
            String[] parts = pair.split("=", 2);
            if (parts.length == 2) {
                all.put(decode(parts[0]), decode(parts[1]));
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

    /** Another page, asked for anew. */
    public static void go(HttpExchange exchange, URI next) throws IOException {
        exchange.getResponseHeaders().set("Location", next.toString());
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.getResponseHeaders().set("Referrer-Policy", "no-referrer");
        exchange.sendResponseHeaders(303, -1);
    }

    /**
     * A page that runs no script and stands in no other.
     *
     * @param policy what it may load and send, beside its own style sheet
     */
    public static void show(HttpExchange exchange, int status, String page, String policy) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        send(
                exchange,
                status,
                page.getBytes(StandardCharsets.UTF_8),
                "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'" + policy);
    }

    /** Anything else; its type is set already. */
    public static void send(HttpExchange exchange, int status, byte[] bytes, String policy) throws IOException {
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.getResponseHeaders().set("Referrer-Policy", "no-referrer");
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        exchange.getResponseHeaders().set("Content-Security-Policy", policy);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }
}
