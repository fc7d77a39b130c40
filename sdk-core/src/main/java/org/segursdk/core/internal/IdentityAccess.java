package org.segursdk.core.internal;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.identity.InsHistoryEntry;
import org.segursdk.core.identity.Provenance;
import org.segursdk.core.identity.RetrievedIdentity;

/** Lets {@code sdk-insi} alone make a {@link RetrievedIdentity}, which has no public constructor. */
public final class IdentityAccess {
    /** Constructor of {@link RetrievedIdentity}. */
    @FunctionalInterface
    public interface Factory {
        RetrievedIdentity create(
                Ins ins,
                IdentityTraits traits,
                List<InsHistoryEntry> history,
                Provenance.Route route,
                Instant obtainedAt,
                boolean simulated);
    }

    private static volatile @Nullable Factory factory;

    private IdentityAccess() {}

    public static void setFactory(Factory constructor) {
        factory = constructor;
    }

    /** The constructor, once {@link RetrievedIdentity} is initialised. */
    public static Factory factory() {
        Factory known = factory;
        if (known == null) {
            try {
                Class.forName(RetrievedIdentity.class.getName(), true, RetrievedIdentity.class.getClassLoader());
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException(e);
            }
            known = factory;
        }
        if (known == null) {
            throw new IllegalStateException("RetrievedIdentity is not initialised");
        }
        return known;
    }
}
