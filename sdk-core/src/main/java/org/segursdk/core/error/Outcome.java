package org.segursdk.core.error;

/** What is known of the effect of a failed call on the other side. */
public enum Outcome {
    /** Nothing left this machine, or nothing that the service can have acted upon. */
    NOT_SENT,
    /** The service answered that it did not do it. */
    REFUSED,
    /** The request left and no usable answer came: ask the service before sending again. */
    UNCERTAIN
}
