package org.segursdk.dmp.internal;

/** Names of the DMP's own services. Source: dmp §1.1, §5. */
final class Functional {
    static final String HABILITATIONS = "urn:si-dmp-habilitations";
    static final String PATIENTS = "urn:si-dmp-patients";
    static final String TREATING_PHYSICIAN = "MEDECIN_TRAITANT";
    /** Entries of one list. */
    static final int MAX_ENTRIES = 100_000;

    private Functional() {}
}
