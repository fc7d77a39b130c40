package org.segursdk.mss.connection;

/** What becomes of a mail of which some recipients are refused. */
public enum PartialDelivery {
    /** It goes to the others; the report tells who was refused. */
    SEND_TO_ACCEPTED,
    /** It goes to nobody, and sending fails with one raw error for each recipient. */
    ALL_OR_NOTHING
}
