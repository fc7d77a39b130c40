package org.segursdk.cda.child;

/** Who pays for the care (JDV_CouvertureSociale). */
public enum SocialCoverage {
    /** Protection universelle maladie. */
    PUMA,
    /** Aide médicale de l'État. */
    AME,
    NONE
}
