package org.segursdk.exchange.outbox;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.segursdk.core.error.GatewayException;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Outcome;
import org.segursdk.core.error.SegurException;
import org.segursdk.core.error.ServiceFaultException;
import org.segursdk.core.error.TransportException;
import org.segursdk.exchange.internal.record.Sql;
import org.segursdk.exchange.outbox.DeliveryRows.Change;

/**
 * One step of one delivery. What is about to happen is written down before, what happened after, and no lock is held meanwhile: a
 * step that dies in between leaves SENDING, which the next one reads as "nobody knows".
 */
final class DeliveryRun {
    private static final String DATABASE = "EXCHANGE-DATABASE";
    /** Whoever renews it sends nothing again by hand. Source: rem REM-DMPA-04, REM-DMPA-05. */
    private static final Set<String> OWN_CERTIFICATE = Set.of("CERTIFICATE-EXPIRED", "CERTIFICATE-NOT-YET-VALID");

    private final DataSource database;
    private final Outbox outbox;
    private final DeliveryPort dmp;
    private final DeliveryPort mail;
    private final DeliverySettings settings;
    private final Clock clock;
    private final DeliveryListener listener;
    private final String node;
    private final Backoff backoff;
    private final CircuitBreaker circuit;

    DeliveryRun(ExchangeNode.Builder builder, Outbox outbox, RandomGenerator random) {
        this.database = builder.database;
        this.outbox = outbox;
        this.dmp = Objects.requireNonNull(builder.dmp);
        this.mail = Objects.requireNonNull(builder.mail);
        this.settings = builder.settings;
        this.clock = builder.clock;
        this.listener = builder.listener;
        this.node = "node:" + builder.name;
        this.backoff = new Backoff(settings.firstDelay(), settings.longestDelay(), random);
        this.circuit = new CircuitBreaker(settings.circuitFailures(), settings.circuitOpen(), clock);
    }

    private Instant now() {
        return Sql.micros(clock.instant());
    }

    /** @return when to come back; empty when nothing more happens by itself */
    Optional<Instant> run(String deliveryId) {
        Optional<Delivery> found = Sql.reading(database, connection -> DeliveryRows.byId(connection, deliveryId));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        return switch (found.get().state()) {
            case WAITING -> waiting(found.get());
            case UNCERTAIN -> settle(found.get());
            case SENDING -> interrupted(found.get());
            default -> Optional.empty();
        };
    }

    /** A sending that nobody saw the end of: it is called by its name, then settled. */
    private Optional<Instant> interrupted(Delivery found) {
        Change change = new Change(
                DeliveryState.UNCERTAIN,
                "EXCHANGE-INTERRUPTED",
                found.attempts(),
                Optional.empty(),
                found.uncertainSince().or(() -> Optional.of(now())));
        Optional<Delivery> uncertain = change(found, change);
        return uncertain.isPresent() ? settle(uncertain.get()) : Optional.of(now());
    }

    /** When it is not its time yet. On a clock that stands before the last change, and so was set back, it is. */
    private Optional<Instant> early(Delivery delivery) {
        Instant now = now();
        boolean setBack = now.isBefore(delivery.updatedAt());
        return setBack ? Optional.empty() : delivery.nextAt().filter(now::isBefore);
    }

    private Optional<Instant> waiting(Delivery delivery) {
        Optional<Instant> early = early(delivery);
        if (early.isPresent()) {
            return early;
        }
        List<Delivery> earlier = delivery.sequence() == 1
                ? List.of()
                : Sql.reading(database, connection -> DeliveryRows.earlier(connection, delivery));
        if (earlier.stream().anyMatch(each -> !each.state().isFinal())) {
            return Optional.of(now().plus(settings.firstDelay()));
        }
        boolean needsEarlier = delivery.operation() != ShareOperation.SHARE;
        if (needsEarlier && earlier.stream().noneMatch(each -> each.state() == DeliveryState.CONFIRMED)) {
            boolean ask = delivery.operation() == ShareOperation.REPLACE
                    && earlier.stream().anyMatch(each -> each.state() == DeliveryState.REFUSED);
            return record(
                    delivery,
                    Change.of(delivery, ask ? DeliveryState.HUMAN : DeliveryState.SKIPPED, "EXCHANGE-PREDECESSOR"));
        }
        Optional<Instant> later = circuit.comeBack(destination(delivery));
        if (later.isPresent()) {
            return later;
        }
        try {
            return send(delivery);
        } catch (RuntimeException e) {
            circuit.gaveUp(destination(delivery));
            throw e;
        }
    }

