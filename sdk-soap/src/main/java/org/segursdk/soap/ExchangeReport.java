package org.segursdk.soap;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.segursdk.core.error.Outcome;
import org.segursdk.core.error.SegurException;
import org.segursdk.core.error.ServiceFaultException;
import org.segursdk.core.exchange.Exchange;
import org.segursdk.core.exchange.Exchange.Result;
import org.segursdk.core.exchange.ExchangeListener;
import org.segursdk.soap.internal.Call;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the listener of a context how an exchange ended. */
final class ExchangeReport {
    private static final Logger LOG = LoggerFactory.getLogger(ExchangeReport.class);

    private final ExchangeListener listener;

    ExchangeReport(ExchangeListener listener) {
        this.listener = listener;
    }

    void ended(Call call, int httpStatus, Optional<String> rawCode, Optional<SegurException> failure) {
        if (listener == ExchangeListener.NONE) {
            return;
        }
        try {
            listener.exchanged(new Exchange(
                    call.service(),
                    call.request().operation(),
                    call.messageId(),
                    call.address().getRawAuthority(),
                    call.startedAt(),
                    Duration.ofNanos(call.elapsedNanos()),
                    failure.map(ExchangeReport::result).orElse(Result.ANSWERED),
                    httpStatus > 0 ? OptionalInt.of(httpStatus) : OptionalInt.empty(),
                    rawCode.or(() -> failure.flatMap(ExchangeReport::rawCode)),
                    call.sent().toCapture(),
                    call.received().toCapture()));
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

    private static Optional<String> rawCode(SegurException failure) {
        if (failure instanceof ServiceFaultException fault) {
            return Optional.of(fault.rawCode());
        }
        return Optional.of(failure.code());
    }
}
