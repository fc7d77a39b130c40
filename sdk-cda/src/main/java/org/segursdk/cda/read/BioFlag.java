package org.segursdk.cda.read;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.segursdk.cda.biology.BioInterpretation;

/**
 * What the laboratory says of a result by its interpretation code. No code, or one that says nothing of normality, is {@link
 * #UNKNOWN}: never normal by default. Source: cda §8.3, mssante §6 (worklist).
 */
public enum BioFlag {
    /** {@code AA}, {@code HH}, {@code LL}: alert at once. */
    CRITICAL,
    /** {@code A}, {@code H}, {@code L} and their kin, {@code POS}, {@code DET}…: see {@link BioInterpretation#isAbnormal()}. */
    ABNORMAL,
    /** {@code N}, told so. */
    NORMAL,
    /** {@code S}, {@code I}, {@code R}…: sensitivity of a germ, neither normal nor abnormal. */
    SUSCEPTIBILITY,
    /** Not told. */
    UNKNOWN;

    private static final Map<String, BioFlag> BY_CODE = new HashMap<>();

    static {
        for (BioInterpretation interpretation : BioInterpretation.values()) {
            BY_CODE.put(interpretation.code().code(), of(interpretation));
        }
        // Former codes of HL7, met in older reports.
        BY_CODE.put("H>", ABNORMAL);
        BY_CODE.put("L<", ABNORMAL);
        BY_CODE.put("MS", SUSCEPTIBILITY);
        BY_CODE.put("VS", SUSCEPTIBILITY);
    }

    private static BioFlag of(BioInterpretation interpretation) {
        if (interpretation.isCritical()) {
            return CRITICAL;
        }
        if (interpretation.isAbnormal()) {
            return ABNORMAL;
        }
        if (interpretation == BioInterpretation.NORMAL) {
            return NORMAL;
        }
        return interpretation.isSusceptibility() ? SUSCEPTIBILITY : UNKNOWN;
    }

    /** What one code says. */
    public static BioFlag of(String interpretationCode) {
        return BY_CODE.getOrDefault(interpretationCode, UNKNOWN);
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
