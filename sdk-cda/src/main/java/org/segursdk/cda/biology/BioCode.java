package org.segursdk.cda.biology;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;

/**
 * How an analysis or a panel is coded: LOINC, or while LOINC has no code the national waiting code (code d'attente) or the
 * laboratory's own. Several may stand together. Source: cda §8.3 (c).
 *
 * @param loinc LOINC code, when there is one
 * @param others waiting code and local codes; local ones have a code system of their own
 */
public record BioCode(Optional<CodedValue> loinc, List<CodedValue> others) {
    /** Code system of the national waiting codes. */
    public static final String WAITING_CODES = "1.2.250.1.213.1.1.5.130";

    public BioCode {
        Objects.requireNonNull(loinc, "loinc");
        others = List.copyOf(others);
    }

    /**
     * A LOINC code.
     *
     * @param label label of the code, as the French LOINC gives it
     */
    public static BioCode loinc(String code, String label) {
        return new BioCode(Optional.of(CodedValue.of(code, CodeSystems.LOINC, label)), List.of());
    }

    /** A national waiting code, for an analysis LOINC does not know yet. */
    public static BioCode waiting(String code, String label) {
        return local(CodedValue.of(code, WAITING_CODES, label));
    }

    /** A code of the laboratory only. */
    public static BioCode local(CodedValue code) {
        return new BioCode(Optional.empty(), List.of(code));
    }

    /** Adds a code of the laboratory, or a waiting code. */
    public BioCode with(CodedValue other) {
        List<CodedValue> all = new ArrayList<>(others);
        all.add(other);
        return new BioCode(loinc, all);
    }
}
