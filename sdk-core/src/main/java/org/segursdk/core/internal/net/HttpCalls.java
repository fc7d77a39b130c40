package org.segursdk.core.internal.net;

import java.io.IOException;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.Endpoint;
import org.segursdk.core.credentials.Tls;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.core.error.SegurException;
import org.segursdk.core.error.TransportException;

/**
 * One request, one answer, on the JDK's client: never sent twice, redirects are not followed, silence and size are bounded, the proxy and
 * the authorities are the endpoint's alone. The client is made at the first call. Thread-safe.
 */
public final class HttpCalls implements AutoCloseable {
    /** An answer that trickles is given up after so many times the longest silence. */
    private static final int SILENCES = 3;

    private final String prefix;
    private final Endpoint endpoint;
    private final Supplier<SSLContext> tls;
    private final int largest;
    private @Nullable HttpClient client;
    private boolean closed;

    /**
     * @param prefix of the codes {@code …-ANSWER-TOO-LARGE} and {@code …-CLOSED}
     * @param tls asked once, at the first call
     * @param largest answer taken, in bytes
     */
    public HttpCalls(String prefix, Endpoint endpoint, Supplier<SSLContext> tls, int largest) {
        this.prefix = prefix;
        this.endpoint = endpoint;
        this.tls = tls;
        this.largest = largest;
    }

    /**
     * Sends.
     *
     * @param readOnly the call changes nothing on the other side
     * @throws SegurException when there is no answer, of the codes of {@link NetworkFailures}
     */
    public HttpResponse<byte[]> send(HttpRequest request, boolean readOnly) {
        AtomicLong heard = new AtomicLong(System.nanoTime());
        CompletableFuture<HttpResponse<byte[]>> answer = client().sendAsync(request, head -> {
            heard.set(System.nanoTime());
            return new BoundedBody(largest, () -> heard.set(System.nanoTime()));
        });
        Duration connect = endpoint.connectTimeout();
        long silence = endpoint.readTimeout().toNanos();
        long end = System.nanoTime() + connect.toNanos() + SILENCES * silence;
        try {
            while (true) {
                long left = Math.min(heard.get() + connect.toNanos() + silence, end) - System.nanoTime();
                if (left <= 0) {
                    throw NetworkFailures.readTimeout(readOnly, null);
                }
                try {
                    return answer.get(left, TimeUnit.NANOSECONDS);
                } catch (TimeoutException e) {
                    // Something may have come meanwhile.
                    continue;
                }
            }
        } catch (InterruptedException e) {
            throw interrupted(readOnly);
        } catch (ExecutionException e) {
            throw failure(e, readOnly);
        } finally {
            answer.cancel(true);
        }
    }

    private synchronized HttpClient client() {
        if (closed) {
            throw TransportException.notSent(
                    prefix + "-CLOSED", LocalizedText.of("le client est fermé", "the client is closed"), null);
        }
        if (client == null) {
            SSLParameters parameters = new SSLParameters();
            parameters.setProtocols(Tls.PROTOCOLS);
            client = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(endpoint.connectTimeout())
                    .proxy(endpoint.proxy().map(ProxySelector::of).orElse(HttpClient.Builder.NO_PROXY))
                    .sslContext(tls.get())
                    .sslParameters(parameters)
                    .build();
        }
        return client;
    }

    /** The JDK's client does not tell how far the request came but by the kind of the failure; its words may quote what came. */
    private SegurException failure(Throwable failure, boolean readOnly) {
        List<Throwable> causes = NetworkFailures.causes(failure);
        if (NetworkFailures.find(causes, BoundedBody.TooLargeException.class).isPresent()) {
            return tooLarge(readOnly);
        }
        Optional<SegurException> known = NetworkFailures.ofCertificates(causes);
        if (known.isPresent()) {
            return known.get();
        }
        if (NetworkFailures.find(causes, HttpConnectTimeoutException.class).isPresent()) {
            return NetworkFailures.connectTimeout(failure);
        }
        Optional<SegurException> unreachable = NetworkFailures.unreachable(causes, failure);
        if (unreachable.isPresent()) {
            return unreachable.get();
        }
        if (said(causes, "tunnel")) {
            return NetworkFailures.proxyRefused(null);
        }
        boolean handshake = said(causes, "handshake");
        // An alert may also come once the request left, and then nobody knows.
        boolean harmless =
                readOnly && NetworkFailures.find(causes, SSLException.class).isPresent();
        return handshake || harmless
                ? NetworkFailures.handshakeFailed(failure)
                : NetworkFailures.connectionBroken(readOnly, null);
    }

    private static boolean said(List<Throwable> causes, String word) {
        return causes.stream()
                .filter(IOException.class::isInstance)
                .map(Throwable::getMessage)
                .anyMatch(message ->
                        message != null && message.toLowerCase(Locale.ROOT).contains(word));
    }

    /** The answer is larger than what is taken. */
    public TransportException tooLarge(boolean readOnly) {
        return TransportException.uncertain(
                prefix + "-ANSWER-TOO-LARGE",
                readOnly,
                LocalizedText.of("la réponse dépasse la taille admise", "the answer is larger than what is allowed"),
                null);
    }

    /** The calling thread was interrupted, and stays so. */
    public static TransportException interrupted(boolean readOnly) {
        Thread.currentThread().interrupt();
        return TransportException.uncertain(
                "INTERRUPTED",
                readOnly,
                LocalizedText.of("l'appel a été interrompu", "the call was interrupted"),
                null);
    }

    /** Later calls fail; the JDK ends its thread once nothing refers to the client. */
    @Override
    public synchronized void close() {
        closed = true;
        client = null;
    }
}
