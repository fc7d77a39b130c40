package org.segursdk.psc.counterpart;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A client's address for logout tokens. */
final class LogoutListener implements AutoCloseable {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

    private final HttpServer server;
    private final List<String> tokens = new ArrayList<>();

    LogoutListener() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/logout", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII);
            synchronized (tokens) {
                tokens.add(URLDecoder.decode(body.substring(body.indexOf('=') + 1), StandardCharsets.UTF_8));
                tokens.notifyAll();
            }
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/logout");
    }

    /** All that came, when there are at least so many or it took too long. */
    List<String> tokens(int atLeast) {
        long deadline = System.nanoTime() + PATIENCE;
        synchronized (tokens) {
            while (tokens.size() < atLeast && System.nanoTime() < deadline) {
                try {
                    tokens.wait(1_000);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException(e);
                }
            }
            return List.copyOf(tokens);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