    /** What a circuit is about: the DMP, or the operator. */
    private static String destination(Delivery delivery) {
        return delivery.branch() == Branch.DMP ? "dmp" : "mail";
    }

    private DeliveryPort port(Delivery delivery) {
        return delivery.branch() == Branch.DMP ? dmp : mail;
    }

    /**
     * What the database raises goes out of here as it is, and never counts as the other side's: once a mail has left, a row that
     * cannot be written must not send it again. The delivery then stands as SENDING, and the next step asks.
     */
    private Optional<Instant> send(Delivery delivery) {
        DeliveryPort.Attempt attempt;
        try {
            DeliveryOrder order = outbox.order(database, delivery);
            attempt = port(delivery).prepare(order);
        } catch (SegurException e) {
            if (e.code().equals(DATABASE)) {
                throw e;
            }
            return failed(delivery, e);
        } catch (RuntimeException e) {
            circuit.gaveUp(destination(delivery));
            return record(delivery, Change.of(delivery, DeliveryState.HUMAN, unexpected(e)));
        }
        Change sending = new Change(
                DeliveryState.SENDING, "", delivery.attempts() + 1, Optional.empty(), delivery.uncertainSince());
        Optional<Delivery> marked = change(delivery, sending);
        if (marked.isEmpty()) {
            circuit.gaveUp(destination(delivery));
            return Optional.of(now());
        }
        DeliveryOutcome outcome;
        try {
            outcome = attempt.send();
        } catch (SegurException e) {
            return failed(marked.get(), e);
        } catch (RuntimeException e) {
            circuit.gaveUp(destination(delivery));
            return uncertain(marked.get(), unexpected(e));
        }
        circuit.answered(destination(delivery));
        return outcome(marked.get(), outcome);
    }

    private static String unexpected(RuntimeException e) {
        return "EXCHANGE-UNEXPECTED " + e.getClass().getSimpleName();
    }

    private Optional<Instant> outcome(Delivery delivery, DeliveryOutcome outcome) {
        if (outcome instanceof DeliveryOutcome.Delivered) {
            return record(delivery, Change.of(delivery, DeliveryState.CONFIRMED, outcome.code()));
        }
        if (outcome instanceof DeliveryOutcome.Refused) {
            return refused(delivery, outcome.code());
        }
        boolean nothingToDo = outcome instanceof DeliveryOutcome.Impossible;
        return record(
                delivery,
                Change.of(delivery, nothingToDo ? DeliveryState.SKIPPED : DeliveryState.HUMAN, outcome.code()));
    }

    /** A no after a lost answer may be a no to what is there already: a person looks. */
    private Optional<Instant> refused(Delivery delivery, String code) {
        boolean doubtful = delivery.uncertainSince().isPresent();
        return record(delivery, Change.of(delivery, doubtful ? DeliveryState.HUMAN : DeliveryState.REFUSED, code));
    }

