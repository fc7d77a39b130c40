package org.segursdk.exchange.outbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A DMP that knows its documents and an operator that never notices a second mail, over HTTP.
 */
final class OtherSide implements AutoCloseable {
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    final Map<String, Integer> mails = new ConcurrentHashMap<>();
    final Set<String> documents = ConcurrentHashMap.newKeySet();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    OtherSide() throws IOException {
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/held/", this::held);
        server.createContext("/deliver/", this::deliver);
        server.setExecutor(threads);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    private static String last(HttpExchange exchange) {
        String path = exchange.getRequestURI().getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private void held(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(documents.contains(last(exchange)) ? OK : NOT_FOUND, -1);
        exchange.close();
    }

    private void deliver(HttpExchange exchange) throws IOException {
        String id = last(exchange);
        if (exchange.getRequestURI().getPath().contains("/DMP/")) {
            documents.add(id);
        } else {
            mails.merge(id, 1, Integer::sum);
        }
        exchange.sendResponseHeaders(OK, -1);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
