package org.segursdk.annuaire.internal.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.segursdk.annuaire.AnnuaireSettings;
import org.segursdk.core.Endpoint;
import org.segursdk.core.SegurContext;
import org.segursdk.core.error.Outcome;
import org.segursdk.core.error.SegurException;
import org.segursdk.core.exchange.Exchange;
import org.segursdk.core.exchange.Exchange.Capture;
import org.segursdk.core.exchange.Exchange.Result;
import org.segursdk.core.exchange.ExchangeListener;
import org.segursdk.core.exchange.ExchangeListener.CaptureMode;
import org.segursdk.core.internal.net.HttpCalls;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls of the directory: paced, made again where that is safe and useful, told to the listener. The key goes to the configured
 * server alone. Thread-safe. Source: annuaire §1, §6, §8.
 */
public final class DirectoryHttp implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DirectoryHttp.class);
    private static final long FIRST_WAIT = TimeUnit.MILLISECONDS.toNanos(500);
    private static final int MOST_EXCESSES = 5;
    private static final int CAPTURE = 64 << 10;

    private final SegurContext context;
    private final AnnuaireSettings settings;
    private final Pace pace;
    private final Wire wire;
    private final PageLinks links;
    private final RateLimiter limiter;

    public DirectoryHttp(SegurContext context, String service, AnnuaireSettings settings, Pace pace) {
        Endpoint endpoint = context.endpoint(service);
        this.context = context;
        this.settings = settings;
        this.pace = pace;
        this.wire = new Wire(endpoint, settings);
        this.links =
                new PageLinks(endpoint.uri(), settings.profile().foreignLink().value());
        this.limiter = RateLimiter.of(
                settings.key().reveal(), settings.profile().callsPerSecond().value(), pace.nanos());
    }

    public SegurContext context() {
        return context;
    }

    public AnnuaireSettings settings() {
        return settings;
    }

    public PageLinks links() {
        return links;
    }

    /** A search, posted when its query is long or holds what somebody typed: addresses are written to logs, by proxies and others. */
    public Reply search(Query query) {
        String encoded = query.encoded();
        String operation = query.type() + ".search";
        if (query.isPrivate()
                || encoded.length() > settings.profile().longestQuery().value()) {
            return call(links.resolve(query.type() + "/_search"), encoded, operation, query);
        }
        return call(links.resolve(query.type() + '?' + encoded), null, operation, query);
    }

    /** A page whose address was checked by {@link PageLinks}. */
    public Reply page(URI page) {
        return call(page, null, "page", null);
    }

    public Reply metadata() {
        return call(links.resolve("metadata"), null, "metadata", null);
    }

    private Reply call(URI uri, @Nullable String form, String operation, @Nullable Query query) {
        int failures = 0;
        int excesses = 0;
        while (true) {
            sleep(limiter.reserve(pace.nanos()));
            Reply reply = once(uri, form, operation, query);
            boolean excess = reply.status() == settings.profile().excessStatus().value();
            if (excess && excesses < MOST_EXCESSES) {
                long wait = wait(reply, excesses++);
                if (!isBearable(wait)) {
                    return reply;
                }
                limiter.pause(pace.nanos(), wait);
            } else if (reply.isServerFailure() && failures < settings.retries()) {
                long wait = wait(reply, failures++);
                if (!isBearable(wait)) {
                    return reply;
                }
                sleep(wait);
            } else {
                return reply;
            }
        }
    }

    private boolean isBearable(long nanos) {
        return nanos <= settings.patience().toNanos();
    }

    /** What the server asks for; else twice as long each time, never the same for two clients. */
    private long wait(Reply reply, int before) {
        long own = (long) ((FIRST_WAIT << before) * (0.5 + pace.random()));
        return reply.retryAfter()
                .flatMap(text -> retryAfter(text, context.clock().instant()))
                .map(asked -> Math.max(asked.toNanos(), own))
                .orElse(own);
    }

    /** Seconds, or a date (RFC 9110 §10.2.3); a wait beyond a day is one of a day. */
    static Optional<Duration> retryAfter(String text, Instant now) {
        Duration wait;
        try {
            wait = text.matches("[0-9]{1,9}")
                    ? Duration.ofSeconds(Long.parseLong(text))
                    : Duration.between(
                            now,
                            ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
        if (wait.isNegative()) {
            return Optional.of(Duration.ZERO);
        }
        return Optional.of(wait.compareTo(Duration.ofDays(1)) > 0 ? Duration.ofDays(1) : wait);
    }

    private void sleep(long nanos) {
        if (nanos <= 0) {
            return;
        }
        try {
            pace.sleep(nanos);
        } catch (InterruptedException e) {
            throw HttpCalls.interrupted(true);
        }
    }

    private Reply once(URI uri, @Nullable String form, String operation, @Nullable Query query) {
        Instant startedAt = context.clock().instant();
        long start = System.nanoTime();
        try {
            Reply reply = wire.send(uri, form);
            tell(uri, form, operation, query, startedAt, start, reply, null);
            return reply;
        } catch (SegurException e) {
            tell(uri, form, operation, query, startedAt, start, null, e);
            throw e;
        }
    }

    private void tell(
            URI uri,
            @Nullable String form,
            String operation,
            @Nullable Query query,
            Instant startedAt,
            long start,
            @Nullable Reply reply,
            @Nullable SegurException failure) {
        ExchangeListener listener = context.listener();
        if (listener == ExchangeListener.NONE) {
            return;
        }
        try {
            CaptureMode mode = listener.captureMode();
            listener.exchanged(new Exchange(
                    "annuaire",
                    operation,
                    context.uuids().get().toString(),
                    uri.getRawAuthority(),
                    startedAt,
                    Duration.ofNanos(System.nanoTime() - start),
                    result(reply, failure),
                    reply == null ? OptionalInt.empty() : OptionalInt.of(reply.status()),
                    failure == null ? Optional.empty() : Optional.of(failure.code()),
                    request(mode, uri, form, query),
                    response(mode, reply)));
        } catch (RuntimeException e) {
            // A listener must not break an exchange; its message may hold what it was given.
            LOG.warn("exchange listener failed: {}", e.getClass().getName());
        }
    }

    private static Result result(@Nullable Reply reply, @Nullable SegurException failure) {
        if (failure != null) {
            return failure.outcome() == Outcome.NOT_SENT ? Result.NOT_SENT : Result.UNCERTAIN;
        }
        return reply != null && reply.isSuccess() ? Result.ANSWERED : Result.FAULT;
    }

    /** Never with its headers: one of them is the key. */
    private static Optional<Capture> request(CaptureMode mode, URI uri, @Nullable String form, @Nullable Query query) {
        if (mode == CaptureMode.RAW) {
            return Optional.of(
                    capture((form == null ? "GET " : "POST ") + uri + (form == null ? "" : "\n" + form), false));
        }
        if (mode == CaptureMode.REDACTED) {
            String names = query == null ? "" : query.type() + ' ' + String.join(" ", query.names());
            return Optional.of(capture((form == null ? "GET " : "POST ") + names, true));
        }
        return Optional.empty();
    }

    private static Optional<Capture> response(CaptureMode mode, @Nullable Reply reply) {
        if (reply == null || mode == CaptureMode.NONE) {
            return Optional.empty();
        }
        if (mode == CaptureMode.RAW) {
            return Optional.of(capture(new String(reply.body(), StandardCharsets.UTF_8), false));
        }
        return Optional.of(capture("HTTP " + reply.status() + ", " + reply.body().length + " bytes", true));
    }

    private static Capture capture(String text, boolean redacted) {
        boolean cut = text.length() > CAPTURE;
        return new Capture(cut ? text.substring(0, CAPTURE) : text, redacted, cut);
    }

    @Override
    public void close() {
        wire.close();
    }
}
