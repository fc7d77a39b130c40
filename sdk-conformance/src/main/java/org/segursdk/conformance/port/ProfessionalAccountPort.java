package org.segursdk.conformance.port;

import java.util.Objects;
import java.util.Optional;

/** Accounts of professionals, known by their RPPS number; time is the bench's clock. Requirement REM-SEC-17. */
public interface ProfessionalAccountPort {
    /**
     * What an account keeps of the directory.
     *
     * @param rpps eleven digits
     * @param familyName of practice
     * @param givenName of practice
     * @param profession code of TRE_G15, such as {@code 10}
     */
    record ProfessionalAttributes(String rpps, String familyName, String givenName, String profession) {
        public ProfessionalAttributes {
            Objects.requireNonNull(rpps, "rpps");
            Objects.requireNonNull(familyName, "familyName");
            Objects.requireNonNull(givenName, "givenName");
            Objects.requireNonNull(profession, "profession");
        }

        /** Redacted. */
        @Override
        public String toString() {
            return "ProfessionalAttributes[redacted]";
        }
    }

    /** An administrator creates an account for a professional; whether it was created. */
    boolean createProfessional(String rpps) throws Exception;

    /** What the account holds; empty when there is none. */
    Optional<ProfessionalAttributes> attributes(String rpps) throws Exception;

    /** The bench's clock was moved: whatever the product does now and then is due. */
    void timersDue() throws Exception;
}
