package org.segursdk.exchange.outbox;

/** Where a document goes. */
public enum Branch {
    /** The patient's DMP. */
    DMP,
    /** The patient's own mailbox, in Mon espace santé. */
    PATIENT,
    /** Other professionals and organisations, by MSSanté. */
    PROFESSIONALS;

    /** Whether it goes by mail. */
    public boolean byMail() {
        return this != DMP;
    }
}
