package org.segursdk.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;
import org.segursdk.conformance.catalogue.Domain;
import org.segursdk.conformance.plan.PlannedRequirement;
import org.segursdk.conformance.profile.Waiver;
import org.segursdk.conformance.report.RunReports;
import org.segursdk.conformance.run.Check;
import org.segursdk.conformance.run.CheckResult;
import org.segursdk.conformance.run.ConformanceRun;
import org.segursdk.conformance.run.FailedCondition;
import org.segursdk.conformance.run.RecordedRun;
import org.segursdk.conformance.run.RequirementResult;
import org.segursdk.conformance.run.RunDiff;
import org.segursdk.conformance.run.Verdict;
import org.segursdk.conformance.run.WaiverOutcome;
import org.segursdk.core.error.LocalizedText;

/** A run as a tree of tests: domain, requirement, check. */
final class RequirementTree {
    /** System property: the run becomes the baseline. */
    static final String RENEW = "segur.baseline.renew";

    private static final int MOST_FAILURES = 20;

    private final ConformanceRun run;
    private final Locale locale;
    private final boolean strict;
    private final Path report;
    private final Optional<Path> baseline;
    private final String renewal;

    /** @param renewal the command that renews the baseline */
    RequirementTree(
            ConformanceRun run, Locale locale, boolean strict, Path report, Optional<Path> baseline, String renewal) {
        this.renewal = renewal;
        this.run = run;
        this.locale = locale;
        this.strict = strict;
        this.report = report;
        this.baseline = baseline;
    }

    private String say(String french, String english) {
        return LocalizedText.of(french, english).in(locale);
    }

    Stream<DynamicNode> nodes() {
        Map<Domain, List<PlannedRequirement>> domains = new EnumMap<>(Domain.class);
        run.plan().inProfile().forEach(each -> domains.computeIfAbsent(
                        each.requirement().domain(), key -> new ArrayList<>())
                .add(each));
        List<DynamicNode> nodes = new ArrayList<>();
        domains.forEach((domain, all) -> nodes.add(DynamicContainer.dynamicContainer(
                domain.code() + " " + domain.title().in(locale), all.stream().map(this::requirement))));
        nodes.add(DynamicContainer.dynamicContainer(say("Bilan", "Outcome"), outcome()));
        return nodes.stream();
    }

    private DynamicNode requirement(PlannedRequirement planned) {
        List<DynamicNode> tests = new ArrayList<>();
        for (Check check : run.checks(planned.id())) {
            String name = check.id() + " (" + check.mode().name().toLowerCase(Locale.ROOT) + ")";
            tests.add(DynamicTest.dynamicTest(name, () -> look(planned, check)));
        }
        tests.add(DynamicTest.dynamicTest(say("verdict", "verdict"), () -> judge(planned)));
        return DynamicContainer.dynamicContainer(
                planned.id() + " " + planned.requirement().title().in(locale), tests);
    }

    private void look(PlannedRequirement planned, Check check) {
        CheckResult looked = run.look(check);
        switch (looked.verdict()) {
            case ERROR -> throw new IllegalStateException(check.id() + ": " + looked.note());
            case FAIL -> {
                RequirementResult whole = run.judge(planned);
                if (whole.verdict() == Verdict.FAIL) {
                    throw new AssertionFailedError(failures(looked));
                }
                throw new TestAbortedException(told(whole) + "\n" + failures(looked));
            }
            case INCOMPLETE, REVIEW ->
                throw new TestAbortedException(looked.verdict().title().in(locale) + "\n" + failures(looked));
            default -> {}
        }
    }

    private void judge(PlannedRequirement planned) {
        RequirementResult result = run.judge(planned);
        boolean byChecks = result.checks().stream()
                .anyMatch(each -> each.verdict() == Verdict.FAIL || each.verdict() == Verdict.ERROR);
        switch (result.verdict()) {
            case FAIL, ERROR -> {
                if (!byChecks && result.isRequired()) {
                    throw new AssertionFailedError(told(result));
                }
                throw new TestAbortedException(told(result));
            }
            case INCOMPLETE, REVIEW -> {
                if (strict && result.isRequired()) {
                    throw new AssertionFailedError(told(result));
                }
                throw new TestAbortedException(told(result));
            }
            case WAIVED, NOT_APPLICABLE -> throw new TestAbortedException(told(result));
            default -> {}
        }
    }

    private String told(RequirementResult result) {
        return result.id() + " " + result.verdict().title().in(locale) + ": "
                + result.why().in(locale);
    }

    private String failures(CheckResult result) {
        return result.failures().stream()
                .limit(MOST_FAILURES)
                .map(this::failure)
                .collect(Collectors.joining("\n"));
    }

    private String failure(FailedCondition each) {
        return each.location().place() + " [" + each.condition() + "] "
                + each.message().in(locale) + " → " + each.hint().in(locale);
    }

    /** What can be said once everything was looked at. */
    private Stream<DynamicNode> outcome() {
        List<DynamicNode> tests = new ArrayList<>();
        List<Waiver> waivers = run.plan().profile().waivers();
        for (int i = 0; i < waivers.size(); i++) {
            int index = i;
            String name = say("dérogation ", "waiver ") + waivers.get(i).requirement();
            tests.add(DynamicTest.dynamicTest(
                    name, () -> waiver(run.finish().waivers().get(index))));
        }
        tests.add(DynamicTest.dynamicTest(
                say("comptes rendus", "reports"), () -> RunReports.write(run.finish(), report, locale)));
        baseline.ifPresent(
                file -> tests.add(DynamicTest.dynamicTest(say("référence", "baseline"), () -> compare(file))));
        return tests.stream();
    }

    private void waiver(WaiverOutcome outcome) {
        if (outcome.state() != WaiverOutcome.State.USED) {
            throw new AssertionFailedError(
                    say("ne sert pas ou a expiré : la retirer", "is not needed or has expired: remove it"));
        }
    }

    private void compare(Path accepted) throws IOException {
        RunReports.write(run.finish(), report, locale);
        RecordedRun now = RecordedRun.read(report.resolve(RunReports.RESULT));
        if (Boolean.getBoolean(RENEW)) {
            now.write(accepted);
            throw new TestAbortedException(
                    say("référence renouvelée : ", "baseline renewed: ") + accepted.getFileName());
        }
        if (!Files.isRegularFile(accepted)) {
            throw new AssertionFailedError(say(
                    "pas de référence " + accepted.getFileName() + " ; la créer : " + renewal,
                    "no baseline " + accepted.getFileName() + "; make it: " + renewal));
        }
        RunDiff diff = RunDiff.between(RecordedRun.read(accepted), now);
        if (diff.hasRegressions()) {
            throw new AssertionFailedError(say(
                            "moins bien que la référence " + accepted.getFileName() + " :\n",
                            "worse than the baseline " + accepted.getFileName() + ":\n")
                    + changes(diff));
        }
        if (!diff.changes().isEmpty() || diff.editionChanged()) {
            throw new TestAbortedException(say(
                            "la référence " + accepted.getFileName()
                                    + " n'est plus à jour, rien n'est moins bien ; la renouveler : " + renewal + "\n",
                            "the baseline " + accepted.getFileName() + " is out of date, nothing is worse; renew it: "
                                    + renewal + "\n")
                    + changes(diff));
        }
    }

    private String changes(RunDiff diff) {
        return diff.changes().stream()
                .map(each -> each.requirement() + " " + each.kind().title().in(locale) + " " + each.detail())
                .collect(Collectors.joining("\n"));
    }
}
