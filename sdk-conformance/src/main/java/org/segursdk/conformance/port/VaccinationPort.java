package org.segursdk.conformance.port;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Ins;

/** Vaccinations: the history kept in the DMP, the datamatrix of a box. */
public interface VaccinationPort {
    /**
     * A line of the history as the product shows it.
     *
     * @param vaccine its name
     * @param lot empty when not told
     */
    record Line(String vaccine, String lot) {}

    /**
     * What a box tells.
     *
     * @param cip 13 digits
     * @param expiry the last day of use; the last day of the month when the box tells the month alone
     */
    record Box(String cip, Optional<String> lot, Optional<LocalDate> expiry) {}

    /** Consults the vaccination history in the patient's DMP (a person of the sandbox); empty when the product cannot. */
    Optional<List<Line>> history(Ins ins, IdentityTraits traits);

    /** Reads a scanned datamatrix: GS1 elements as a reader sends them, separator U+001D; empty when it is not understood. */
    Optional<Box> scan(String datamatrix);
}
