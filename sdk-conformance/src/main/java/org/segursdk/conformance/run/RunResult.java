package org.segursdk.conformance.run;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.conformance.plan.Plan;
import org.segursdk.conformance.profile.Waiver;

/**
 * What came out of a run.
 *
 * @param id random id of the run
 * @param started when it began, UTC
 * @param duration how long it took
 * @param kitVersion version of the kit
 * @param means by which means the product acted
 * @param plan what was planned
 * @param requirements one result for each requirement of the profile, in the catalogue's order
 * @param waivers what became of each waiver
 */
public record RunResult(
        String id,
        Instant started,
        Duration duration,
        String kitVersion,
        Means means,
        Plan plan,
        List<RequirementResult> requirements,
        List<WaiverOutcome> waivers) {
    public RunResult {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(started, "started");
        Objects.requireNonNull(duration, "duration");
        Objects.requireNonNull(kitVersion, "kitVersion");
        Objects.requireNonNull(means, "means");
        Objects.requireNonNull(plan, "plan");
        requirements = List.copyOf(requirements);
        waivers = List.copyOf(waivers);
    }

    public Optional<RequirementResult> find(String requirement) {
        return requirements.stream()
                .filter(each -> each.id().equals(requirement))
                .findFirst();
    }

    /** How many requirements have each verdict. */
    public Map<Verdict, Long> counts() {
        Map<Verdict, Long> counts = new EnumMap<>(Verdict.class);
        requirements.forEach(each -> counts.merge(each.verdict(), 1L, Long::sum));
        return counts;
    }

    /** @param strict whether incomplete and unreviewed requirements count */
    public ExitCode exit(boolean strict) {
        if (requirements.stream().anyMatch(each -> each.verdict() == Verdict.ERROR)) {
            return ExitCode.BROKEN;
        }
        boolean fails = requirements.stream().anyMatch(each -> each.isRequired() && each.verdict() == Verdict.FAIL);
        if (fails || waivers.stream().anyMatch(each -> each.state() != WaiverOutcome.State.USED)) {
            return ExitCode.FAILED;
        }
        boolean open = requirements.stream()
                .anyMatch(each -> each.isRequired() && each.verdict().isOpen());
        return strict && open ? ExitCode.INCOMPLETE : ExitCode.OK;
    }

    /** Whether no required requirement is excused as a known defect. */
    public boolean isClean() {
        return requirements.stream()
                .filter(RequirementResult::isRequired)
                .flatMap(each -> each.waiver().stream())
                .noneMatch(each -> each.kind() == Waiver.Kind.KNOWN_DEFECT);
    }
}
