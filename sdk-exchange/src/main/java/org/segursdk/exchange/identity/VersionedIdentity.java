package org.segursdk.exchange.identity;

import java.util.Objects;
import org.segursdk.insi.identity.StoredIdentity;

/**
 * An identity as it was read, with what tells whether somebody changed it since.
 *
 * @param identity what was stored; give it to {@code IdentityLifeCycle.restore} before anything is done with it
 * @param version rises by one with each change, from 1
 */
public record VersionedIdentity(StoredIdentity identity, long version) {
    public VersionedIdentity {
        Objects.requireNonNull(identity, "identity");
    }
}