    private Optional<Instant> failed(Delivery delivery, SegurException failure) {
        String destination = destination(delivery);
        if (failure instanceof TransportException
                || failure instanceof ServiceFaultException fault && fault.retryable()) {
            circuit.failed(destination);
        } else if (failure instanceof ServiceFaultException) {
            circuit.answered(destination);
        } else {
            circuit.gaveUp(destination);
        }
        String code = code(failure);
        // Whatever fails while it is made ready has changed nothing on the other side.
        boolean left = delivery.state() == DeliveryState.SENDING;
        if (left && failure.outcome() == Outcome.UNCERTAIN) {
            return uncertain(delivery, code);
        }
        if (failure.retryable()
                || !left && failure instanceof TransportException
                || OWN_CERTIFICATE.contains(failure.code())) {
            return again(delivery, code);
        }
        return failure.outcome() == Outcome.REFUSED
                ? refused(delivery, code)
                : record(delivery, Change.of(delivery, DeliveryState.HUMAN, code));
    }

    static String code(SegurException failure) {
        if (failure instanceof ServiceFaultException fault) {
            return fault.code() + ' ' + fault.rawCode();
        }
        if (failure instanceof GatewayException gateway) {
            return gateway.code() + ' ' + gateway.service() + ' ' + gateway.rawCode();
        }
        return failure instanceof InvalidInputException invalid
                        && !invalid.violations().isEmpty()
                ? invalid.violations().get(0).rule()
                : failure.code();
    }

    private Optional<Instant> again(Delivery delivery, String code) {
        int attempts = delivery.state() == DeliveryState.SENDING ? delivery.attempts() : delivery.attempts() + 1;
        if (attempts >= settings.maxAttempts()) {
            return record(delivery, Change.of(delivery, DeliveryState.HUMAN, code));
        }
        Instant next = now().plus(backoff.after(attempts));
        return record(
                delivery,
                new Change(DeliveryState.WAITING, code, attempts, Optional.of(next), delivery.uncertainSince()));
    }

    private Optional<Instant> uncertain(Delivery delivery, String code) {
        return uncertain(delivery, code, delivery.uncertainSince().orElse(now()));
    }

    private Optional<Instant> uncertain(Delivery delivery, String code, Instant since) {
        return record(
                delivery,
                new Change(
                        DeliveryState.UNCERTAIN,
                        code,
                        delivery.attempts(),
                        Optional.of(now().plus(settings.settleEvery())),
                        Optional.of(since)));
    }

    private Optional<Instant> settle(Delivery delivery) {
        Optional<Instant> early = early(delivery);
        if (early.isPresent()) {
            return early;
        }
        Settlement found = Settlement.UNKNOWN;
        try {
            found = port(delivery).settle(outbox.order(database, delivery));
        } catch (SegurException e) {
            if (!e.retryable()) {
                return record(delivery, Change.of(delivery, DeliveryState.HUMAN, code(e)));
            }
        }
        if (found == Settlement.ARRIVED) {
            String how = delivery.branch().byMail() ? MailBranch.FOUND_SENT : "EXCHANGE-SETTLED";
            return record(delivery, Change.of(delivery, DeliveryState.CONFIRMED, how));
        }
        // A mail that is not found may still have gone: it is never sent again by itself.
        if (found == Settlement.NOT_ARRIVED && delivery.branch() == Branch.DMP) {
            return again(delivery, "EXCHANGE-NOT-ARRIVED");
        }
        Instant since = delivery.uncertainSince().orElse(delivery.updatedAt());
        if (!now().isBefore(since.plus(settings.settleGiveUp()))) {
            return record(delivery, Change.of(delivery, DeliveryState.HUMAN, "EXCHANGE-UNSETTLED"));
        }
        if (since.isAfter(now())) {
            // The clock was set back: the delay counts from now, or it would never be over.
            return uncertain(delivery, delivery.code(), now());
        }
        return Optional.of(now().plus(settings.settleEvery()));
    }

    private Optional<Delivery> change(Delivery delivery, Change change) {
        return Sql.inTransaction(
                database, connection -> DeliveryRows.change(connection, listener, delivery, change, node, now()));
    }

    /** Writes down what happened; where somebody else did meanwhile, looks again at once. */
    private Optional<Instant> record(Delivery delivery, Change change) {
        return change(delivery, change).isPresent() ? change.nextAt() : Optional.of(now());
    }
}
