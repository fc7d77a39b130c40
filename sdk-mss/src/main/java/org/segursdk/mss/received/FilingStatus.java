package org.segursdk.mss.received;

/** Where a received document stands, as far as a library can know. Source: mssante §6 (worklist). */
public enum FilingStatus {
    /** Not looked up: no patients were given to match with. */
    NEW,
    /** A person has to say whom it is about. */
    TO_IDENTIFY,
    /** The patient is known; it can be filed in one step. */
    READY,
    /** Known already: not to be filed again. */
    DUPLICATE,
    /** A later version is known: not to be filed. */
    OBSOLETE,
    /** The sender asks for it to be removed; a person confirms. */
    DELETE_REQUESTED,
    /** It cannot be read. */
    ERROR
}
