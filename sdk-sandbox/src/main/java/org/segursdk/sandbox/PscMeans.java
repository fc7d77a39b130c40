package org.segursdk.sandbox;

/** What a professional proves the own identity with. Source: psc §4, §7. */
public enum PscMeans {
    /** A CPS card in a reader. */
    CARD,
    /** The e-CPS application of a phone; its {@code authMode} is inferred. */
    MOBILE
}
