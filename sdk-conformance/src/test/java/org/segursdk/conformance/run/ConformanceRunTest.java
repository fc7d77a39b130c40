package org.segursdk.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.segursdk.conformance.evidence.Review;
import org.segursdk.conformance.evidence.SuppliedEvidence;
import org.segursdk.core.error.InvalidInputException;

class ConformanceRunTest {
    private static final String AUTOMATED = "REM-MSSS-07";
    private static final String SDK_SIDE = "REM-INS-01";
    private static final String RECOMMENDED = "REM-MSST-12";

    private static RequirementResult one(RunResult result, String id) {
        return result.find(id).orElseThrow();
    }

    private static Verdict verdict(String requirement, String... conditions) {
        return one(Runs.run("", List.of(), Runs.check("c", requirement, conditions)), requirement)
                .verdict();
    }

    private static SuppliedEvidence evidence(String requirement, Boolean accepted) {
        Optional<Review> review =
                Optional.ofNullable(accepted).map(said -> new Review(said, "j.dupont", "", LocalDate.of(2026, 11, 20)));
        return new SuppliedEvidence(requirement, Optional.empty(), "a.pdf", "0".repeat(64), 3, review);
    }

    @ParameterizedTest
    @CsvSource({
        "REM-MSSS-07,,PASS",
        "REM-MSSS-07,wrong,FAIL",
        "REM-MSSS-07,~odd,WARN",
        "REM-MSSS-07,?look,REVIEW",
        "REM-MSSS-07,blind,INCOMPLETE",
        "REM-MSSS-07,crash,ERROR",
        "REM-INS-01,,PARTIAL",
        "REM-INS-01,wrong,FAIL",
        "REM-MSST-12,wrong,WARN",
        "REM-PORT-03,wrong,WARN",
        "REM-MSSS-29,wrong,WARN"
    })
    void verdict_ofOneCheck_followsItsKindAndWeight(String requirement, String condition, Verdict expected) {
        String[] conditions = condition == null ? new String[0] : new String[] {condition};
        assertThat(verdict(requirement, conditions)).isEqualTo(expected);
    }

    @Test
    void verdict_ofSeveralChecks_isTheWorst() {
        Check good = Runs.check("good", AUTOMATED);
        Check bad = Runs.check("bad", AUTOMATED, "wrong");
        Check blind = Runs.check("blind", AUTOMATED, "blind");
        Check neededBlind = Runs.check("needed", AUTOMATED, Check.Necessity.NECESSARY, "blind");
        assertThat(one(Runs.run("", List.of(), good, bad), AUTOMATED).verdict()).isEqualTo(Verdict.FAIL);
        assertThat(one(Runs.run("", List.of(), good, blind), AUTOMATED).verdict())
                .isEqualTo(Verdict.PASS);
        assertThat(one(Runs.run("", List.of(), good, neededBlind), AUTOMATED).verdict())
                .isEqualTo(Verdict.INCOMPLETE);
    }

    @Test
    void verdict_withoutCheck_isIncompleteAndSaysSo() {
        RequirementResult result = one(Runs.run("", List.of()), AUTOMATED);
        assertThat(result.verdict()).isEqualTo(Verdict.INCOMPLETE);
        assertThat(result.why().english()).contains("no check for it yet");
    }

    @Test
    void crash_tellsTheKindOfFailureAndNotItsWords() {
        RequirementResult result = one(Runs.run("", List.of(), Runs.check("c", AUTOMATED, "crash")), AUTOMATED);
        assertThat(result.checks().get(0).note()).isEqualTo("IllegalStateException");
        assertThat(result.toString()).doesNotContain("DUPONT");
    }

    @Test
    void demonstration_acceptedOrRefused_decidesTheScreenPart() {
        Check good = Runs.check("c", SDK_SIDE);
        assertThat(one(Runs.run("", List.of(evidence(SDK_SIDE, true)), good), SDK_SIDE)
                        .verdict())
                .isEqualTo(Verdict.PASS);
        assertThat(one(Runs.run("", List.of(evidence(SDK_SIDE, null)), good), SDK_SIDE)
                        .verdict())
                .isEqualTo(Verdict.PARTIAL);
        assertThat(one(Runs.run("", List.of(evidence(SDK_SIDE, false)), good), SDK_SIDE)
                        .verdict())
                .isEqualTo(Verdict.FAIL);
    }

    @Test
    void suppliedEvidence_isIncompleteThenToReviewThenProven() {
        String id = "REM-DMPA-10";
        assertThat(one(Runs.run("", List.of()), id).verdict()).isEqualTo(Verdict.INCOMPLETE);
        assertThat(one(Runs.run("", List.of(evidence(id, null))), id).verdict()).isEqualTo(Verdict.REVIEW);
        assertThat(one(Runs.run("", List.of(evidence(id, true))), id).verdict()).isEqualTo(Verdict.PASS);
        assertThat(one(Runs.run("", List.of(evidence(id, true), evidence(id, null))), id)
                        .verdict())
                .isEqualTo(Verdict.REVIEW);
        assertThat(one(Runs.run("", List.of(evidence(id, false))), id).verdict())
                .isEqualTo(Verdict.FAIL);
        assertThat(one(Runs.run("", List.of()), "REM-WL-04").verdict()).isEqualTo(Verdict.REVIEW);
    }

