package org.segursdk.core.actor;

import java.util.Objects;
import java.util.regex.Pattern;
import org.segursdk.core.error.InvalidInputException;

/**
 * National identifier of a structure (IdNat_Struct): prefix 0 ADELI practice, 1 FINESS, 2 SIREN, 3 SIRET, 4 RPPS-rank.
 * Test FINESS numbers may hold letters. Source: dmp §6.1, cda §2.
 *
 * @param value prefix included, such as {@code 10B0193488}
 */
public record StructureId(String value) {
    private static final Pattern FORM =
            Pattern.compile("0[0-9A-Z]{9,14}|1[0-9A-Z]{9}|2[0-9]{9}|3[0-9]{14}|4[0-9]{11,14}");

    /**
     * @throws InvalidInputException rule {@code STRUCT-ID-FORM}
     */
    public StructureId {
        Objects.requireNonNull(value, "value");
        if (!FORM.matcher(value).matches()) {
            throw InvalidInputException.of(
                    "StructureId",
                    "value",
                    "STRUCT-ID-FORM",
                    "attendu : 1 + FINESS (9), 2 + SIREN (9), 3 + SIRET (14), 4 + RPPS-rang ou 0 + cabinet ADELI",
                    "expected: 1 + FINESS (9), 2 + SIREN (9), 3 + SIRET (14), 4 + RPPS-rank or 0 + ADELI practice");
        }
    }

    /** @param finess 9 characters, geographic or legal */
    public static StructureId finess(String finess) {
        return new StructureId("1" + finess);
    }

    /** @param siret 14 digits */
    public static StructureId siret(String siret) {
        return new StructureId("3" + siret);
    }

    /** @param rppsRank RPPS number followed by the practice rank */
    public static StructureId rppsRank(String rppsRank) {
        return new StructureId("4" + rppsRank);
    }

    @Override
    public String toString() {
        return value;
    }
}
