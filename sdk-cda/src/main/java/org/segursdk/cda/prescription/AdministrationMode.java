package org.segursdk.cda.prescription;

/** How the intakes follow each other. Source: cda §10.3, eprescription §6.5. */
public enum AdministrationMode {
    /** The same dose at the same rhythm; no step. */
    NORMAL,
    /** Doses that grow or shrink (doses progressives), one step after the other. */
    TAPERED,
    /** A dose split over the day (doses fractionnées): one step for each part. */
    SPLIT,
    /** Steps that each depend on a condition. */
    CONDITIONAL,
    /** Steps that hold together (association). */
    COMBINATION,
    /** A beginning put off; no step. The period is known, or at least its duration. */
    DELAYED_START;

    /** Whether the posology is told by steps. */
    public boolean hasSteps() {
        return this != NORMAL && this != DELAYED_START;
    }
}
