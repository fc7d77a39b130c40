package org.segursdk.core.actor;

/** How a professional proved who they are to the software. Each client maps it to its wire value (profile data). */
public enum AuthenticationMeans {
    PASSWORD,
    /** Password and a second factor managed by the structure. */
    TWO_FACTOR,
    /** CPS or e-CPS card read by the workstation. */
    CPS_CARD,
    /** Pro Santé Connect. */
    PRO_SANTE_CONNECT,
    /** No person: an automatic task under a responsible person's name. */
    AUTOMATE
}
