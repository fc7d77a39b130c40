package org.segursdk.exchange.outbox;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A node, as work of another kind sees it. */
final class WorkingNode implements NodeWork.Node {
    private final String who;
    private final DeliverySettings settings;
    private final Backoff backoff;
    private final CircuitBreaker circuit;

    WorkingNode(ExchangeNode.Builder builder) {
        this.who = "node:" + builder.name;
        this.settings = builder.settings;
        this.backoff = new Backoff(settings.firstDelay(), settings.longestDelay(), new SecureRandom());
        this.circuit = new CircuitBreaker(settings.circuitFailures(), settings.circuitOpen(), builder.clock);
    }

    @Override
    public String who() {
        return who;
    }

    @Override
    public DeliverySettings settings() {
        return settings;
    }

    @Override
    public Duration delay(int attempts) {
        return backoff.after(attempts);
    }

    @Override
    public Optional<Instant> closedUntil(String destination) {
        return circuit.comeBack(destination);
    }

    @Override
    public void answered(String destination) {
        circuit.answered(destination);
    }

    @Override
    public void failed(String destination) {
        circuit.failed(destination);
    }

    @Override
    public void gaveUp(String destination) {
        circuit.gaveUp(destination);
    }
}
