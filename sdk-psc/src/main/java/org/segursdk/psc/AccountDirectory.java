package org.segursdk.psc;

import java.util.Optional;

/**
 * The accounts of the software: a port.
 *
 * @param <A> an account, with an {@code equals} that tells accounts apart
 */
@FunctionalInterface
public interface AccountDirectory<A> {
    /** The account that has this national identifier among its own; the identifier comes with its prefix. */
    Optional<A> findByIdentifier(String identifier);
}
