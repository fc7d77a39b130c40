package org.segursdk.sandbox.internal.psc;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.segursdk.sandbox.internal.json.Json;

/** Signing keys of an issuer, made when they are first used. Thread-safe. */
final class Keys {
    /** A key and its name. */
    record Named(String kid, KeyPair keys) {
        RSAPublicKey publicKey() {
            return (RSAPublicKey) keys.getPublic();
        }
    }

    private final String purpose;
    private final Function<String, KeyPair> source;
    /** Published, the current one first. */
    private final List<Named> signing = new ArrayList<>();

    private @Nullable Named encryption;
    private @Nullable Named foreign;
    private int made;

    /** @param source gives an RSA key for a purpose */
    Keys(String purpose, Function<String, KeyPair> source) {
        this.purpose = purpose;
        this.source = source;
    }

    private Named make(String use) {
        KeyPair pair = source.apply(purpose + "-" + use + "-" + ++made);
        return new Named(Jws.encode(Jws.sha256(pair.getPublic().getEncoded())), pair);
    }

    synchronized Named current() {
        if (signing.isEmpty()) {
            signing.add(make("sig"));
        }
        return signing.get(0);
    }

    /** For encryption: published too, and signs nothing. */
    synchronized Named encryption() {
        Named known = encryption;
        if (known == null) {
            known = make("enc");
            encryption = known;
        }
        return known;
    }

    /** Published nowhere. */
    synchronized Named foreign() {
        Named known = foreign;
        if (known == null) {
            known = make("foreign");
            foreign = known;
        }
        return known;
    }

    synchronized void rotate(boolean keepOld) {
        Named fresh = make("sig");
        if (!keepOld) {
            signing.clear();
        }
        signing.add(0, fresh);
    }

    synchronized String jwks() {
        current();
        List<Object> keys = new ArrayList<>();
        signing.forEach(key -> keys.add(jwk(key, "sig", "RS256")));
        keys.add(jwk(encryption(), "enc", "RSA-OAEP"));
        return Json.write(Map.of("keys", keys));
    }

    private static Map<String, Object> jwk(Named key, String use, String algorithm) {
        return Json.object(
                "kid",
                key.kid(),
                "kty",
                "RSA",
                "alg",
                algorithm,
                "use",
                use,
                "n",
                unsigned(key.publicKey().getModulus()),
                "e",
                unsigned(key.publicKey().getPublicExponent()));
    }

    private static String unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        boolean sign = bytes.length > 1 && bytes[0] == 0;
        return Jws.encode(sign ? java.util.Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }
}
