package org.segursdk.cda.biology;

import java.math.BigDecimal;
import java.util.Optional;
import org.segursdk.cda.Quantity;
import org.segursdk.cda.internal.UcumUnits;
import org.segursdk.core.error.InvalidInputException;

/**
 * Units of biology: what French laboratories print ({@code G/L}, {@code UI/L}, {@code µmol/L}) and the UCUM code that a CR-BIO
 * carries ({@code 10*9/L}, {@code [IU]/L}, {@code umol/L}). The list is the one the official validator accepts. Source: cda
 * §8.3 (Units).
 */
public final class BioUnits {
    private BioUnits() {}

    /** Whether the unit may stand in a document: in the published list, once a lower-case annotation is removed. */
    public static boolean isAccepted(String ucum) {
        return UcumUnits.isAccepted(ucum);
    }

    /** The UCUM code of a unit as laboratories print it; the unit itself when it is UCUM already. */
    public static Optional<String> toUcum(String printed) {
        return UcumUnits.toUcum(printed);
    }

    /**
     * A quantity in a unit as laboratories print it, which stays the one people read.
     *
     * @throws InvalidInputException rule {@code BIO-UNIT}: no UCUM code known for this unit
     */
    public static Quantity quantity(String value, String printed) {
        String ucum = toUcum(printed)
                .orElseThrow(() -> InvalidInputException.of(
                        "Quantity",
                        "unit",
                        "BIO-UNIT",
                        "unité sans équivalent UCUM connu : donnez le code UCUM",
                        "no UCUM equivalent known for this unit: give the UCUM code"));
        return new Quantity(new BigDecimal(value), ucum, printed);
    }
}
