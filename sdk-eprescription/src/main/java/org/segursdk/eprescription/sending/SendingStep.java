package org.segursdk.eprescription.sending;

/** A step of the sending, in the order in which it is gone through. */
public enum SendingStep {
    /** A number is drawn. */
    NUMBER,
    /** The sheet is laid out. */
    SHEET,
    /** The structured document (N3) and the sheet as a document (N1) are made. */
    DOCUMENTS,
    /** The prescription is deposited in the national base. */
    DEPOSIT,
    /** The base is asked what became of a deposit whose answer was lost. It has no result of its own: the deposit's changes. */
    RECONCILE,
    /** The sheet is handed over to be printed. */
    PRINT,
    /** The documents go to the DMP. */
    DMP,
    /** The documents go by secure mail. */
    MAIL
}
