package org.segursdk.insi.verification;

import org.segursdk.core.error.SegurException;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Ins;

/**
 * Asks whether an INS and its traits are still right (WS_INS3). <strong>Experimental</strong>: the wire contract is not public
 * (root elements, namespace, action, return codes are UNKNOWN, insi §3.10), so the SDK brings no implementation of it; the owner of
 * the integration guide SEL-MP-043 writes one against this port. It may change with the guide.
 */
@FunctionalInterface
public interface InsVerifier {
    /**
     * One verification.
     *
     * @param ins matricule and OID
     * @param traits the five traits
     * @throws SegurException no usable answer; it says whether a retry is safe
     */
    Verification verify(Ins ins, IdentityTraits traits);

    /**
     * What the service answered.
     *
     * @param right whether INS and traits are right
     * @param rawCode code as the service gave it
     * @param messageId message id of the call
     */
    record Verification(boolean right, String rawCode, String messageId) {}
}
