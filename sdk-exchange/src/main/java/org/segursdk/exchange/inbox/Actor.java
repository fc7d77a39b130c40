package org.segursdk.exchange.inbox;

import java.util.Objects;
import java.util.Optional;
import org.segursdk.core.error.Violations;

/**
 * Who acts, and for whom: a secretary for a doctor, for instance. Both stand in the trace.
 *
 * @param userId account of who acts, never empty
 * @param onBehalfOf account of who delegated it, see {@link Delegations}
 */
public record Actor(String userId, Optional<String> onBehalfOf) {
    /** The software itself, by a rule that was set. */
    public static final Actor RULE = new Actor("(rule)", Optional.empty());

    public Actor {
        Objects.requireNonNull(userId, "userId");
        Objects.requireNonNull(onBehalfOf, "onBehalfOf");
        new Violations().require(userId, "userId").throwIfAny("Actor");
    }

    /** Somebody for themselves. */
    public static Actor of(String userId) {
        return new Actor(userId, Optional.empty());
    }

    /** The same user, for somebody who delegated it. */
    public Actor actingFor(String delegator) {
        return new Actor(userId, Optional.of(delegator));
    }

    /** Without the accounts. */
    @Override
    public String toString() {
        return "Actor[redacted]";
    }
}
