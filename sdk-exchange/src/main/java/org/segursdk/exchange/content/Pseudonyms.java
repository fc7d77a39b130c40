package org.segursdk.exchange.content;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.identity.InsNames;

/**
 * Keys by which rows about one person are found without telling who it is: HMAC-SHA-256 under a secret of the caller, 32 hexadecimal
 * digits. The secret is never changed, otherwise nothing is found again; it is another than those of {@link ContentKeys}.
 * Immutable, thread-safe.
 */
public final class Pseudonyms {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int DIGITS = 32;

    private final SecretKey secret;

    private Pseudonyms(SecretKey secret) {
        this.secret = secret;
    }

    /** @param secret at least 32 random bytes */
    public static Pseudonyms of(SecretKey secret) {
        return new Pseudonyms(Objects.requireNonNull(secret, "secret"));
    }

    /** Of a patient by matricule; the authority does not count, since one person may stand under several. */
    public String of(Ins ins) {
        return of("ins", ins.matricule().number());
    }

    /** Of a patient by name, first given name, sex and date of birth, written alike whatever the case and accents. */
    public String of(IdentityTraits traits) {
        return of(
                "traits",
                InsNames.words(traits.birthName())
                        + '|'
                        + InsNames.words(traits.firstGivenName())
                        + '|'
                        + traits.sex().code()
                        + '|'
                        + traits.birthDate().toIso());
    }

    /**
     * Of anything else.
     *
     * @param kind keeps values of different kinds apart
     */
    public String of(String kind, String value) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            mac.update((kind + '\n').getBytes(StandardCharsets.UTF_8));
            byte[] digest = mac.doFinal(value.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, DIGITS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    /** Its name alone. */
    @Override
    public String toString() {
        return "Pseudonyms";
    }
}
