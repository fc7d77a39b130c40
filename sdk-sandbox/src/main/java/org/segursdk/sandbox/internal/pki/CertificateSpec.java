package org.segursdk.sandbox.internal.pki;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;

/**
 * What a certificate of the sandbox says.
 *
 * @param use what its key may do
 * @param commonName CN
 * @param organisationalUnit OU: the structure's identifier; may be empty
 * @param validity from when to when
 * @param trusted false: issued by an authority the sandbox does not know
 */
record CertificateSpec(Use use, String commonName, String organisationalUnit, Validity validity, boolean trusted) {
    /** What the key is for; decides key usage and extended key usage. */
    enum Use {
        SERVER,
        /** AUTH_CLI, or the authentication key of a card. */
        AUTHENTICATION,
        /** ORG_SIGN, or the signature key of a card. */
        SIGNATURE,
        /** Authentication key of a CPS card: carries the card type. */
        CARD_AUTHENTICATION,
        /** Signature key of a CPS card: carries the card type. */
        CARD_SIGNATURE,
        /** Authentication key of a CPE card. */
        STAFF_CARD_AUTHENTICATION,
        /** Signature key of a CPE card. */
        STAFF_CARD_SIGNATURE;

        boolean signs() {
            return this == SIGNATURE || this == CARD_SIGNATURE || this == STAFF_CARD_SIGNATURE;
        }

        boolean onCard() {
            return this == CARD_AUTHENTICATION || this == CARD_SIGNATURE || onStaffCard();
        }

        boolean onStaffCard() {
            return this == STAFF_CARD_AUTHENTICATION || this == STAFF_CARD_SIGNATURE;
        }
    }

    /** Life of the certificate. */
    enum Validity {
        VALID,
        EXPIRED,
        /** Ends in ten days. */
        EXPIRING,
        /** Valid but for the revocation list. */
        REVOKED
    }

    /** The certificates INSi wants serve TLS and nothing else. Source: insi §3.2. */
    boolean authenticatesOnly() {
        return use == Use.AUTHENTICATION && commonName.startsWith("INSI-");
    }

    /** Name of its files: readable, and unique for the spec. */
    String slug() {
        String text = commonName + '_' + organisationalUnit;
        String readable = text.replaceAll("[^A-Za-z0-9-]+", "_").toLowerCase(Locale.ROOT);
        String shortened = readable.length() > 40 ? readable.substring(0, 40) : readable;
        String hash = UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8))
                .toString()
                .substring(0, 8);
        return (trusted ? "" : "untrusted-")
                + (validity == Validity.VALID ? "" : validity.name().toLowerCase(Locale.ROOT) + '-')
                + shortened
                + '-'
                + hash
                + '-'
                + (use.signs() ? "sign" : "auth")
                + (use.onStaffCard() ? "-cpe" : use.onCard() ? "-card" : "");
    }
}
