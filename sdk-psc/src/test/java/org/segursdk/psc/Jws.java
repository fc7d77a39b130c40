package org.segursdk.psc;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Tokens and JSON as the tests' issuer writes them: by the JDK alone, not by the client's library. */
final class Jws {
    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    private Jws() {}

    static String json(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(each -> json(String.valueOf(each.getKey())) + ":" + json(each.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Jws::json).collect(Collectors.joining(",", "[", "]"));
        }
        if (value instanceof String text) {
            return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        }
        return String.valueOf(value);
    }

    static String signed(Map<String, Object> header, Map<String, Object> claims, KeyPair key) {
        String signing = signing(header, claims);
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key.getPrivate());
            signature.update(signing.getBytes(StandardCharsets.US_ASCII));
            return signing + '.' + URL.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String unsigned(Map<String, Object> header, Map<String, Object> claims) {
        return signing(header, claims) + '.';
    }

    /** As somebody does who takes a public key for a shared secret. */
    static String macced(Map<String, Object> header, Map<String, Object> claims, byte[] secret) {
        String signing = signing(header, claims);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return signing + '.' + URL.encodeToString(mac.doFinal(signing.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String signing(Map<String, Object> header, Map<String, Object> claims) {
        return URL.encodeToString(json(header).getBytes(StandardCharsets.UTF_8))
                + '.'
                + URL.encodeToString(json(claims).getBytes(StandardCharsets.UTF_8));
    }

    static Map<String, Object> jwk(String id, KeyPair key) {
        RSAPublicKey rsa = (RSAPublicKey) key.getPublic();
        Map<String, Object> jwk = new LinkedHashMap<>();
        jwk.put("kty", "RSA");
        jwk.put("use", "sig");
        jwk.put("alg", "RS256");
        jwk.put("kid", id);
        byte[] modulus = rsa.getModulus().toByteArray();
        jwk.put("n", URL.encodeToString(modulus[0] == 0 ? Arrays.copyOfRange(modulus, 1, modulus.length) : modulus));
        jwk.put("e", URL.encodeToString(rsa.getPublicExponent().toByteArray()));
        return jwk;
    }

    static String atHash(String token) {
        return URL.encodeToString(Arrays.copyOf(sha256(token.getBytes(StandardCharsets.US_ASCII)), 16));
    }

    static byte[] sha256(byte[] data) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(data);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String rfcThumbprint(byte[] der) {
        return URL.encodeToString(sha256(der));
    }

    static String ansThumbprint(byte[] der) {
        return Base64.getEncoder()
                .encodeToString(HexFormat.of().formatHex(sha256(der)).getBytes(StandardCharsets.US_ASCII));
    }
}
