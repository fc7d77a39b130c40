package org.segursdk.eprescription;

/**
 * Gives the number of a new e-prescription. The prescriber's software computes it by a rule that is not public (SEL-SFG-023):
 * whoever holds the rule implements this. The SDK has none for production. Source: eprescription §3, §9.
 *
 * <p>Called once for each prescription to be deposited, before anything is printed or sent. A number is never given twice.
 */
public interface PrescriptionNumberSource {
    /**
     * A number never given before.
     *
     * @param prescription what it is for: its prescriber, its date
     */
    PrescriptionNumber next(Prescription prescription);

    /** What stands behind the numbers; of a simulator's, everything made is a specimen. */
    Provenance provenance();
}
