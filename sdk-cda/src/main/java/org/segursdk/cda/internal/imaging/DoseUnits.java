package org.segursdk.cda.internal.imaging;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.segursdk.cda.Quantity;
import org.segursdk.core.terminology.CodedValue;

/**
 * Units of the measures of JDV_QuantiteExpositionRayonnements. The publisher's list of units has {@code Gy}, {@code mGy},
 * {@code mGy.cm}, {@code Sv} and {@code Bq} but not their usual multiples: those are written converted, exactly, and read by
 * people as they were given. It has no unit at all for a dose-area product, which is written in UCUM as DICOM has it. Source:
 * cda §8.3 (Units), §9.3.
 */
final class DoseUnits {
    /** A listed unit, and the power of ten that leads to it. */
    private record Listed(String unit, int exponent) {}

    private static final Map<String, Listed> DOSE = Map.of(
            "Gy", new Listed("Gy", 0),
            "mGy", new Listed("mGy", 0),
            "cGy", new Listed("mGy", 1),
            "uGy", new Listed("mGy", -3));
    private static final Map<String, Listed> LENGTH = Map.of(
            "mGy.cm", new Listed("mGy.cm", 0), "cGy.cm", new Listed("mGy.cm", 1), "Gy.cm", new Listed("mGy.cm", 3));
    private static final Map<String, Listed> EFFECTIVE =
            Map.of("Sv", new Listed("Sv", 0), "mSv", new Listed("Sv", -3), "uSv", new Listed("Sv", -6));
    private static final Map<String, Listed> ACTIVITY = Map.of(
            "Bq", new Listed("Bq", 0),
            "kBq", new Listed("Bq", 3),
            "MBq", new Listed("Bq", 6),
            "GBq", new Listed("Bq", 9));
    private static final Map<String, Listed> TIME =
            Map.of("s", new Listed("s", 0), "min", new Listed("min", 0), "h", new Listed("h", 0));
    private static final Map<String, Listed> COUNT = Map.of("", new Listed("", 0));
    private static final Set<String> AREA =
            Set.of("Gy.m2", "mGy.m2", "uGy.m2", "Gy.cm2", "dGy.cm2", "cGy.cm2", "mGy.cm2");

    private DoseUnits() {}

    /** Whether the unit measures that. */
    static boolean fits(CodedValue measure, Quantity quantity) {
        return isArea(measure) ? AREA.contains(quantity.unit()) : units(measure).containsKey(quantity.unit());
    }

    /** As the document writes it. */
    static Quantity written(CodedValue measure, Quantity quantity) {
        return Optional.ofNullable(isArea(measure) ? null : units(measure).get(quantity.unit()))
                .filter(listed -> listed.exponent() != 0)
                .map(listed -> new Quantity(
                        quantity.value().scaleByPowerOfTen(listed.exponent()), listed.unit(), listed.unit()))
                .orElse(quantity);
    }

    private static boolean isArea(CodedValue measure) {
        return Set.of("113722", "113726", "113727").contains(measure.code());
    }

    private static Map<String, Listed> units(CodedValue measure) {
        return switch (measure.code()) {
            case "111636", "111637", "113830" -> DOSE;
            case "113813" -> LENGTH;
            case "113839" -> EFFECTIVE;
            case "113507" -> ACTIVITY;
            case "113730" -> TIME;
            case "113731" -> COUNT;
            default -> Map.of();
        };
    }
}
