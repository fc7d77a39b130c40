package org.segursdk.dmp.rights;

import org.segursdk.core.actor.Professional;

/** Who stands behind a call, as the rights distinguish them. Source: dmp §2.3, §3.3. */
public enum Holder {
    /** A health professional. */
    PROFESSIONAL,
    /** Anybody else of the structure: holder of a CPE card, secretary, automate. */
    NON_PROFESSIONAL;

    /** By the profession they exercise. */
    public static Holder of(Professional professional) {
        return professional.professionCode().isPresent() ? PROFESSIONAL : NON_PROFESSIONAL;
    }
}
