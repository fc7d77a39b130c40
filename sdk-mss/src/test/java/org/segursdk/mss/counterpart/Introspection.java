package org.segursdk.mss.counterpart;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Tells real servers whether a token is active and which mailbox it opens (RFC 7662). */
final class Introspection implements AutoCloseable {
    private final Map<String, String> mailboxes = new ConcurrentHashMap<>();
    private final HttpServer server;

    Introspection() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 16);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/introspect", this::answer);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    String issue(String mailbox) {
        String token = UUID.randomUUID().toString();
        mailboxes.put(token, mailbox);
        return token;
    }

    void revoke(String token) {
        mailboxes.remove(token);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String token = URLDecoder.decode(body.replaceAll("(?s).*token=([^&]*).*", "$1"), StandardCharsets.UTF_8);
            String mailbox = mailboxes.get(token);
            String json = mailbox == null ? "{\"active\":false}" : "{\"active\":true,\"username\":\"" + mailbox + "\"}";
            byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
