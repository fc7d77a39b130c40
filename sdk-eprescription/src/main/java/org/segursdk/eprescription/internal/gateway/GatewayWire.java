package org.segursdk.eprescription.internal.gateway;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.Endpoint;
import org.segursdk.core.SegurContext;
import org.segursdk.core.credentials.Tls;
import org.segursdk.core.error.Outcome;
import org.segursdk.core.error.SegurException;
import org.segursdk.core.exchange.Exchange;
import org.segursdk.core.exchange.Exchange.Capture;
import org.segursdk.core.exchange.Exchange.Result;
import org.segursdk.core.exchange.ExchangeListener;
import org.segursdk.core.exchange.ExchangeListener.CaptureMode;
import org.segursdk.core.internal.net.HttpCalls;
import org.segursdk.eprescription.gateway.Operation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One request, one answer, with the client's certificate: never sent twice, no redirect followed, silence and size bounded, told to the
 * listener. The JDK's client is made at the first call. Thread-safe.
 */
final class GatewayWire implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GatewayWire.class);
    private static final int LARGEST = 4 << 20;
    private static final int CAPTURE = 64 << 10;

    private final SegurContext context;
    private final Endpoint endpoint;
    private final HttpCalls calls;

    GatewayWire(SegurContext context) {
        this.context = context;
        this.endpoint = context.endpoint(GatewayFailures.SERVICE);
        this.calls = new HttpCalls(
                "EPR-GATEWAY",
                endpoint,
                () -> Tls.context(context.credentials(GatewayFailures.SERVICE), endpoint.trust()),
                LARGEST);
    }

    /**
     * What came.
     *
     * @param status of HTTP
     * @param json whether it is announced as JSON
     * @param body as it came
     */
    record Reply(int status, boolean json, byte[] body) {
        /** Redacted. */
        @Override
        public String toString() {
            return "Reply[" + status + "]";
        }
    }

    /** A call, for the listener. */
    private record Told(Operation operation, String path, Instant startedAt, long start, byte[] sent) {
        /** Redacted. */
        @Override
        public String toString() {
            return "Told[" + operation + "]";
        }
    }

    Reply post(Operation operation, String path, byte[] body, Optional<String> token, boolean readOnly) {
        context.checkCertificates(GatewayFailures.SERVICE);
        Told told = new Told(operation, path, context.clock().instant(), System.nanoTime(), body);
        try {
            Reply reply = send(path, body, token, readOnly);
            tell(told, reply, null);
            return reply;
        } catch (SegurException e) {
            tell(told, null, e);
            throw e;
        }
    }

    private Reply send(String path, byte[] body, Optional<String> token, boolean readOnly) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(endpoint.uri() + path))
                .header("Content-Type", "application/json; charset=utf-8")
                .header("Accept", "application/json")
                .header("User-Agent", "segur-sdk")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
        HttpResponse<byte[]> response = calls.send(request.build(), readOnly);
        String type = response.headers().firstValue("Content-Type").orElse("");
        boolean json = type.toLowerCase(Locale.ROOT).startsWith("application/json");
        return new Reply(response.statusCode(), json, response.body());
    }

    private void tell(Told told, @Nullable Reply reply, @Nullable SegurException failure) {
        ExchangeListener listener = context.listener();
        if (listener == ExchangeListener.NONE) {
            return;
        }
        try {
            CaptureMode mode = listener.captureMode();
            listener.exchanged(new Exchange(
                    GatewayFailures.SERVICE,
                    told.operation().name(),
                    context.uuids().get().toString(),
                    endpoint.uri().getRawAuthority(),
                    told.startedAt(),
                    Duration.ofNanos(System.nanoTime() - told.start()),
                    result(reply, failure),
                    reply == null ? OptionalInt.empty() : OptionalInt.of(reply.status()),
                    failure == null ? Optional.empty() : Optional.of(failure.code()),
                    capture(mode, "POST " + told.path(), told.sent()),
                    reply == null ? Optional.empty() : capture(mode, "HTTP " + reply.status(), reply.body())));
        } catch (RuntimeException e) {
            // A listener must not break an exchange; its message may hold what it was given.
            LOG.warn("exchange listener failed: {}", e.getClass().getName());
        }
    }

    private static Result result(@Nullable Reply reply, @Nullable SegurException failure) {
        if (failure != null) {
            return failure.outcome() == Outcome.NOT_SENT ? Result.NOT_SENT : Result.UNCERTAIN;
        }
        return reply != null && reply.status() / 100 == 2 ? Result.ANSWERED : Result.FAULT;
    }

    /** Never with its headers: one of them may be a token. */
    private static Optional<Capture> capture(CaptureMode mode, String line, byte[] body) {
        return switch (mode) {
            case NONE -> Optional.empty();
            case REDACTED -> Optional.of(new Capture(line + ", " + body.length + " bytes", true, false));
            case RAW -> {
                String text = line + "\n" + new String(body, StandardCharsets.UTF_8);
                boolean cut = text.length() > CAPTURE;
                yield Optional.of(new Capture(cut ? text.substring(0, CAPTURE) : text, false, cut));
            }
        };
    }

    /** Later calls fail; the JDK ends its thread once nothing refers to the client. */
    @Override
    public void close() {
        calls.close();
    }
}
