package org.segursdk.exchange.outbox;

/** What is done with a document. */
public enum ShareOperation {
    /** It is sent for the first time. */
    SHARE,
    /** It takes the place of an earlier version, wherever that went. */
    REPLACE,
    /** It is taken back, wherever it went. */
    DELETE,
    /** In the DMP alone: it becomes visible to the patient. */
    RELEASE
}
