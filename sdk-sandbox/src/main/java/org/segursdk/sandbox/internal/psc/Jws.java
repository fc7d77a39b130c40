package org.segursdk.sandbox.internal.psc;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.segursdk.sandbox.internal.json.Json;

/** Signed JSON in its compact form, by the JDK alone. */
final class Jws {
    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    private Jws() {}

    static String encode(byte[] bytes) {
        return URL.encodeToString(bytes);
    }

    private static String part(Map<String, ?> json) {
        return encode(Json.write(json).getBytes(StandardCharsets.UTF_8));
    }

    static String rs256(Map<String, ?> header, Map<String, ?> claims, KeyPair keys) {
        String signed = part(header) + '.' + part(claims);
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + '.' + encode(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("RS256", e);
        }
    }

    static String hs256(Map<String, ?> header, Map<String, ?> claims, byte[] secret) {
        String signed = part(header) + '.' + part(claims);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return signed + '.' + encode(mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HS256", e);
        }
    }

    static String unsigned(Map<String, ?> claims) {
        return part(Map.of("alg", "none", "typ", "JWT")) + '.' + part(claims) + '.';
    }

    /** The same with one bit of the signature changed. */
    static String damaged(String token) {
        int dot = token.lastIndexOf('.');
        byte[] signature = Base64.getUrlDecoder().decode(token.substring(dot + 1));
        signature[signature.length / 2] ^= 1;
        return token.substring(0, dot + 1) + encode(signature);
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("SHA-256", e);
        }
    }

    /** Left half of the digest, for {@code at_hash}. */
    static String halfHash(String token) {
        byte[] digest = sha256(token.getBytes(StandardCharsets.US_ASCII));
        return encode(java.util.Arrays.copyOf(digest, digest.length / 2));
    }
}
