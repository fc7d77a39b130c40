package org.segursdk.cda.biology;

import java.util.Objects;
import java.util.Optional;
import org.segursdk.core.terminology.CodedValue;

/**
 * How a result was measured. Source: cda §8.3 (c).
 *
 * @param label words shown to people
 * @param code code of ANSM's table of reagents ({@link #ANSM_REAGENTS}), if coded
 */
public record BioMethod(String label, Optional<CodedValue> code) {
    /** ANSM: table de codage commune des réactifs. */
    public static final String ANSM_REAGENTS = "1.2.250.1.213.2.3.5";

    public BioMethod {
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(code, "code");
    }

    /** A method in words. */
    public static BioMethod of(String label) {
        return new BioMethod(label, Optional.empty());
    }

    /** A method of ANSM's table. */
    public static BioMethod ansm(String code, String label) {
        return new BioMethod(label, Optional.of(CodedValue.of(code, ANSM_REAGENTS, label)));
    }

    /** Without the words. */
    @Override
    public String toString() {
        return "BioMethod[redacted]";
    }
}
