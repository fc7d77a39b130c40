package org.segursdk.exchange.sharing;

import java.util.Objects;
import java.util.Optional;
import org.segursdk.exchange.outbox.Branch;
import org.segursdk.exchange.outbox.Correspondent;

/**
 * A destination and what the rules say of it.
 *
 * @param correspondent who, among professionals
 */
public record Destination(Branch branch, Optional<Correspondent> correspondent, Decision decision) {
    public Destination {
        Objects.requireNonNull(branch, "branch");
        Objects.requireNonNull(correspondent, "correspondent");
        Objects.requireNonNull(decision, "decision");
    }
}
