package org.segursdk.exchange.prescription;

/** Where the sending of a prescription stands as a whole; what each step came to stands in its state. */
public enum SendingStatus {
    /** Nodes go on with it, now or later. */
    WAITING,
    /** Over: every step is done or skipped, or the deposit was refused and the rest went without number. */
    DONE,
    /** The prescription was cancelled or replaced before it was over. */
    STOPPED,
    /** A person gave it up. */
    GIVEN_UP,
    /** A person has to look at it. */
    HUMAN
}
