package org.segursdk.cda.read;

import java.util.List;
import java.util.Set;

/**
 * What the laboratory says of a result by its interpretation code. No code, or one that says nothing of normality, is {@link
 * #UNKNOWN}: never normal by default. Source: cda §8.3, mssante §6 (worklist).
 */
public enum BioFlag {
    /** {@code AA}, {@code HH}, {@code LL}: alert at once. */
    CRITICAL,
    /** {@code A}, {@code H}, {@code L} and their kin: outside what is expected. */
    ABNORMAL,
    /** {@code N}, told so. */
    NORMAL,
    /** {@code S}, {@code I}, {@code R}…: sensitivity of a germ, neither normal nor abnormal. */
    SUSCEPTIBILITY,
    /** Not told. */
    UNKNOWN;

    private static final Set<String> CRITICAL_CODES = Set.of("AA", "HH", "LL");
    private static final Set<String> ABNORMAL_CODES =
            Set.of("A", "H", "L", "HU", "LU", "H>", "L<", "HX", "LX", "EX", "<", ">");
    private static final Set<String> SUSCEPTIBILITY_CODES =
            Set.of("S", "I", "R", "MS", "VS", "NS", "SDD", "SYN-R", "SYN-S");

    /** What one code says. */
    public static BioFlag of(String interpretationCode) {
        if (interpretationCode.equals("N")) {
            return NORMAL;
        }
        if (CRITICAL_CODES.contains(interpretationCode)) {
            return CRITICAL;
        }
        if (ABNORMAL_CODES.contains(interpretationCode)) {
            return ABNORMAL;
        }
        return SUSCEPTIBILITY_CODES.contains(interpretationCode) ? SUSCEPTIBILITY : UNKNOWN;
    }

    /** What several codes say together: the worst of them. */
    public static BioFlag worst(List<String> interpretationCodes) {
        BioFlag worst = UNKNOWN;
        for (String code : interpretationCodes) {
            BioFlag flag = of(code);
            if (worst == UNKNOWN || flag.ordinal() < worst.ordinal()) {
                worst = flag;
            }
        }
        return worst;
    }
}
