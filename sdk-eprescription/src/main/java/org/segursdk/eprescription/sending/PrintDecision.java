package org.segursdk.eprescription.sending;

/** What may be printed now. Whether the national rules let the code be printed before the acknowledgement is unknown: it is not here. */
public enum PrintDecision {
    /** Nothing yet: the deposit is not settled. */
    WAIT,
    /** The base acknowledged: the sheet bears number and code. */
    WITH_NUMBER,
    /** The prescription is not in the base: a sheet without number and code. */
    WITHOUT_NUMBER
}
