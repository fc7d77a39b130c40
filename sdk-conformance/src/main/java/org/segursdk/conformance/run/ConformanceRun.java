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
 * searched for identities outside the synthetic ranges. {@link Builder#run} makes all at once; {@link Builder#start} lets a test runner
 * make them one by one.
 */
public final class ConformanceRun {
    private static final ZoneId FRANCE = ZoneId.of("Europe/Paris");

    private final Plan plan;
    private final List<Check> checks;
    private final List<SuppliedEvidence> evidence;
    private final Means means;
    private final String kitVersion;
    private final CheckContext context;
    private final Instant started;
    private final long startedNanos = System.nanoTime();
    private final Map<String, CheckResult> looked = new HashMap<>();

    private ConformanceRun(Builder builder) {
        this.plan = builder.plan;
        this.evidence = List.copyOf(builder.evidence);
        this.means = builder.means;
        this.kitVersion = builder.kitVersion;
        this.context = new CheckContext(plan.profile(), builder.artefacts, builder.clock, builder.services);
        this.started = builder.clock.instant();
        Set<String> wanted = new HashSet<>();
        plan.applicable().forEach(each -> wanted.add(each.id()));
        this.checks = builder.checks.values().stream()
                .filter(check -> check.verifies().stream().anyMatch(wanted::contains))
                .toList();
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
        private Means means = Means.FILES;
        private boolean gated;

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
            this.gated = false;
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

        /** Tells the reports by which means the product acts. */
        public Builder means(Means value) {
            this.means = Objects.requireNonNull(value, "value");
            return this;
        }

        /**
         * Begins a run: looks for what must not be there, makes no check yet.
         *
         * @throws SegurSecurityException with code {@link IdentityGate#CODE} when an artefact holds an identity outside the synthetic
         *     ranges, {@link HostGate#CODE} when a host is not one of tests
         */
        public ConformanceRun start() {
            gate();
            return new ConformanceRun(this);
        }

        /** Looks for what must not be there, as {@link #start} does, before a product is started. */
        public Builder gate() {
            if (!gated) {
                new HostGate(plan.profile().modes().environments()).pass(artefacts);
                IdentityGate.pass(artefacts);
                gated = true;
            }
            return this;
        }

        /**
         * Runs the checks.
         *
         * @throws SegurSecurityException as {@link #start} does; nothing was run
         */
        public RunResult run() {
            return start().finish();
        }
    }

    public Plan plan() {
        return plan;
    }

    /** The checks that prove a requirement; none when it does not apply. */
    public List<Check> checks(String requirement) {
        return checks.stream()
                .filter(each -> each.verifies().contains(requirement))
                .toList();
    }

    /** Makes a check, the first time it is asked for. Checks are made one after the other: live ones share one sandbox. */
    public synchronized CheckResult look(Check check) {
        CheckResult known = looked.get(check.id());
        if (known == null) {
            known = CheckResult.of(check, context);
            looked.put(check.id(), known);
        }
        return known;
    }

    /** The verdict of one requirement of the profile; makes those of its checks that were not made yet. */
    public RequirementResult judge(PlannedRequirement planned) {
        return result(planned, looks(planned), waivers());
    }

    /** Makes every check that was not made yet, in their order, and judges all requirements of the profile. */
    public RunResult finish() {
        checks.forEach(this::look);
        Map<Waiver, WaiverOutcome.State> states = waivers();
        List<RequirementResult> results = new ArrayList<>();
        for (PlannedRequirement planned : plan.inProfile()) {
            results.add(result(planned, looks(planned), states));
        }
        List<WaiverOutcome> outcomes = new ArrayList<>();
        states.forEach((waiver, state) -> outcomes.add(new WaiverOutcome(waiver, state)));
        Duration duration = Duration.ofNanos(System.nanoTime() - startedNanos);
        return new RunResult(
                UUID.randomUUID().toString(), started, duration, kitVersion, means, plan, results, outcomes);
    }

    private List<CheckResult> looks(PlannedRequirement planned) {
        return checks(planned.id()).stream().map(this::look).toList();
    }

    private Map<Waiver, WaiverOutcome.State> waivers() {
        Map<Waiver, WaiverOutcome.State> states = new LinkedHashMap<>();
        LocalDate today = LocalDate.ofInstant(started, FRANCE);
        for (Waiver each : plan.profile().waivers()) {
            states.put(each, each.isExpired(today) ? WaiverOutcome.State.EXPIRED : WaiverOutcome.State.UNNEEDED);
        }
        return states;
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
