package org.segursdk.insi.internal;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;

/** What is read off a certificate. Source: insi §3.2–3.4. */
final class Names {
    private static final Pattern COMMON_NAME = Pattern.compile("(?:^|,)CN=((?:\\\\.|[^,\\\\])+)");
    private static final Pattern UNIT = Pattern.compile("(?:^|,)OU=((?:\\\\.|[^,\\\\])+)");
    /** Type of card, 0 to 3. */
    private static final String CARD_TYPE = "1.2.250.1.71.1.2.2";

    private static final String[] CARDS = {"CPS", "CPF", "CDE-CPE", "CPA"};

    private Names() {}

    static Optional<String> commonName(X509Certificate certificate) {
        return first(COMMON_NAME, certificate);
    }

    static Optional<String> unit(X509Certificate certificate) {
        return first(UNIT, certificate);
    }

    private static Optional<String> first(Pattern pattern, X509Certificate certificate) {
        Matcher matcher = pattern.matcher(certificate.getSubjectX500Principal().getName(X500Principal.RFC2253));
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** The type of card its certificate tells. */
    static Optional<String> cardType(X509Certificate certificate) {
        byte[] extension = certificate.getExtensionValue(CARD_TYPE);
        if (extension == null) {
            return Optional.empty();
        }
        int type = value(ASN1OctetString.getInstance(extension).getOctets());
        return type >= 0 && type < CARDS.length ? Optional.of(CARDS[type]) : Optional.empty();
    }

    /** An integer in one of the encodings met; -1 otherwise. */
    private static int value(byte[] octets) {
        try {
            ASN1Encodable decoded = ASN1Primitive.fromByteArray(octets);
            if (decoded instanceof ASN1Integer integer) {
                return integer.intValueExact();
            }
            if (decoded instanceof ASN1Enumerated enumerated) {
                return enumerated.intValueExact();
            }
            if (decoded instanceof ASN1OctetString bytes && bytes.getOctets().length == 1) {
                return bytes.getOctets()[0];
            }
            return -1;
        } catch (IOException | ArithmeticException e) {
            return octets.length == 1 ? octets[0] : -1;
        }
    }
}
