package org.segursdk.core.actor;

import java.util.Objects;
import java.util.regex.Pattern;
import org.segursdk.core.error.InvalidInputException;

/**
 * National identifier of a professional (IdNat_PS): a prefix digit and a number. Prefix 8 is the RPPS, 0 the ADELI number;
 * 3, 4, 5, 6 mark an identifier internal to a structure, {@code 3{FINESS}/{local}}. Source: dmp §6.1, cda §2.
 *
 * @param value prefix included, such as {@code 899700366240}
 */
public record ProfessionalId(String value) {
    private static final Pattern FORM =
            Pattern.compile("8[0-9]{11}|0[0-9A-Z]{9}|[1-6][0-9A-Za-z]{1,14}/[^^&~|<>\\s]{1,40}");
    private static final Pattern RPPS = Pattern.compile("[0-9]{11}");

    /**
     * @throws InvalidInputException rule {@code PS-ID-FORM}
     */
    public ProfessionalId {
        Objects.requireNonNull(value, "value");
        if (!FORM.matcher(value).matches()) {
            throw InvalidInputException.of(
                    "ProfessionalId",
                    "value",
                    "PS-ID-FORM",
                    "attendu : 8 + RPPS (11 chiffres), 0 + ADELI (9), ou 3{FINESS}/{local}",
                    "expected: 8 + RPPS (11 digits), 0 + ADELI (9), or 3{FINESS}/{local}");
        }
    }

    /**
     * @param rpps 11 digits
     * @throws InvalidInputException rule {@code PS-RPPS-FORM}
     */
    public static ProfessionalId rpps(String rpps) {
        if (!RPPS.matcher(rpps).matches()) {
            throw InvalidInputException.of(
                    "ProfessionalId", "rpps", "PS-RPPS-FORM", "un RPPS a 11 chiffres", "an RPPS number has 11 digits");
        }
        return new ProfessionalId("8" + rpps);
    }

    public boolean isInternal() {
        return value.indexOf('/') >= 0;
    }

    @Override
    public String toString() {
        return value;
    }
}
