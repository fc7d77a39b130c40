package org.segursdk.soap.vihf;

/** How the professional stands behind a call. Source: dmp §2, §3.2. */
public enum VihfMode {
    /** The professional's own CPS card. */
    DIRECTE,
    /** The structure vouches for its user (AI): feeding. */
    INDIRECTE,
    /** The structure vouches for a strong authentication (AIR): consultation too. */
    INDIRECTE_RENFORCEE
}
