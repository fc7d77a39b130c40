package org.segursdk.conformance.plan;

import java.util.List;
import java.util.Objects;
import org.segursdk.conformance.catalogue.Requirement;
import org.segursdk.core.error.LocalizedText;

/**
 * A requirement seen from one product.
 *
 * @param requirement as in the catalogue
 * @param inProfile whether the REM of one of the product's types holds it, by a pick, a deduction or (when asked for) a draft
 * @param weight what a failure does; {@link Weight#NONE} when it does not apply
 * @param reasons why it applies or does not, one for each type of software concerned
 * @param needs what it takes to prove it; none when it does not apply
 */
public record PlannedRequirement(
        Requirement requirement, boolean inProfile, Weight weight, List<LocalizedText> reasons, List<Need> needs) {
    public PlannedRequirement {
        Objects.requireNonNull(requirement, "requirement");
        Objects.requireNonNull(weight, "weight");
        reasons = List.copyOf(reasons);
        needs = List.copyOf(needs);
    }

    public boolean applies() {
        return weight != Weight.NONE;
    }

    public String id() {
        return requirement.id();
    }
}
