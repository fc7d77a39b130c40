package org.segursdk.sandbox.internal.http;

/** What happens on the wire instead of, or to, an answer. */
public enum WireEffect {
    NONE(true),
    /** The request is read, nothing is ever answered. */
    TIMEOUT(false),
    /** Processed, answered after a delay. */
    SLOW(true),
    /** The request is read, then the connection is reset (TCP RST). */
    RESET(false),
    /** The connection is reset before the request's body is read. */
    RESET_DURING_REQUEST(false),
    /** Processed, then the connection is reset instead of answering. */
    COMMIT_THEN_RESET(true),
    /** Processed, never answered. */
    COMMIT_THEN_TIMEOUT(true),
    /** Processed; the connection is closed after half the announced bytes. */
    HALF_BODY(true),
    /** Processed; one byte at a time. */
    DRIP(true),
    HTML_ERROR(false),
    SOAP11_FAULT(false),
    EMPTY_200(false),
    /** Processed; a document type declaration stands before the envelope. */
    DTD_IN_ANSWER(true),
    /** Processed; announced as {@code text/plain}. */
    WRONG_CONTENT_TYPE(true),
    HTTP_429(false),
    HTTP_503(false);

    private final boolean processes;

    WireEffect(boolean processes) {
        this.processes = processes;
    }

    /** Whether the simulator acts on the request. */
    public boolean processes() {
        return processes;
    }
}
