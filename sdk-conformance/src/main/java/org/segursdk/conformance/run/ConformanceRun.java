package org.segursdk.conformance.run;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.segursdk.conformance.evidence.SuppliedEvidence;
import org.segursdk.conformance.plan.Plan;
import org.segursdk.conformance.plan.PlannedRequirement;
import org.segursdk.conformance.plan.Weight;
import org.segursdk.conformance.profile.Waiver;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.core.error.SegurSecurityException;

/**
 * Runs checks over what a vendor gives and makes a verdict for each requirement of its plan. Before anything else the artefacts are
 * searched for identities outside the synthetic ranges.
 */
public final class ConformanceRun {
    private static final ZoneId FRANCE = ZoneId.of("Europe/Paris");

    private final Plan plan;
    private final List<Check> checks;
    private final Artefacts artefacts;
    private final List<SuppliedEvidence> evidence;
    private final Map<Class<?>, Object> services;
    private final Clock clock;
    private final String kitVersion;

    private ConformanceRun(Builder builder) {
        this.plan = builder.plan;
        this.checks = List.copyOf(builder.checks.values());
        this.artefacts = builder.artefacts;
        this.evidence = List.copyOf(builder.evidence);
        this.services = Map.copyOf(builder.services);
        this.clock = builder.clock;
        this.kitVersion = builder.kitVersion;
    }

    public static Builder of(Plan plan) {
        return new Builder(plan);
    }

    /** What a run is made of. */
    public static final class Builder {
        private final Plan plan;
        private final Map<String, Check> checks = new LinkedHashMap<>();
        private Artefacts artefacts = Artefacts.NONE;
        private final List<SuppliedEvidence> evidence = new ArrayList<>();
        private final Map<Class<?>, Object> services = new HashMap<>();
        private Clock clock = Clock.systemUTC();
        private String kitVersion = "0";

        private Builder(Plan plan) {
            this.plan = Objects.requireNonNull(plan, "plan");
        }

        /**
         * Adds checks, those of the kit and the vendor's own.
         *
         * @throws InvalidInputException when an id is used twice or a requirement is unknown
         */
        public Builder checks(Collection<? extends Check> more) {
            for (Check check : more) {
                boolean unknown = check.verifies().isEmpty()
                        || !check.verifies().stream()
                                .allMatch(id -> plan.catalogue().find(id).isPresent());
                if (unknown || checks.put(check.id(), check) != null) {
                    throw InvalidInputException.of(
                            "Check",
                            check.id(),
                            "CHECK-ID",
                            "un id par contrôle, et des exigences connues",
                            "one id a check, and known requirements");
                }
            }
            return this;
        }

        public Builder artefacts(Artefacts files) {
            this.artefacts = Objects.requireNonNull(files, "files");
            return this;
        }

        public Builder evidence(Collection<SuppliedEvidence> more) {
            evidence.addAll(more);
            return this;
        }

        /** Gives live and port checks what they need: the sandbox, the adapter. */
        public <T> Builder service(Class<T> type, T service) {
            services.put(type, Objects.requireNonNull(service, "service"));
            return this;
        }

        public Builder clock(Clock source) {
            this.clock = Objects.requireNonNull(source, "source");
            return this;
        }

        public Builder kitVersion(String version) {
            this.kitVersion = Objects.requireNonNull(version, "version");
            return this;
        }

        /**
         * Runs the checks.
         *
         * @throws SegurSecurityException with code {@link IdentityGate#CODE} when an artefact holds an identity outside the synthetic ranges; nothing was run
         */
        public RunResult run() {
            return new ConformanceRun(this).run();
        }
    }

    private RunResult run() {
        Instant started = clock.instant();
        IdentityGate.pass(artefacts);
        CheckContext context = new CheckContext(plan.profile(), artefacts, clock, services);
        Map<String, List<CheckResult>> byRequirement = results(context);
        Map<Waiver, WaiverOutcome.State> states = new LinkedHashMap<>();
        LocalDate today = LocalDate.ofInstant(started, FRANCE);
        plan.profile()
                .waivers()
                .forEach(each -> states.put(
                        each, each.isExpired(today) ? WaiverOutcome.State.EXPIRED : WaiverOutcome.State.UNNEEDED));
        List<RequirementResult> results = new ArrayList<>();
        for (PlannedRequirement planned : plan.inProfile()) {
            results.add(result(planned, byRequirement.getOrDefault(planned.id(), List.of()), states));
        }
        List<WaiverOutcome> outcomes = new ArrayList<>();
        states.forEach((waiver, state) -> outcomes.add(new WaiverOutcome(waiver, state)));
        Duration duration = Duration.between(started, clock.instant());
        return new RunResult(UUID.randomUUID().toString(), started, duration, kitVersion, plan, results, outcomes);
    }

