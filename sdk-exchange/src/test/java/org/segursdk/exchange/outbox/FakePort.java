package org.segursdk.exchange.outbox;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.core.error.ServiceFaultException;
import org.segursdk.core.error.TransportException;

/** Another side that does what the script says, and remembers what it got. */
final class FakePort implements DeliveryPort {
    static final LocalizedText TEXT = LocalizedText.of("essai", "test");

    final List<DeliveryOrder> got = Collections.synchronizedList(new ArrayList<>());
    final Set<String> held = ConcurrentHashMap.newKeySet();
    private final Deque<Function<DeliveryOrder, DeliveryOutcome>> script = new ArrayDeque<>();
    Settlement otherwise = Settlement.NOT_ARRIVED;

    synchronized FakePort then(Function<DeliveryOrder, DeliveryOutcome> step) {
        script.add(step);
        return this;
    }

    FakePort notSent() {
        return then(order -> {
            throw TransportException.notSent("T-DOWN", TEXT, null);
        });
    }

    FakePort fault(String code, boolean retryable) {
        return then(order -> {
            throw new ServiceFaultException(
                    "test",
                    "T",
                    ServiceFaultException.Layer.FUNCTIONAL,
                    List.of(new ServiceFaultException.RawError(code, "", "", "")),
                    retryable,
                    TEXT);
        });
    }

    /** The answer is lost; the other side has it or not. */
    FakePort lost(boolean arrived) {
        return then(order -> {
            if (arrived) {
                take(order);
            }
            throw TransportException.uncertain("T-LOST", false, TEXT, null);
        });
    }

    private DeliveryOutcome take(DeliveryOrder order) {
        got.add(order);
        held.add(order.document().metadata().uniqueId().value());
        return new DeliveryOutcome.Delivered("T-OK");
    }

    @Override
    public Attempt prepare(DeliveryOrder order) {
        Function<DeliveryOrder, DeliveryOutcome> step;
        synchronized (this) {
            step = script.isEmpty() ? this::take : script.poll();
        }
        return () -> step.apply(order);
    }

    @Override
    public Settlement settle(DeliveryOrder order) {
        return held.contains(order.document().metadata().uniqueId().value()) ? Settlement.ARRIVED : otherwise;
    }
}
