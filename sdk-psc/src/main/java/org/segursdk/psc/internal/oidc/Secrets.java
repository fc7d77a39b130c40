package org.segursdk.psc.internal.oidc;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.HexFormat;

/** Draws and compares what must not be guessed. */
public final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    /** 256 bits, in hexadecimal. Source: psc §3. */
    public static String draw() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Two digits, drawn evenly. */
    public static String twoDigits() {
        int drawn = RANDOM.nextInt(100);
        return drawn < 10 ? "0" + drawn : String.valueOf(drawn);
    }

    /** Takes a time that does not depend on where two texts differ. */
    public static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    public static byte[] digest(String algorithm, byte[] data) {
        try {
            return MessageDigest.getInstance(algorithm).digest(data);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(algorithm, e);
        }
    }

    /** What is kept of a value whose reuse is watched for. */
    public static String trace(String value) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(digest("SHA-256", value.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Whether a {@code x5t#S256} is a certificate's, in the form of RFC 8705 or in that of the ANS: base64 of the hexadecimal
     * digits. Source: psc §5.
     */
    public static boolean isThumbprint(String claimed, X509Certificate certificate) {
        byte[] hash;
        try {
            hash = digest("SHA-256", certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("certificate", e);
        }
        String standard = Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        String ans = Base64.getEncoder()
                .encodeToString(HexFormat.of().formatHex(hash).getBytes(StandardCharsets.US_ASCII));
        return same(claimed, standard) | same(claimed, ans);
    }
}
