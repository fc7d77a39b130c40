package org.segursdk.conformance.faulty;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.segursdk.conformance.catalogue.RequirementCatalogue;
import org.segursdk.conformance.catalogue.SoftwareType;
import org.segursdk.conformance.checks.KitChecks;
import org.segursdk.conformance.plan.Plan;
import org.segursdk.conformance.profile.ProfileExamples;
import org.segursdk.conformance.profile.SegurProfile;
import org.segursdk.conformance.run.ConformanceRun;
import org.segursdk.conformance.run.ExitCode;
import org.segursdk.conformance.run.RequirementResult;
import org.segursdk.conformance.run.RunResult;
import org.segursdk.conformance.run.Verdict;

/** The sample profiles on files that the SDK makes: nothing fails, and what files can prove passes. */
class SampleProfilesTest {
    @ParameterizedTest
    @EnumSource(names = {"LGC", "RIS", "SGL"})
    void sampleProfile_onFilesOfTheSdk_failsNothing(SoftwareType type) throws Exception {
        RequirementCatalogue catalogue = RequirementCatalogue.bundled();
        byte[] profile = ProfileExamples.of(type).getBytes(StandardCharsets.UTF_8);
        RunResult result = ConformanceRun.of(
                        Plan.of(catalogue, SegurProfile.read(profile, catalogue, LocalDate.of(2026, 11, 23))))
                .checks(KitChecks.all())
                .artefacts(ProductFiles.good())
                .clock(Clock.systemUTC())
                .run();
        assertThat(result.requirements())
                .filteredOn(each -> each.verdict() == Verdict.FAIL || each.verdict() == Verdict.ERROR)
                .extracting(each -> each.id() + " " + each.failures())
                .isEmpty();
        assertThat(result.exit(false)).isEqualTo(ExitCode.OK);
        assertThat(result.requirements())
                .filteredOn(each -> each.verdict() == Verdict.PASS)
                .extracting(RequirementResult::id)
                .containsAll(proven(type));
    }

    /** What files alone have to prove for that type. */
    private static List<String> proven(SoftwareType type) {
        return switch (type) {
            case RIS -> List.of("REM-IMG-01", "REM-IMG-02", "REM-MSSS-05", "REM-CDA-02");
            case SGL -> List.of("REM-BIO-01", "REM-MSSS-05", "REM-MSSC-01");
            default -> List.of("REM-MSSS-05", "REM-CDA-02");
        };
    }
}
