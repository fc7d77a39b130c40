package org.segursdk.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

class SegurKitExtensionTest {
    private static EngineExecutionResults run(Class<?> type) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(type))
                .execute();
    }

    /** Names of the tests an event happened to, each with what was told. */
    private static List<String> told(Events events) {
        return events.stream()
                .map(each -> each.getTestDescriptor().getDisplayName() + " | " + reason(each))
                .toList();
    }

    private static String reason(Event event) {
        return event.getPayload(org.junit.platform.engine.TestExecutionResult.class)
                .flatMap(org.junit.platform.engine.TestExecutionResult::getThrowable)
                .map(Throwable::getMessage)
                .orElse("");
    }

    @Test
    void tree_aGoodProduct_passesAndTellsWhatIsOpen() {
        EngineExecutionResults results = run(Samples.Good.class);
        assertThat(told(results.testEvents().failed())).isEmpty();
        assertThat(told(results.testEvents().succeeded())).contains("acme-polite (port) | ");
        assertThat(told(results.testEvents().aborted()))
                .anyMatch(each -> each.startsWith("verdict | REM-INS-01 "))
                .anyMatch(each -> each.contains("ne déclare pas") || each.contains("Sans objet"));
        assertThat(results.containerEvents().started().stream()
                        .map(each -> each.getTestDescriptor().getDisplayName()))
                .contains("PSC Pro Santé Connect", "Bilan")
                .anyMatch(each -> each.startsWith("REM-PSC-01 "));
        assertThat(Samples.FOLDER.resolve("good/result.json")).isNotEmptyFile();
        assertThat(Samples.FOLDER.resolve("good/summary.html")).isNotEmptyFile();
    }

    @Test
    void tree_aBadProduct_failsAtItsCheckAndAgainstTheBaseline() {
        run(Samples.Good.class);
        assertThat(told(run(Samples.Bad.class).testEvents().failed()))
                .hasSize(2)
                .anyMatch(each -> each.startsWith("acme-polite (port) | ")
                        && each.contains("ne salue pas")
                        && each.contains("dire bonjour"))
                .anyMatch(each -> each.startsWith("référence | moins bien que la référence result.json")
                        && each.contains("REM-PSC-01 régression"));
    }

    @Test
    void tree_aBetterProduct_isToldToRenewTheBaseline() {
        run(Samples.Good.class);
        run(Samples.Bad.class);
        EngineExecutionResults better = run(Samples.Better.class);
        assertThat(told(better.testEvents().failed())).isEmpty();
        assertThat(told(better.testEvents().aborted()))
                .anyMatch(each -> each.startsWith("référence | ")
                        && each.contains("mvn test -Dtest=Better -Dsegur.baseline.renew=true")
                        && each.contains("REM-PSC-01 corrigé"));
    }

    @Test
    void tree_baselineThatIsMissing_isToldHowToMake_thenMade_thenServes() throws Exception {
        Files.deleteIfExists(Samples.FOLDER.resolve("segur-baseline.json"));
        assertThat(told(run(Samples.Renewed.class).testEvents().failed()))
                .singleElement()
                .asString()
                .startsWith("référence | pas de référence segur-baseline.json")
                .contains("-Dsegur.baseline.renew=true");
        System.setProperty("segur.baseline.renew", "true");
        try {
            assertThat(told(run(Samples.Renewed.class).testEvents().aborted()))
                    .contains("référence | référence renouvelée : segur-baseline.json");
        } finally {
            System.clearProperty("segur.baseline.renew");
        }
        assertThat(Samples.FOLDER.resolve("segur-baseline.json"))
                .content()
                .contains("{\"id\":\"REM-PSC-01\",\"verdict\":")
                .doesNotContain("started");
        EngineExecutionResults again = run(Samples.Renewed.class);
        assertThat(told(again.testEvents().failed())).isEmpty();
        assertThat(told(again.testEvents().succeeded())).contains("référence | ");
    }

    @Test
    void tree_aWaiver_abortsOrFailsWhenNotNeeded() {
        EngineExecutionResults waived = run(Samples.Waived.class);
        assertThat(told(waived.testEvents().failed())).isEmpty();
        assertThat(told(waived.testEvents().aborted()))
                .anyMatch(each -> each.startsWith("acme-polite (port) | ") && each.contains("essai"));
        assertThat(told(waived.testEvents().succeeded())).contains("dérogation REM-PSC-01 | ");
        assertThat(told(run(Samples.WaivedForNothing.class).testEvents().failed()))
                .singleElement()
                .asString()
                .startsWith("dérogation REM-PSC-01 | ");
    }

    @Test
    void tree_strictAndInEnglish_failsWhatIsIncomplete() {
        Samples.profile("annotated.yaml", "");
        EngineExecutionResults results = run(Samples.Annotated.class);
        assertThat(told(results.testEvents().failed())).anyMatch(each -> each.startsWith("verdict | REM-INS-01 "));
        assertThat(results.containerEvents().started().stream()
                        .map(each -> each.getTestDescriptor().getDisplayName()))
                .contains("Outcome", "SEC Security");
    }

    @Test
    void parameters_withoutAdapter_startABench() {
        Samples.profile("files.yaml", "");
        assertThat(told(run(Samples.FilesOnly.class).testEvents().failed())).isEmpty();
    }

    @Test
    void profile_thatIsMissing_failsTheClass() {
        assertThat(told(run(Samples.NoProfile.class).containerEvents().failed()))
                .singleElement()
                .asString()
                .contains("PROFILE-FILE");
    }
}
