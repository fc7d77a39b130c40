package org.segursdk.psc;

/** Signatures of tokens that may be admitted: of public keys only. Neither {@code none} nor a shared secret can be. */
public enum SigningAlgorithm {
    RS256,
    RS384,
    RS512,
    PS256,
    PS384,
    PS512,
    ES256,
    ES384,
    ES512
}
