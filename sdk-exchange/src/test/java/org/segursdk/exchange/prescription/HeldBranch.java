package org.segursdk.exchange.prescription;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.segursdk.exchange.outbox.Branch;
import org.segursdk.exchange.outbox.DeliveryOrder;
import org.segursdk.exchange.outbox.DeliveryOutcome;
import org.segursdk.exchange.outbox.DeliveryPort;
import org.segursdk.exchange.outbox.Settlement;

/** Another side that counts what it is given. */
final class HeldBranch implements DeliveryPort {
    final Map<String, Integer> got = new ConcurrentHashMap<>();

    private static String key(DeliveryOrder order) {
        return order.delivery().branch() + " " + order.delivery().operation() + " "
                + (order.delivery().branch() == Branch.DMP
                        ? order.document().metadata().uniqueId().value()
                        : order.delivery().messageId().orElseThrow());
    }

    @Override
    public Attempt prepare(DeliveryOrder order) {
        return () -> {
            got.merge(key(order), 1, Integer::sum);
            return new DeliveryOutcome.Delivered("T-OK");
        };
    }

    @Override
    public Settlement settle(DeliveryOrder order) {
        return got.containsKey(key(order)) ? Settlement.ARRIVED : Settlement.NOT_ARRIVED;
    }

    long count(String beginning) {
        return got.entrySet().stream()
                .filter(each -> each.getKey().startsWith(beginning))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
