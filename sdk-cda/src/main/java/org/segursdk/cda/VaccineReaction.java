package org.segursdk.cda;

import java.util.Objects;
import java.util.Optional;
import org.segursdk.core.terminology.CodedValue;

/**
 * A reaction observed after a vaccination.
 *
 * @param label the words of the professional
 * @param code usually CIM-10, if coded
 * @param onset when it began, if known
 */
public record VaccineReaction(String label, Optional<CodedValue> code, Optional<ClinicalDate> onset) {
    public VaccineReaction {
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(onset, "onset");
    }

    public static VaccineReaction of(String label) {
        return new VaccineReaction(label, Optional.empty(), Optional.empty());
    }

    public VaccineReaction withCode(CodedValue value) {
        return new VaccineReaction(label, Optional.of(value), onset);
    }

    public VaccineReaction withOnset(ClinicalDate value) {
        return new VaccineReaction(label, code, Optional.of(value));
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "VaccineReaction[redacted]";
    }
}
