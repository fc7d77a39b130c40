package org.segursdk.exchange.journal;

/** What became of a document on its way. */
public enum DisclosureOutcome {
    /** It arrived, as far as the other side tells. */
    CONFIRMED,
    /** The other side did not take it, or it never left. */
    FAILED,
    /** No answer tells yet. */
    UNCERTAIN
}
