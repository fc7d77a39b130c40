package org.segursdk.dmp.consent;

/** What can happen to a patient's consent. */
public enum ConsentKind {
    /** The patient was informed that their DMP is fed; once for a stay, or once for the relationship. */
    FEEDING_INFORMED,
    /** The patient opposes feeding, for a legitimate reason. */
    FEEDING_OPPOSED,
    /** The opposition to feeding is lifted. */
    FEEDING_OPPOSITION_LIFTED,
    /** The professional declares, by a tick, to have the patient's consent to consultation. */
    CONSULTATION_DECLARED,
    /** The professional belongs to the patient's care team: consent to consultation is presumed. */
    CONSULTATION_PRESUMED,
    /** The consent that one professional had is withdrawn. */
    CONSULTATION_WITHDRAWN,
    /** The patient opposes consultation in a mode of access; ends every consent to consult in normal mode. */
    CONSULTATION_OPPOSED,
    /** The opposition to consultation in a mode of access is lifted. */
    CONSULTATION_OPPOSITION_LIFTED,
    /** The professional breaks the glass or acts in medical regulation, and says why. */
    EXCEPTIONAL_ACCESS,
    /** The professional no longer needs that access. */
    EXCEPTIONAL_ACCESS_ENDED
}
