package org.segursdk.soap;

/** XML signature algorithms. Source: dmp §3.1, insi §3.4. */
public enum SignatureAlgorithm {
    /** SHA-256; with an elliptic-curve key, ECDSA. */
    SHA256("http://www.w3.org/2001/04/xmlenc#sha256"),
    /** SHA-1, only for a service that still refuses SHA-256. */
    SHA1("http://www.w3.org/2000/09/xmldsig#sha1");

    private final String digestUri;

    SignatureAlgorithm(String digestUri) {
        this.digestUri = digestUri;
    }

    /** URI of the digest. */
    public String digestUri() {
        return digestUri;
    }

    /** URI of the signature for a type of key, {@code RSA} or {@code EC}. */
    public String signatureUri(String keyAlgorithm) {
        if (keyAlgorithm.equals("EC")) {
            return this == SHA256
                    ? "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256"
                    : "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha1";
        }
        return this == SHA256
                ? "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"
                : "http://www.w3.org/2000/09/xmldsig#rsa-sha1";
    }
}
