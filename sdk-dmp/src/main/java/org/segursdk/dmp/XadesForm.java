package org.segursdk.dmp;

import java.util.Objects;

/**
 * The form of the submission's signature. Source: dmp §7.1.
 *
 * @param algorithm digests and signature value
 * @param fullChain whether {@code SigningCertificate} lists the whole chain (official sample) or the signer alone
 * @param manifestTransform whether the reference to the manifest names the canonicalisation explicitly
 * @param qualifiedSignatureProperties whether {@code SignatureProperties} stands in the namespace of XML Signature (standard)
 *     or in none (official sample)
 */
public record XadesForm(
        Algorithm algorithm, boolean fullChain, boolean manifestTransform, boolean qualifiedSignatureProperties) {
    /** Algorithms of digests and signature. */
    public enum Algorithm {
        /** As in the official sample. */
        SHA_1(
                "SHA-1",
                "SHA1withRSA",
                "http://www.w3.org/2000/09/xmldsig#sha1",
                "http://www.w3.org/2000/09/xmldsig#rsa-sha1"),
        /** Whether the DMP accepts it is not known. */
        SHA_256(
                "SHA-256",
                "SHA256withRSA",
                "http://www.w3.org/2001/04/xmlenc#sha256",
                "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256");

        private final String digestName;
        private final String signatureName;
        private final String digestUri;
        private final String signatureUri;

        Algorithm(String digestName, String signatureName, String digestUri, String signatureUri) {
            this.digestName = digestName;
            this.signatureName = signatureName;
            this.digestUri = digestUri;
            this.signatureUri = signatureUri;
        }

        /** JCA name of the digest. */
        public String digestName() {
            return digestName;
        }

        /** JCA name of the signature. */
        public String signatureName() {
            return signatureName;
        }

        public String digestUri() {
            return digestUri;
        }

        public String signatureUri() {
            return signatureUri;
        }
    }

    /** SHA-1 and the whole chain as in the official sample, {@code SignatureProperties} as the standard says. */
    public static final XadesForm DEFAULT = new XadesForm(Algorithm.SHA_1, true, false, true);

    public XadesForm {
        Objects.requireNonNull(algorithm, "algorithm");
    }
}