    @Test
    void waiver_ofAFailure_isUsedAndTheRunDoesNotFail() {
        String waiver = Runs.waiver(AUTOMATED, "", "NOT_APPLICABLE_BY_DESIGN", "2027-03-31");
        RunResult result = Runs.run(waiver, List.of(), Runs.check("c", AUTOMATED, "wrong"));
        assertThat(one(result, AUTOMATED).verdict()).isEqualTo(Verdict.WAIVED);
        assertThat(one(result, AUTOMATED).failures()).hasSize(1);
        assertThat(result.exit(false)).isEqualTo(ExitCode.OK);
        assertThat(result.isClean()).isTrue();
    }

    @Test
    void waiver_ofOneCondition_excusesThatOneOnly() {
        String waiver = Runs.waiver(AUTOMATED, "wrong", "KNOWN_DEFECT", "2027-03-31");
        RunResult both = Runs.run(waiver, List.of(), Runs.check("c", AUTOMATED, "wrong", "other"));
        assertThat(one(both, AUTOMATED).verdict()).isEqualTo(Verdict.FAIL);
        assertThat(both.exit(false)).isEqualTo(ExitCode.FAILED);
        RunResult alone = Runs.run(waiver, List.of(), Runs.check("c", AUTOMATED, "wrong"));
        assertThat(one(alone, AUTOMATED).verdict()).isEqualTo(Verdict.WAIVED);
        assertThat(alone.isClean()).isFalse();
    }

    @Test
    void waiver_noLongerNeeded_failsTheRun() {
        String waiver = Runs.waiver(AUTOMATED, "wrong", "KNOWN_DEFECT", "2027-03-31");
        RunResult result = Runs.run(waiver, List.of(), Runs.check("c", AUTOMATED));
        assertThat(one(result, AUTOMATED).verdict()).isEqualTo(Verdict.PASS);
        assertThat(result.waivers().get(0).state()).isEqualTo(WaiverOutcome.State.UNNEEDED);
        assertThat(result.exit(false)).isEqualTo(ExitCode.FAILED);
    }

    @Test
    void waiver_expired_excusesNothingAndFailsTheRun() {
        String waiver = Runs.waiver(AUTOMATED, "", "KNOWN_DEFECT", "2026-11-22");
        RunResult result = Runs.run(waiver, List.of(), Runs.check("c", AUTOMATED, "wrong"));
        assertThat(one(result, AUTOMATED).verdict()).isEqualTo(Verdict.FAIL);
        assertThat(result.waivers().get(0).state()).isEqualTo(WaiverOutcome.State.EXPIRED);
        assertThat(result.exit(false)).isEqualTo(ExitCode.FAILED);
    }

    @Test
    void waiver_ofAnErrorOfTheKit_doesNotServe() {
        String waiver = Runs.waiver(AUTOMATED, "", "KNOWN_DEFECT", "2027-03-31");
        RunResult result = Runs.run(waiver, List.of(), Runs.check("c", AUTOMATED, "crash"));
        assertThat(one(result, AUTOMATED).verdict()).isEqualTo(Verdict.ERROR);
        assertThat(result.exit(false)).isEqualTo(ExitCode.BROKEN);
    }

    @Test
    void exit_strict_countsWhatIsOpen() {
        RunResult open = Runs.run("", List.of());
        assertThat(open.exit(false)).isEqualTo(ExitCode.OK);
        assertThat(open.exit(true)).isEqualTo(ExitCode.INCOMPLETE);
        RunResult failing = Runs.run("", List.of(), Runs.check("c", AUTOMATED, "wrong"));
        assertThat(failing.exit(true)).isEqualTo(ExitCode.FAILED);
        RunResult warned = Runs.run("", List.of(), Runs.check("c", RECOMMENDED, "wrong"));
        assertThat(warned.exit(false)).isEqualTo(ExitCode.OK);
    }

    @Test
    void requirements_areThoseOfTheProfileInItsOrder() {
        RunResult result = Runs.run("", List.of());
        assertThat(result.requirements()).hasSize(230);
        assertThat(result.requirements().get(0).id()).isEqualTo(SDK_SIDE);
        assertThat(result.counts().values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(230);
    }

    @Test
    void checks_sameIdOrUnknownRequirement_areRefused() {
        assertThatThrownBy(() -> Runs.run("", List.of(), Runs.check("c", AUTOMATED), Runs.check("c", SDK_SIDE)))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> Runs.run("", List.of(), Runs.check("c", "REM-XX-01")))
                .isInstanceOf(InvalidInputException.class);
    }
}
