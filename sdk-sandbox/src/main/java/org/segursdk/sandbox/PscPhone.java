package org.segursdk.sandbox;

/** What the professional does with a request that shows up on the phone (or at the card reader). Source: psc §4, §15. */
public enum PscPhone {
    APPROVE,
    REFUSE,
    /** Told apart from a refusal by nobody: both come out as {@code access_denied}. */
    CANCEL,
    /** Leaves it there, until {@link PscSimulator#answer} or the end of its life. */
    IGNORE
}
