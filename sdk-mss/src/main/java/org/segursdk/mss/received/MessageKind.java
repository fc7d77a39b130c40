package org.segursdk.mss.received;

/** What a received message is, the first of these that holds. Source: mssante §6, §7. */
public enum MessageKind {
    /** A read receipt (MDN). */
    READ_RECEIPT,
    /** A delivery report, or a non-delivery message (DSN, bounce). */
    DELIVERY_REPORT,
    /** An ordinary mail that says documents could not be filed ({@code KO Intégration}). */
    FAILURE,
    /** Written by a patient in Mon espace santé, whatever it carries. */
    CITIZEN,
    /** Carries an IHE_XDM archive, sound or not. */
    XDM,
    /** Carries documents without an archive: CDA or PDF files. */
    DOCUMENTS,
    /** Text, perhaps with files that are no documents. */
    TEXT
}
