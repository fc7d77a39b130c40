package org.segursdk.sandbox.internal.dmp;

import java.security.cert.X509Certificate;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;

/** The type of card a certificate belongs to. Source: insi §3.4. */
final class CardType {
    static final int CPS = 0;
    static final int CPE = 2;
    private static final String EXTENSION = "1.2.250.1.71.1.2.2";

    private CardType() {}

    /** Empty for certificates of structures, or where the extension cannot be read. */
    static Optional<Integer> of(X509Certificate certificate) {
        byte[] extension = certificate.getExtensionValue(EXTENSION);
        if (extension == null) {
            return Optional.empty();
        }
        try {
            byte[] inner = ASN1OctetString.getInstance(extension).getOctets();
            return Optional.of(ASN1Integer.getInstance(inner).intValueExact());
        } catch (IllegalArgumentException | ArithmeticException e) {
            return Optional.empty();
        }
    }
}
