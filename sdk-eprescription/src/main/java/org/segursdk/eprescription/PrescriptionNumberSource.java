package org.segursdk.eprescription;

/**
 * Gives the number of a new e-prescription. The prescriber's software computes it by a rule that is not public (SEL-SFG-023):
 * whoever holds the rule implements this. The SDK has none for production. Source: eprescription §3, §9.
 *
 * <p>Called once for each prescription to be deposited, before anything is printed or sent; once more when the process died before the number
 * could be saved, so that nobody ever used it. A number is never given for two prescriptions; for one, a source that remembers may give the
 * same again.
 */
public interface PrescriptionNumberSource {
    /**
     * A number never given for another prescription.
     *
     * @param prescription what it is for: its prescriber, its date
     */
    PrescriptionNumber next(Prescription prescription);

    /** What stands behind the numbers; of a simulator's, everything made is a specimen. */
    Provenance provenance();
}
