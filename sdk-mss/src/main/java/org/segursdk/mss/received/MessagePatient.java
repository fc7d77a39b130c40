package org.segursdk.mss.received;

import java.util.Objects;
import java.util.Optional;
import org.segursdk.core.xds.XdsPatientId;
import org.segursdk.insi.matching.ReceivedIdentity;

/**
 * Whom the documents of a message are about, as they say: claims, no qualified INS. The number is that of METADATA.XML where
 * there is one; traits come from a CDA header that bears the same INS. Subject, body and file names tell nothing. Source: mssante
 * §6 (ECO.2.1.2).
 *
 * @param patientId the number as written
 * @param identity what is matched against the known patients
 */
public record MessagePatient(Optional<XdsPatientId> patientId, ReceivedIdentity identity) {
    public MessagePatient {
        Objects.requireNonNull(patientId, "patientId");
        Objects.requireNonNull(identity, "identity");
    }

    /** Whether there is anything to look a patient up by. */
    public boolean canBeMatched() {
        return identity.ins().isPresent() || identity.traits().isPresent();
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "MessagePatient[redacted]";
    }
}
