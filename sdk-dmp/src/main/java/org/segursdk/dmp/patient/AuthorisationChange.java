package org.segursdk.dmp.patient;

/** What a professional does to their own authorisation on a record (TD0.3). Source: dmp §5.1. */
public enum AuthorisationChange {
    /** Gives oneself the authorisation; again changes nothing and is no error. */
    ADD(true, false),
    /** Gives oneself the authorisation and declares oneself médecin traitant. */
    ADD_AS_TREATING_PHYSICIAN(true, true),
    /** Gives the authorisation up. */
    REMOVE(false, false),
    /** Is the médecin traitant no more and keeps the authorisation. */
    STOP_BEING_TREATING_PHYSICIAN(false, true);

    private final boolean addition;
    private final boolean ofTreatingPhysician;

    AuthorisationChange(boolean addition, boolean ofTreatingPhysician) {
        this.addition = addition;
        this.ofTreatingPhysician = ofTreatingPhysician;
    }

    /** {@code AJOUT}; else {@code SUPPRESSION}. */
    public boolean isAddition() {
        return addition;
    }

    /** Whether the role of médecin traitant is concerned. */
    public boolean isOfTreatingPhysician() {
        return ofTreatingPhysician;
    }
}
