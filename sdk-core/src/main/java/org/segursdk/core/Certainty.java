package org.segursdk.core;

/** How well a fact about the wire is known. */
public enum Certainty {
    /** Read in an official publication. */
    OFFICIAL,
    /** Seen in a capture or in an open implementation. */
    OBSERVED,
    /** Deduced; must be accepted by name before production. */
    INFERRED,
    /** Not known; the value is a configurable guess that must be accepted by name before production. */
    UNKNOWN;

    /** Whether production needs the fact accepted by name. */
    public boolean needsAcceptance() {
        return this == INFERRED || this == UNKNOWN;
    }
}
