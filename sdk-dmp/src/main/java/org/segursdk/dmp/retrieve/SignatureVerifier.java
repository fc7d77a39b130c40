package org.segursdk.dmp.retrieve;

import java.io.IOException;
import java.time.Clock;
import java.util.Objects;
import org.segursdk.core.credentials.TrustMaterial;
import org.segursdk.core.document.ContentSource;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.dmp.internal.SubmissionVerification;

/**
 * Checks the signature that a document was submitted under: the signature document of its submission, retrieved like any other,
 * against the bytes of the document. The certificates are validated at the time of signing that the signer states, without
 * asking for revocation; SHA-1 and SHA-256 are accepted, nothing else. Thread-safe. Source: dmp §7.1.
 */
public final class SignatureVerifier {
    private final SubmissionVerification verification;

    private SignatureVerifier(SubmissionVerification verification) {
        this.verification = verification;
    }

    /** @param trust the authorities signers must chain to */
    public static SignatureVerifier of(TrustMaterial trust, Clock clock) {
        return new SignatureVerifier(new SubmissionVerification(
                Objects.requireNonNull(trust, "trust"), Objects.requireNonNull(clock, "clock")));
    }

    /**
     * Checks one document. Both contents are read once; the document is not held in memory.
     *
     * @param signature the signature document
     * @param uniqueId of the document
     * @param document its bytes
     * @throws InvalidInputException rule {@code CONTENT-UNREADABLE}: one of the two cannot be read
     */
    public SignatureVerdict verify(ContentSource signature, String uniqueId, ContentSource document) {
        try {
            return verification.verify(signature, uniqueId, document);
        } catch (IOException e) {
            throw InvalidInputException.of(
                    "SignatureVerifier",
                    "content",
                    "CONTENT-UNREADABLE",
                    "le document ou sa signature ne peut être lu",
                    "the document or its signature cannot be read");
        }
    }

    @Override
    public String toString() {
        return "SignatureVerifier";
    }
}
