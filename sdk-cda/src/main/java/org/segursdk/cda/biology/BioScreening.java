package org.segursdk.cda.biology;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.cda.ClinicalDate;
import org.segursdk.cda.Problem;
import org.segursdk.core.terminology.CodedValue;

/**
 * Why the examination was made: the context of an organised screening (FR-Raison-de-la-recommandation). Rules are checked by
 * the report. Source: cda §8.2.
 *
 * @param context words shown to people
 * @param code code of the context (JDV_ContexteExamenCCU for cervical screening), if coded
 * @param problems what is looked for or known; at least one
 * @param at when the context was established, if told
 */
public record BioScreening(
        String context, Optional<CodedValue> code, List<Problem> problems, Optional<ClinicalDate> at) {
    public BioScreening {
        Objects.requireNonNull(context, "context");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(at, "at");
        problems = List.copyOf(problems);
    }

    /** A context in words, with a problem. */
    public static BioScreening of(String context, Problem problem) {
        return new BioScreening(context, Optional.empty(), List.of(problem), Optional.empty());
    }

    public BioScreening withCode(CodedValue value) {
        return new BioScreening(context, Optional.of(value), problems, at);
    }

    public BioScreening withProblem(Problem problem) {
        List<Problem> all = new ArrayList<>(problems);
        all.add(problem);
        return new BioScreening(context, code, all, at);
    }

    public BioScreening withDate(ClinicalDate value) {
        return new BioScreening(context, code, problems, Optional.of(value));
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "BioScreening[redacted]";
    }
}
