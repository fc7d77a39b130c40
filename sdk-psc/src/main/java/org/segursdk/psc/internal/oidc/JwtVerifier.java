package org.segursdk.psc.internal.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.text.ParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.segursdk.core.error.SegurSecurityException;

/**
 * Verifies signatures: algorithms of a fixed list, keys of the issuer's own set and nowhere else. What a token says of where its
 * key is ({@code jku}, {@code x5u}, {@code jwk}, {@code x5c}) is never looked at. Thread-safe. Source: psc §13.2.
 */
public final class JwtVerifier {
    private static final int LARGEST = 64 << 10;
    private static final int LONGEST_KEY_ID = 512;

    private final Provider provider;
    private final Set<String> algorithms;

    /** @param algorithms names of those admitted, all of public keys */
    public JwtVerifier(Provider provider, Set<String> algorithms) {
        this.provider = provider;
        this.algorithms = Set.copyOf(algorithms);
    }

    /**
     * @param types values of {@code typ} that such a token may have, lower case; having none is always allowed
     * @throws SegurSecurityException codes {@code PSC-JWT-}…
     */
    public Claims verify(String token, Set<String> types) {
        if (token.length() > LARGEST) {
            throw Refusals.security("PSC-JWT-TOO-LARGE", "le jeton est trop grand", "the token is too large");
        }
        String[] parts = token.split("\\.", -1);
        if (parts.length == 5) {
            throw Refusals.security(
                    "PSC-JWT-ENCRYPTED", "le jeton est chiffré : refusé", "the token is encrypted: refused");
        }
        if (parts.length != 3) {
            throw form();
        }
        Map<String, Object> head = object(parts[0]);
        String algorithm = head.get("alg") instanceof String name ? name : "";
        if (!algorithms.contains(algorithm)) {
            throw Refusals.security(
                    "PSC-JWT-ALGORITHM",
                    "le jeton est signé par un algorithme qui n'est pas admis",
                    "the token is signed by an algorithm that is not admitted");
        }
        checkHead(head, types);
        PublicKey key = provider.keys().find(provider.metadata().keys(), keyId(head), algorithm);
        if (!isSigned(parts, algorithm, key)) {
            throw Refusals.security(
                    "PSC-JWT-SIGNATURE", "la signature du jeton est fausse", "the signature of the token is wrong");
        }
        return new Claims(object(parts[1]), algorithm);
    }

    private static void checkHead(Map<String, Object> head, Set<String> types) {
        if (head.containsKey("crit") || head.containsKey("b64") || head.containsKey("zip")) {
            throw Refusals.security(
                    "PSC-JWT-CRITICAL",
                    "le jeton a une extension que le SDK ne connaît pas",
                    "the token has an extension that the SDK does not know");
        }
        Object type = head.get("typ");
        if (type != null && !(type instanceof String text && types.contains(text.toLowerCase(Locale.ROOT)))) {
            throw Refusals.security("PSC-JWT-TYPE", "ce jeton est d'une autre sorte", "this token is of another kind");
        }
    }

    private static Optional<String> keyId(Map<String, Object> head) {
        Object id = head.get("kid");
        if (id == null) {
            return Optional.empty();
        }
        if (id instanceof String text && text.length() <= LONGEST_KEY_ID) {
            return Optional.of(text);
        }
        throw form();
    }

    private static boolean isSigned(String[] parts, String algorithm, PublicKey key) {
        // Only what counts of the header is given on.
        JWSHeader header = new JWSHeader(JWSAlgorithm.parse(algorithm));
        byte[] signed = (parts[0] + '.' + parts[1]).getBytes(StandardCharsets.US_ASCII);
        try {
            return new DefaultJWSVerifierFactory()
                    .createJWSVerifier(header, key)
                    .verify(header, signed, new Base64URL(parts[2]));
        } catch (JOSEException e) {
            return false;
        }
    }

    /** The claims of a token that is only looked into, its signature being another's to verify; empty when it is not a JWT. */
    public static Optional<Claims> peek(String token) {
        String[] parts = token.split("\\.", -1);
        if (token.length() > LARGEST || parts.length != 3) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Claims(object(parts[1]), ""));
        } catch (SegurSecurityException e) {
            return Optional.empty();
        }
    }

    private static Map<String, Object> object(String part) {
        try {
            return JSONObjectUtils.parse(new Base64URL(part).decodeToString(), LARGEST);
        } catch (ParseException | RuntimeException e) {
            throw form();
        }
    }

    private static SegurSecurityException form() {
        return Refusals.security(
                "PSC-JWT-FORM", "le jeton n'a pas la forme attendue", "the token has not the form expected");
    }
}
