package org.segursdk.annuaire;

import java.util.regex.Pattern;
import org.segursdk.core.error.InvalidInputException;

/**
 * The key of an application subscribed to the Annuaire Santé; a secret, never shown. Source: annuaire §1.
 */
public final class ApiKey {
    /** What a header value may hold: a key with a line end would add headers. */
    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7E]{1,512}");

    private final String value;

    private ApiKey(String value) {
        this.value = value;
    }

    /**
     * @param value as the portal shows it; surrounding blanks are left out
     * @throws InvalidInputException rule {@code ANN-KEY}
     */
    public static ApiKey of(String value) {
        String key = value.strip();
        if (!FORM.matcher(key).matches()) {
            throw InvalidInputException.of(
                    "ApiKey",
                    "value",
                    "ANN-KEY",
                    "une clé de 1 à 512 caractères ASCII visibles est attendue",
                    "a key of 1 to 512 visible ASCII characters is expected");
        }
        return new ApiKey(key);
    }

    /** The secret itself, for the header of a request. */
    public String reveal() {
        return value;
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "ApiKey[redacted]";
    }
}
