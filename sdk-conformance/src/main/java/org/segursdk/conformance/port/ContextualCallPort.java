package org.segursdk.conformance.port;

import java.util.Optional;

/** Calls of other applications in the context of a patient. */
public interface ContextualCallPort extends DmpPatientsPort {
    /** One call: the address opened and the body of the form posted, both decoded; {@code toString} is redacted. */
    record Call(String address, String body) {
        @Override
        public String toString() {
            return "Call[redacted]";
        }
    }

    /** Opens the patient's record in the DMP web access (TD0.9); empty when the product refuses. */
    Optional<Call> webRecord(String patient);

    /** Opens the professional's dashboard of the DMP web access. */
    Optional<Call> webDashboard();

    /** Calls another application, such as a viewer of images, with the patient's full identity. */
    Optional<Call> thirdParty(String patient);
}
