package org.segursdk.cda.child;

/** The ages at which a certificate is due, after the first week. */
public enum Milestone {
    /** Deuxième certificat de santé, CS9 2024.01. */
    NINTH_MONTH,
    /** Troisième certificat de santé, CS24 2024.01. */
    TWENTY_FOURTH_MONTH
}
