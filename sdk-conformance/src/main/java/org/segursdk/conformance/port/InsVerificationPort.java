package org.segursdk.conformance.port;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Ins;

/**
 * Verification of INS. The contract of the verification services (WS_INS3 to 5) is not public and the sandbox has none: the kit plays the
 * service itself, at the place where the product would call it. Requirements REM-INS-27, -28, -31.
 */
public interface InsVerificationPort extends IdentityPort {
    /** The service of verification, as the kit plays it. */
    @FunctionalInterface
    interface VerificationService {
        /** Whether INS and traits belong together. */
        VerificationAnswer verify(Ins ins, IdentityTraits traits);
    }

    /**
     * What the service answers.
     *
     * @param right whether INS and traits belong together
     * @param code as it is to stand in traces; ours, since the official ones are not public
     */
    record VerificationAnswer(boolean right, String code) {
        public VerificationAnswer {
            Objects.requireNonNull(code, "code");
        }
    }

    /**
     * A line of the product's traces of verifications.
     *
     * @param at by the bench's clock
     * @param user id of the account; empty when the trace does not tell
     * @param code answered
     */
    record VerificationTrace(Instant at, String user, String code) {
        public VerificationTrace {
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(user, "user");
            Objects.requireNonNull(code, "code");
        }
    }

    /** The product asks this service, once for each identity, wherever it would call that of INSi; until the next reset. */
    void verifyBy(VerificationService service) throws Exception;

    /** A user, or whatever the product does by itself, verifies the INS of a patient; the consequence is drawn when this returns. */
    void verify(String patient, User user) throws Exception;

    /**
     * A user verifies many patients in one gesture; the pace of calls is none.
     *
     * @return false when the product verifies one by one only: then nothing is looked at
     */
    default boolean verifyAll(List<String> patients, User user) throws Exception {
        return false;
    }

    /** The traces of verifications since the last reset, oldest first, those of received data among them. */
    List<VerificationTrace> verificationTraces() throws Exception;
}
