package org.segursdk.cda.letter;

import java.util.Objects;
import java.util.Optional;
import org.segursdk.cda.ClinicalDate;
import org.segursdk.core.terminology.CodedValue;

/**
 * An act to come after the stay. Source: cda §11.3 (FR-Acte, INT).
 *
 * @param label the words of the professional
 * @param code CCAM, if coded
 * @param date when, if known
 * @param priority how soon, if told
 */
public record PlannedAct(
        String label, Optional<CodedValue> code, Optional<ClinicalDate> date, Optional<Priority> priority) {
    public PlannedAct {
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(date, "date");
        Objects.requireNonNull(priority, "priority");
    }

    public static PlannedAct of(String label) {
        return new PlannedAct(label, Optional.empty(), Optional.empty(), Optional.empty());
    }

    public PlannedAct withCode(CodedValue value) {
        return new PlannedAct(label, Optional.of(value), date, priority);
    }

    public PlannedAct on(ClinicalDate value) {
        return new PlannedAct(label, code, Optional.of(value), priority);
    }

    public PlannedAct withPriority(Priority value) {
        return new PlannedAct(label, code, date, Optional.of(value));
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "PlannedAct[redacted]";
    }
}
