package org.segursdk.exchange.outbox;

/** Where a delivery stands. */
public enum DeliveryState {
    /** To be sent, now or later. */
    WAITING,
    /** Kept back until a professional says that the announcement was made. */
    HELD,
    /** Being sent. After a crash this means: nobody knows. */
    SENDING,
    /** Sent without an answer: the other side is asked, nothing is sent again before. */
    UNCERTAIN,
    /** The other side has it. */
    CONFIRMED,
    /** The other side said no. */
    REFUSED,
    /** A rule says that there is nothing to send; its code tells which. */
    SKIPPED,
    /** The professional did not want it sent; its code tells why. */
    WITHHELD,
    /** A person has to look at it: {@link DeadLetters}. */
    HUMAN;

    /** Whether nothing more happens by itself. */
    public boolean isFinal() {
        return this == CONFIRMED || this == REFUSED || this == SKIPPED || this == WITHHELD;
    }
}
