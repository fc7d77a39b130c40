package org.segursdk.examples.keycloak;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.segursdk.core.credentials.Tls;
import org.segursdk.core.credentials.TrustMaterial;

/** The phone that Keycloak asks when somebody is to confirm a decoupled login. Source: psc §15. */
public final class KeycloakPhone implements AutoCloseable {
    /** What the phone's owner does. */
    public enum Answer {
        APPROVE,
        REFUSE,
        CANCEL,
        /** Nothing. */
        IGNORE
    }

    private final URI callback;
    private final HttpClient client;
    private final HttpServer server;
    private final ExecutorService answering = Executors.newSingleThreadExecutor();
    private volatile Answer answer = Answer.APPROVE;

    KeycloakPhone(URI callback, TrustMaterial trust) {
        this.callback = callback;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(Tls.context(trust))
                .build();
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/ciba", exchange -> {
            String authorization = exchange.getRequestHeaders().getFirst("Authorization");
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(201, -1);
            exchange.close();
            Answer chosen = answer;
            if (chosen != Answer.IGNORE) {
                answering.execute(() -> tell(authorization, chosen));
            }
        });
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/ciba");
    }

    void answer(Answer value) {
        answer = value;
    }

    private void tell(String authorization, Answer chosen) {
        String status =
                switch (chosen) {
                    case APPROVE -> "SUCCEED";
                    case REFUSE -> "UNAUTHORIZED";
                    default -> "CANCELLED";
                };
        HttpRequest request = HttpRequest.newBuilder(callback)
                .timeout(Duration.ofMinutes(1))
                .header("Authorization", authorization)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"status\":\"" + status + "\"}"))
                .build();
        try {
            client.send(request, HttpResponse.BodyHandlers.discarding());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        answering.shutdownNow();
    }
}
