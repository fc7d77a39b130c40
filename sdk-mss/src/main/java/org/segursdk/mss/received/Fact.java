package org.segursdk.mss.received;

import java.util.List;

/** A fact that is told, denied, or not known: what a document does not tell is {@link #UNKNOWN}, never {@link #NO}. */
public enum Fact {
    YES,
    NO,
    UNKNOWN;

    /** Yes as soon as one is; no only when there are some and all are. */
    static Fact any(List<Fact> facts) {
        if (facts.contains(YES)) {
            return YES;
        }
        return facts.isEmpty() || facts.contains(UNKNOWN) ? UNKNOWN : NO;
    }
}
