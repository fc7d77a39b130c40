package org.segursdk.dmp.retrieve;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.segursdk.core.error.LocalizedText;

/** What the check of a submission's signature against a document found. Source: dmp §7.1. */
public sealed interface SignatureVerdict {
    /** One function for each case. */
    default <T> T match(Function<Valid, T> valid, Function<Invalid, T> invalid) {
        return this instanceof Valid found ? valid.apply(found) : invalid.apply((Invalid) this);
    }

    default boolean isValid() {
        return this instanceof Valid;
    }

    /**
     * The document is the one that was signed, by that certificate, which chains to a trusted authority.
     *
     * @param signer whose certificate
     * @param signingTime when, as the signer said
     * @param sha1 whether anything of it rests on SHA-1, as in the DMP's official sample
     */
    record Valid(X509Certificate signer, Optional<Instant> signingTime, boolean sha1) implements SignatureVerdict {
        public Valid {
            Objects.requireNonNull(signer, "signer");
            Objects.requireNonNull(signingTime, "signingTime");
        }

        /** Without the signer. */
        @Override
        public String toString() {
            return "Valid[" + signingTime + ", sha1=" + sha1 + "]";
        }
    }

    /** The document is not to be relied upon as signed. */
    record Invalid(Reason reason) implements SignatureVerdict {
        public Invalid {
            Objects.requireNonNull(reason, "reason");
        }
    }

    /** Why a signature does not hold. */
    enum Reason {
        FORM(
                "le document de signature n'est pas de la forme attendue",
                "the signature document is not of the expected form"),
        ALGORITHM("algorithme refusé", "algorithm refused"),
        SIGNATURE_ALTERED("le document de signature a été modifié", "the signature document was altered"),
        CERTIFICATE_OTHER(
                "le certificat joint n'est pas celui que la signature désigne",
                "the certificate attached is not the one the signature names"),
        CERTIFICATE_UNTRUSTED(
                "le certificat du signataire n'est pas de confiance à la date de signature",
                "the signer's certificate is not trusted at the time of signing"),
        TIME("la date de signature est à venir", "the time of signing lies in the future"),
        DOCUMENT_NOT_SIGNED("la signature ne porte pas sur ce document", "the signature is not about this document"),
        DOCUMENT_ALTERED(
                "le document a été modifié depuis sa signature", "the document was altered since it was signed");

        private final String french;
        private final String english;

        Reason(String french, String english) {
            this.french = french;
            this.english = english;
        }

        /** For people. */
        public LocalizedText explanation() {
            return LocalizedText.of(french, english);
        }
    }
}