    /** Checks that some requirement of the plan wants, run one after the other: live ones share one sandbox. */
    private Map<String, List<CheckResult>> results(CheckContext context) {
        Set<String> wanted = new HashSet<>();
        plan.applicable().forEach(each -> wanted.add(each.id()));
        Map<String, List<CheckResult>> byRequirement = new HashMap<>();
        for (Check check : checks) {
            if (check.verifies().stream().anyMatch(wanted::contains)) {
                CheckResult result = CheckResult.of(check, context);
                for (String id : check.verifies()) {
                    byRequirement.computeIfAbsent(id, key -> new ArrayList<>()).add(result);
                }
            }
        }
        return byRequirement;
    }

    private RequirementResult result(
            PlannedRequirement planned, List<CheckResult> checks, Map<Waiver, WaiverOutcome.State> states) {
        if (!planned.applies()) {
            LocalizedText why = planned.reasons().get(0);
            return new RequirementResult(planned, Verdict.NOT_APPLICABLE, why, List.of(), List.of(), Optional.empty());
        }
        List<SuppliedEvidence> own = evidence.stream()
                .filter(each -> each.requirement().equals(planned.id()))
                .toList();
        Judge.Judgement plain = Judge.judge(planned.requirement(), checks, own);
        for (Map.Entry<Waiver, WaiverOutcome.State> entry : states.entrySet()) {
            Waiver waiver = entry.getKey();
            if (waiver.requirement().equals(planned.id())
                    && entry.getValue() != WaiverOutcome.State.EXPIRED
                    && excuses(waiver, plain.verdict(), checks)) {
                entry.setValue(WaiverOutcome.State.USED);
            }
        }
        return waived(planned, checks, own, plain, states);
    }

    /** Whether there is something to excuse. An error of the kit is nobody's exception. */
    private static boolean excuses(Waiver waiver, Verdict verdict, List<CheckResult> checks) {
        if (verdict == Verdict.ERROR) {
            return false;
        }
        return waiver.condition()
                .map(condition -> checks.stream()
                        .flatMap(each -> each.failures().stream())
                        .anyMatch(each -> each.condition().equals(condition)))
                .orElse(verdict.isOpen() || verdict == Verdict.WARN);
    }

    private static RequirementResult waived(
            PlannedRequirement planned,
            List<CheckResult> checks,
            List<SuppliedEvidence> evidence,
            Judge.Judgement plain,
            Map<Waiver, WaiverOutcome.State> states) {
        List<Waiver> used = states.entrySet().stream()
                .filter(each -> each.getValue() == WaiverOutcome.State.USED)
                .map(Map.Entry::getKey)
                .filter(each -> each.requirement().equals(planned.id()))
                .toList();
        if (used.isEmpty()) {
            Verdict verdict = softened(plain.verdict(), planned.weight());
            return new RequirementResult(planned, verdict, plain.why(), checks, evidence, Optional.empty());
        }
        Waiver first = used.get(0);
        LocalizedText reason = LocalizedText.of(first.reason(), first.reason());
        if (used.stream().anyMatch(each -> each.condition().isEmpty())) {
            return new RequirementResult(planned, Verdict.WAIVED, reason, checks, evidence, Optional.of(first));
        }
        Set<String> conditions = new HashSet<>();
        used.forEach(each -> each.condition().ifPresent(conditions::add));
        List<CheckResult> left =
                checks.stream().map(each -> each.without(conditions)).toList();
        Judge.Judgement rest = Judge.judge(planned.requirement(), left, evidence);
        boolean excused =
                rest.verdict() == Verdict.WAIVED || rest.verdict() == Verdict.PASS || rest.verdict() == Verdict.PARTIAL;
        Verdict verdict = excused ? Verdict.WAIVED : softened(rest.verdict(), planned.weight());
        return new RequirementResult(
                planned, verdict, excused ? reason : rest.why(), checks, evidence, Optional.of(first));
    }

    /** What is not required warns, it never fails. */
    private static Verdict softened(Verdict verdict, Weight weight) {
        return verdict == Verdict.FAIL && weight != Weight.REQUIRED ? Verdict.WARN : verdict;
    }
}
