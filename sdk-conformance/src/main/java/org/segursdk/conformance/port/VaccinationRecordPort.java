package org.segursdk.conformance.port;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Ins;

/** Vaccinations of the patient's own record, and how those of the DMP get there. Source: requirement REM-CDA-16. */
public interface VaccinationRecordPort {
    /**
     * A vaccination of the record.
     *
     * @param vaccine its name
     * @param lot empty when not told
     * @param date the day it was given; empty when the record does not know it
     * @param fromDmp whether the record tells that it was taken from the DMP
     */
    record Kept(String vaccine, String lot, Optional<LocalDate> date, boolean fromDmp) {}

    /** The vaccinations that the record of that patient (a person of the sandbox) holds; empty when the product keeps none. */
    Optional<List<Kept>> kept(Ins ins, IdentityTraits traits);

    /**
     * What the user does who sees the vaccination history of the patient's DMP and takes some of its lines into the record. A product that
     * takes none does nothing, and answers {@link #kept} with empty.
     *
     * @param lots the lines chosen, by their lot
     */
    void take(Ins ins, IdentityTraits traits, Set<String> lots);
}
