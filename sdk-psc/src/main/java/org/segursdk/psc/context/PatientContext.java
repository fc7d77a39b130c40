package org.segursdk.psc.context;

import java.util.Objects;
import java.util.Optional;

/**
 * The patient whose record is open, as one application tells another. Experimental. Source: psc §12.
 *
 * @param ins the patient's INS, if known
 * @param givenName prénom
 * @param familyName nom
 */
public record PatientContext(Optional<String> ins, Optional<String> givenName, Optional<String> familyName) {
    public PatientContext {
        Objects.requireNonNull(ins, "ins");
        Objects.requireNonNull(givenName, "givenName");
        Objects.requireNonNull(familyName, "familyName");
    }

    /** Redacted: a patient. */
    @Override
    public String toString() {
        return "PatientContext[redacted]";
    }
}
