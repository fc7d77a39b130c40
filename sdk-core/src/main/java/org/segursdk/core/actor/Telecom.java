package org.segursdk.core.actor;

import java.util.Objects;
import java.util.regex.Pattern;
import org.segursdk.core.error.InvalidInputException;

/**
 * A telephone number or an electronic address, as a URI with scheme {@code tel}, {@code fax}, {@code mailto} or {@code http}.
 * Source: cda §4.3.
 *
 * @param uri such as {@code tel:+33144556677} or {@code mailto:a@b.mssante.fr}
 * @param use where it applies
 */
public record Telecom(String uri, Address.Use use) {
    private static final Pattern FORM =
            Pattern.compile("(tel|fax):[0-9+().\\- ]{2,30}|mailto:[^\\s@<>]+@[^\\s@<>]+|https?://\\S+");

    /**
     * @throws InvalidInputException rules {@code CDA-TELECOM-FORM}, {@code CDA-TELECOM-USE}
     */
    public Telecom {
        Objects.requireNonNull(uri, "uri");
        Objects.requireNonNull(use, "use");
        if (!FORM.matcher(uri).matches()) {
            throw InvalidInputException.of(
                    "Telecom",
                    "uri",
                    "CDA-TELECOM-FORM",
                    "attendu : tel:, fax:, mailto: ou http: suivi de la valeur",
                    "expected tel:, fax:, mailto: or http: followed by the value");
        }
        if (!use.forTelecom()) {
            throw InvalidInputException.of(
                    "Telecom",
                    "use",
                    "CDA-TELECOM-USE",
                    "cet usage est celui d'une adresse",
                    "this use is that of an address");
        }
    }

    public static Telecom phone(String number, Address.Use use) {
        return new Telecom("tel:" + number, use);
    }

    /** A mobile telephone. */
    public static Telecom mobile(String number) {
        return phone(number, Address.Use.MOBILE);
    }

    public static Telecom email(String address, Address.Use use) {
        return new Telecom("mailto:" + address, use);
    }

    /** Redacted: a telecom may be a patient's. */
    @Override
    public String toString() {
        return "Telecom[redacted]";
    }
}
