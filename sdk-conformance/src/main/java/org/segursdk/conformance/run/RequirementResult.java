package org.segursdk.conformance.run;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.conformance.evidence.SuppliedEvidence;
import org.segursdk.conformance.plan.PlannedRequirement;
import org.segursdk.conformance.plan.Weight;
import org.segursdk.conformance.profile.Waiver;
import org.segursdk.core.error.LocalizedText;

/**
 * What came out for one requirement.
 *
 * @param planned the requirement as planned for the product
 * @param verdict what came out
 * @param why in one sentence
 * @param checks what was looked at
 * @param evidence what the vendor supplied
 * @param waiver the exception that excuses it
 */
public record RequirementResult(
        PlannedRequirement planned,
        Verdict verdict,
        LocalizedText why,
        List<CheckResult> checks,
        List<SuppliedEvidence> evidence,
        Optional<Waiver> waiver) {
    public RequirementResult {
        Objects.requireNonNull(planned, "planned");
        Objects.requireNonNull(verdict, "verdict");
        Objects.requireNonNull(why, "why");
        checks = List.copyOf(checks);
        evidence = List.copyOf(evidence);
        Objects.requireNonNull(waiver, "waiver");
    }

    public String id() {
        return planned.id();
    }

    /** Whether it counts for the outcome of the run. */
    public boolean isRequired() {
        return planned.weight() == Weight.REQUIRED;
    }

    /** Every condition that does not hold, of all checks. */
    public List<FailedCondition> failures() {
        return checks.stream().flatMap(each -> each.failures().stream()).toList();
    }
}
