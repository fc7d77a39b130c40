package org.segursdk.annuaire.internal.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;
import org.segursdk.annuaire.AnnuaireSettings;
import org.segursdk.core.Endpoint;
import org.segursdk.core.credentials.Tls;
import org.segursdk.core.internal.net.NetworkFailures;

/**
 * One request, one answer, on the JDK's client: redirects are not followed, silence and size are bounded, the proxy and the
 * authorities are the endpoint's alone. The client is made at the first call. Thread-safe.
 */
final class Wire {
    /** An answer that trickles is given up after so many times the longest silence. */
    private static final int SILENCES = 3;

    private final Endpoint endpoint;
    private final AnnuaireSettings settings;
    private @Nullable HttpClient client;
    private boolean closed;

    Wire(Endpoint endpoint, AnnuaireSettings settings) {
        this.endpoint = endpoint;
        this.settings = settings;
    }

    /** @param form of a search that is posted; null for a GET */
    Reply send(URI uri, @Nullable String form) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .header(settings.profile().keyHeader().value(), settings.key().reveal())
                .header("Accept", "application/fhir+json")
                .header("Accept-Encoding", "gzip")
                .header("User-Agent", "segur-sdk");
        if (form == null) {
            request.GET();
        } else {
            request.header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(form));
        }
        AtomicLong heard = new AtomicLong(System.nanoTime());
        CompletableFuture<HttpResponse<byte[]>> answer = client().sendAsync(request.build(), head -> {
            heard.set(System.nanoTime());
            return new BoundedBody(settings.largestAnswer(), () -> heard.set(System.nanoTime()));
        });
        return reply(await(answer, heard));
    }

    private HttpResponse<byte[]> await(CompletableFuture<HttpResponse<byte[]>> answer, AtomicLong heard) {
        Duration connect = endpoint.connectTimeout();
        long silence = endpoint.readTimeout().toNanos();
        long end = System.nanoTime() + connect.toNanos() + SILENCES * silence;
        try {
            while (true) {
                long now = System.nanoTime();
                long left = Math.min(heard.get() + connect.toNanos() + silence, end) - now;
                if (left <= 0) {
                    throw NetworkFailures.readTimeout(true, null);
                }
                try {
                    return answer.get(left, TimeUnit.NANOSECONDS);
                } catch (TimeoutException e) {
                    // Something may have come meanwhile.
                    continue;
                }
            }
        } catch (InterruptedException e) {
            throw DirectoryFailures.interrupted();
        } catch (ExecutionException e) {
            throw DirectoryFailures.of(e);
        } finally {
            answer.cancel(true);
        }
    }

    private Reply reply(HttpResponse<byte[]> response) {
        byte[] body = response.body();
        String encoding = response.headers().firstValue("Content-Encoding").orElse("");
        if (encoding.toLowerCase(Locale.ROOT).contains("gzip")) {
            body = unzip(body);
        }
        return new Reply(response.statusCode(), response.headers().firstValue("Retry-After"), body);
    }

    private byte[] unzip(byte[] packed) {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            byte[] all = in.readNBytes(settings.largestAnswer());
            if (in.read() >= 0) {
                throw DirectoryFailures.tooLarge();
            }
            return all;
        } catch (IOException e) {
            throw DirectoryFailures.notFhir();
        }
    }

    private synchronized HttpClient client() {
        if (closed) {
            throw DirectoryFailures.closed();
        }
        if (client == null) {
            SSLParameters parameters = new SSLParameters();
            parameters.setProtocols(Tls.PROTOCOLS);
            client = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(endpoint.connectTimeout())
                    .proxy(endpoint.proxy().map(ProxySelector::of).orElse(HttpClient.Builder.NO_PROXY))
                    .sslContext(Tls.context(endpoint.trust()))
                    .sslParameters(parameters)
                    .build();
        }
        return client;
    }

    /** Later calls fail; the JDK ends its thread once nothing refers to the client. */
    synchronized void close() {
        closed = true;
        client = null;
    }
}
