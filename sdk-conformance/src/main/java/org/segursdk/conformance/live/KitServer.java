package org.segursdk.conformance.live;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/**
 * Where scripts in any language speak to the kit: plain HTTP on the loopback interface, paths below {@code /_kit/}, answers in JSON.
 * Requests for other host names than the loopback's are refused, so that no web page reaches it.
 */
public final class KitServer implements AutoCloseable {
    /** What a route answers. */
    public record Reply(int status, String json) {}

    /** Does what a path stands for. */
    @FunctionalInterface
    public interface Route {
        /**
         * Answers.
         *
         * @param parameters of the query, decoded
         * @throws Exception answered by status 500
         */
        Reply answer(Map<String, String> parameters) throws Exception;
    }

    private static final Pattern LOOPBACK = Pattern.compile("(localhost|127\\.0\\.0\\.1|\\[::1])(:[0-9]+)?");
    private static final int LAST_ANSWERS_SECONDS = 1;

    private final HttpServer server;
    private final ExecutorService threads;
    private final Map<String, Route> routes = new ConcurrentHashMap<>();

    private KitServer(HttpServer server) {
        this.server = server;
        this.threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "segur-kit-server");
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    /**
     * Starts the server.
     *
     * @param port 0 for any free one
     * @throws IllegalStateException when the port is taken
     */
    public static KitServer start(int port) {
        try {
            InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
            return new KitServer(HttpServer.create(new InetSocketAddress(loopback, port), 0));
        } catch (IOException e) {
            throw new IllegalStateException("port " + port + " is taken / est pris", e);
        }
    }

    /** Such as {@code http://localhost:8844/_kit}. */
    public URI uri() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/_kit");
    }

    /**
     * Adds a route.
     *
     * @param request method and name, such as {@code POST next}
     */
    public KitServer on(String request, Route route) {
        routes.put(request, route);
        return this;
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            Reply reply = reply(exchange);
            byte[] body = (reply.json() + "\n").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.sendResponseHeaders(reply.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Reply reply(HttpExchange exchange) {
        String host = exchange.getRequestHeaders().getFirst("Host");
        if (host == null || !LOOPBACK.matcher(host.toLowerCase(Locale.ROOT)).matches()) {
            return new Reply(421, "{\"error\":\"loopback names only\"}");
        }
        String path = exchange.getRequestURI().getPath();
        Route route = path.startsWith("/_kit/")
                ? routes.get(exchange.getRequestMethod() + " " + path.substring("/_kit/".length()))
                : null;
        if (route == null) {
            String known = String.join(", ", new TreeMap<>(routes).keySet());
            return new Reply(404, "{\"error\":\"below /_kit/: " + known + "\"}");
        }
        try {
            return route.answer(parameters(exchange.getRequestURI().getRawQuery()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Reply(503, "{\"error\":\"stopped\"}");
        } catch (Exception e) {
            return new Reply(500, "{\"error\":\"" + e.getClass().getSimpleName() + "\"}");
        }
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new TreeMap<>();
        if (query != null) {
            for (String each : query.split("&")) {
                String[] pair = each.split("=", 2);
                parameters.put(decoded(pair[0]), pair.length > 1 ? decoded(pair[1]) : "");
            }
        }
        return parameters;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** Stops; answers under way get a second to go out. */
    @Override
    public void close() {
        server.stop(LAST_ANSWERS_SECONDS);
        threads.shutdownNow();
    }
}
