package org.segursdk.insi.desk;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.identity.Provenance.Route;
import org.segursdk.core.identity.RetrievedIdentity;
import org.segursdk.core.internal.IdentityAccess;

/**
 * A person as the Appli carte Vitale gave them: it delivers the INS itself, INSi is not called. Source: insi §3.1, §4.5; how the
 * application is read is not published, hence a port ({@link VitaleReader}).
 *
 * @param ins matricule and OID
 * @param traits traits as delivered ({@link IdentityTraits#received})
 * @param readAt when it was read
 * @param simulated whether the reader is a simulator
 */
public record ApcvBeneficiary(Ins ins, IdentityTraits traits, Instant readAt, boolean simulated) {
    public ApcvBeneficiary {
        Objects.requireNonNull(ins, "ins");
        Objects.requireNonNull(traits, "traits");
        Objects.requireNonNull(readAt, "readAt");
    }

    RetrievedIdentity toRetrieved() {
        return IdentityAccess.factory().create(ins, traits, List.of(), Route.APCV, readAt, simulated);
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "ApcvBeneficiary[redacted]";
    }
}
