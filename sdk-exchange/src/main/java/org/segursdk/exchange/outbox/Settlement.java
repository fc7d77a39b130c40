package org.segursdk.exchange.outbox;

/** What became of a delivery whose answer was lost. */
public enum Settlement {
    /** The other side has it. */
    ARRIVED,
    /** The other side says that it has it not: it may be sent again. A mail is never known not to have arrived. */
    NOT_ARRIVED,
    /** Not known, or not yet. */
    UNKNOWN
}
