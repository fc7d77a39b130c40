package org.segursdk.psc;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violations;

/**
 * A decoupled login to begin: the professional confirms it with the e-CPS or the card, away from the browser. Source: psc §4.
 *
 * @param nationalId the identifier as Pro Santé Connect knows it, without anything added: {@code 899700366240},
 *     {@code 500000001815646/CPAT00045}
 * @param channel by what it is confirmed; empty: the provider's choice
 * @param bindingMessage two digits that the software shows and the telephone repeats; empty: drawn
 */
public record CibaRequest(String nationalId, Optional<CibaChannel> channel, Optional<String> bindingMessage) {
    private static final Pattern ID = Pattern.compile("[!-~]{1,100}");
    private static final Pattern MESSAGE = Pattern.compile("[0-9]{2}");

    /** @throws InvalidInputException rules {@code PSC-CIBA-HINT}, {@code PSC-CIBA-MESSAGE} */
    public CibaRequest {
        Objects.requireNonNull(nationalId, "nationalId");
        Objects.requireNonNull(channel, "channel");
        @Nullable String message = bindingMessage.orElse(null);
        new Violations()
                .check(
                        ID.matcher(nationalId).matches(),
                        "nationalId",
                        "PSC-CIBA-HINT",
                        "l'identifiant national, sans espace",
                        "the national identifier, without a space")
                .check(
                        message == null || MESSAGE.matcher(message).matches(),
                        "bindingMessage",
                        "PSC-CIBA-MESSAGE",
                        "deux chiffres",
                        "two digits")
                .throwIfAny("CibaRequest");
    }

    /** With digits drawn by the SDK. */
    public static CibaRequest of(String nationalId, CibaChannel channel) {
        return new CibaRequest(nationalId, Optional.of(channel), Optional.empty());
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "CibaRequest[redacted]";
    }
}
