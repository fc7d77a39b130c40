package org.segursdk.exchange.outbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A DMP that knows its documents and an operator that never notices a second mail, over HTTP, with faults: 503, an answer lost before
 * and after it took what was sent.
 */
final class OtherSide implements AutoCloseable {
    private static final int REFUSED_NOW = 503;
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    final Map<String, Integer> mails = new ConcurrentHashMap<>();
    final Set<String> documents = ConcurrentHashMap.newKeySet();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Random random;
    private final int percent;

    /** @param percent of the calls that meet each fault */
    OtherSide(long seed, int percent) throws IOException {
        this.random = new Random(seed);
        this.percent = percent;
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

    private synchronized int draw() {
        return random.nextInt(100);
    }

    private void deliver(HttpExchange exchange) throws IOException {
        int drawn = draw();
        if (drawn < percent) {
            exchange.sendResponseHeaders(REFUSED_NOW, -1);
            exchange.close();
            return;
        }
        if (drawn < 2 * percent) {
            exchange.close();
            return;
        }
        String id = last(exchange);
        if (exchange.getRequestURI().getPath().contains("/DMP/")) {
            documents.add(id);
        } else {
            mails.merge(id, 1, Integer::sum);
        }
        if (drawn >= 3 * percent) {
            exchange.sendResponseHeaders(OK, -1);
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
