package org.segursdk.conformance.port;

import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Ins;

/** Registers the patients of DMP scenarios. The other DMP subjects build on it. */
public interface DmpPatientsPort {
    /**
     * Registers a patient.
     *
     * @param ins as INSi answers it; a person of the sandbox
     * @param qualified whether the identity is validated and the INS retrieved; otherwise the product knows the traits alone
     * @return the product's id
     */
    String patient(Ins ins, IdentityTraits traits, boolean qualified);
}
