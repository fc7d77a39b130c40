package org.segursdk.psc;

/** By what a professional confirms a decoupled login. Source: psc §4. */
public enum CibaChannel {
    /** The card, in a reader. */
    CARD,
    /** The e-CPS application of the telephone. */
    MOBILE
}
