package org.segursdk.psc.internal.http;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.segursdk.core.SegurContext;
import org.segursdk.core.credentials.ClientCredentials;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.core.error.Outcome;
import org.segursdk.core.error.SegurException;
import org.segursdk.core.error.SegurSecurityException;
import org.segursdk.core.exchange.Exchange;
import org.segursdk.core.exchange.Exchange.Result;
import org.segursdk.core.exchange.ExchangeListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls from server to server: redirects refused, each told to the context's listener. What was said is never captured, even for
 * a listener that asks for it: it is made of tokens. Thread-safe.
 */
public final class Backchannel {
    private static final Logger LOG = LoggerFactory.getLogger(Backchannel.class);

    private final SegurContext context;
    private final String service;
    private final Https https;
    private final boolean mutualTls;

    private Backchannel(SegurContext context, String service, boolean mutualTls) {
        this.context = Objects.requireNonNull(context, "context");
        this.service = service;
        this.mutualTls = mutualTls;
        Optional<ClientCredentials> credentials =
                mutualTls ? Optional.of(context.credentials(service)) : Optional.empty();
        this.https = new Https(context.endpoint(service), credentials);
    }

    /** @param mutualTls whether the service's credentials are presented */
    public static Backchannel of(SegurContext context, String service, boolean mutualTls) {
        return new Backchannel(context, service, mutualTls);
    }

    public boolean mutualTls() {
        return mutualTls;
    }

    public String service() {
        return service;
    }

    /**
     * @throws SegurException no answer; {@code PSC-REDIRECT-REFUSED}: the answer sends elsewhere; {@code PSC-ANSWER-TOO-LARGE}
     */
    public HttpAnswer send(HttpCall call) {
        if (mutualTls) {
            context.checkCertificates(service);
        }
        Instant start = context.clock().instant();
        long begun = System.nanoTime();
        try {
            HttpAnswer answer = https.send(call);
            if (answer.isRedirect()) {
                throw SegurSecurityException.uncertain(
                        "PSC-REDIRECT-REFUSED",
                        LocalizedText.of(
                                "le serveur renvoie vers une autre adresse : refusé",
                                "the server sends to another address: refused"),
                        null);
            }
            report(call, start, begun, OptionalInt.of(answer.status()), Optional.empty(), answer.isSuccess());
            return answer;
        } catch (SegurException e) {
            report(call, start, begun, OptionalInt.empty(), Optional.of(e), false);
            throw e;
        }
    }

    private void report(
            HttpCall call,
            Instant start,
            long begun,
            OptionalInt status,
            Optional<SegurException> failure,
            boolean success) {
        if (context.listener() == ExchangeListener.NONE) {
            return;
        }
        Result result = failure.map(Backchannel::result).orElse(success ? Result.ANSWERED : Result.FAULT);
        try {
            context.listener()
                    .exchanged(new Exchange(
                            service,
                            call.operation(),
                            context.uuids().get().toString(),
                            call.uri().getRawAuthority(),
                            start,
                            Duration.ofNanos(System.nanoTime() - begun),
                            result,
                            status,
                            failure.map(SegurException::code),
                            Optional.empty(),
                            Optional.empty()));
        } catch (RuntimeException e) {
            // A listener must not break an exchange; its message may hold what it was given.
            LOG.warn("exchange listener failed: {}", e.getClass().getName());
        }
    }

    private static Result result(SegurException failure) {
        if (failure.outcome() == Outcome.REFUSED) {
            return Result.FAULT;
        }
        return failure.outcome() == Outcome.NOT_SENT ? Result.NOT_SENT : Result.UNCERTAIN;
    }

    @Override
    public String toString() {
        return "Backchannel[" + service + "]";
    }
}
