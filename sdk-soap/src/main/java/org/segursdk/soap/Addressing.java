package org.segursdk.soap;

/** Which WS-Addressing 1.0 headers a service wants, and in which form. */
public enum Addressing {
    /** {@code Action} and {@code MessageID} in the form {@code uuid:…}, nothing else. Source: insi §3.3. */
    INSI("uuid:", false),
    /**
     * {@code MessageID} in the form {@code urn:uuid:…}, {@code To}, anonymous {@code ReplyTo} and {@code Action}, the last
     * two with {@code mustUnderstand}. Source: dmp §1.3.
     */
    DMP("urn:uuid:", true);

    private final String messageIdPrefix;
    private final boolean full;

    Addressing(String messageIdPrefix, boolean full) {
        this.messageIdPrefix = messageIdPrefix;
        this.full = full;
    }

    /** What precedes the UUID in {@code MessageID}. */
    public String messageIdPrefix() {
        return messageIdPrefix;
    }

    /** Whether {@code To} and {@code ReplyTo} are sent. */
    public boolean isFull() {
        return full;
    }
}
