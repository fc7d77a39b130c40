package org.segursdk.core.identity;

import java.time.Instant;
import java.util.Objects;

/**
 * How an identity came to be qualified: where the INS was obtained and when, and the proof.
 *
 * @param route the source of the INS
 * @param obtainedAt when the source answered
 * @param proof the identity check
 * @param simulated the source was a simulator: refused in production
 */
public record Provenance(Route route, Instant obtainedAt, IdentityProof proof, boolean simulated) {
    /** Where an INS comes from. */
    public enum Route {
        /** INSi, searched by traits (WS_INS2). */
        INSI_TRAITS,
        /** INSi, searched with Vitale card data (WS_INS1). */
        INSI_VITALE,
        /** Appli carte Vitale: delivers the INS itself. */
        APCV,
        /** The identity référentiel of the domain, which the software declared: VALI with matricule and OID. */
        REFERENTIAL
    }

    public Provenance {
        Objects.requireNonNull(route, "route");
        Objects.requireNonNull(obtainedAt, "obtainedAt");
        Objects.requireNonNull(proof, "proof");
    }
}
