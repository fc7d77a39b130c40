package org.segursdk.conformance.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.segursdk.conformance.catalogue.SoftwareType;
import org.segursdk.conformance.evidence.Redactor;
import org.segursdk.conformance.profile.ProfileExamples;
import org.segursdk.conformance.report.HtmlReport;
import org.segursdk.conformance.report.JUnitReport;
import org.segursdk.conformance.report.JsonReport;
import org.segursdk.conformance.run.HostGate;
import org.segursdk.conformance.run.RunResult;
import org.segursdk.conformance.run.Verdict;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.SegurSecurityException;

class KitProjectTest {
    private static final String ASKED = "REM-PSC-01";

    @TempDir
    Path folder;

    private Path profile;

    @BeforeEach
    void writeProfile() throws Exception {
        profile = Files.writeString(folder.resolve("segur-profile.yaml"), ProfileExamples.of(SoftwareType.LGC));
    }

    private KitProject project() {
        return KitProject.of(folder).checks(List.of(FirstSteps.check(ASKED)));
    }

    private static RunResult run(KitProject project) throws Exception {
        try (KitSession session = project.open()) {
            return session.run().finish();
        }
    }

    @Test
    void open_anAdapter_actsAndReportsTellHow() throws Exception {
        FirstSteps.Adapter adapter = new FirstSteps.Adapter();
        RunResult result = run(project().adapter(adapter));
        assertThat(result.find(ASKED).orElseThrow().checks()).anySatisfy(each -> {
            assertThat(each.id()).isEqualTo("first-steps");
            assertThat(each.verdict()).isEqualTo(Verdict.PASS);
            assertThat(each.duration()).isPositive();
        });
        assertThat(adapter.isClosed()).isTrue();
        JsonNode run =
                JsonMapper.builder().build().readTree(JsonReport.of(result)).path("run");
        assertThat(run.path("means").path("live").asBoolean()).isTrue();
        assertThat(run.path("means").path("adapter").asText()).contains("FirstSteps$Adapter");
        assertThat(run.path("checks").path("first-steps").asDouble()).isPositive();
        assertThat(HtmlReport.of(result, Locale.FRENCH, new Redactor()))
                .contains("échanges avec le bac à sable", "FirstSteps$Adapter", "first-steps (en direct");
        assertThat(JUnitReport.of(result, Locale.FRENCH)).containsPattern("time=\"0\\.[0-9]*[1-9]");
    }

    @Test
    void open_anAdapterThatErrs_fails() throws Exception {
        RunResult result = run(project().adapter(FirstSteps.Hasty.class.getName()));
        assertThat(result.find(ASKED).orElseThrow().verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void open_anAdapterOfAnotherClassPath_isLoaded() throws Exception {
        Path source = Files.writeString(
                Files.createDirectories(folder.resolve("src/vendor")).resolve("VendorAdapter.java"), """
                        package vendor;
                        public class VendorAdapter extends org.segursdk.conformance.project.FirstSteps.Adapter {}
                        """);
        Path classes = Files.createDirectories(folder.resolve("classes"));
        int compiled = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-d",
                        classes.toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        source.toString());
        assertThat(compiled).isZero();
        RunResult result = run(project()
                .adapter("vendor.VendorAdapter")
                .adapterPath(List.of(classes), KitProjectTest.class.getClassLoader()));
        assertThat(result.means().adapter()).contains("vendor.VendorAdapter");
        assertThat(result.find(ASKED).orElseThrow().checks())
                .anyMatch(each -> each.id().equals("first-steps") && each.verdict() == Verdict.PASS);
    }

    @Test
    void open_anAdapterThatCannotBe_tellsWhoseFaultItIs() {
        assertThatThrownBy(() -> project().adapter("vendor.Absent").open())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("ADAPTER-CLASS");
        assertThatThrownBy(() -> project().adapter(String.class.getName()).open())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("ADAPTER-TYPE");
        assertThatThrownBy(() -> project()
                        .adapterPath(List.of(folder.resolve("absent.jar")), ClassLoader.getSystemClassLoader())
                        .adapter("vendor.Absent")
                        .open())
                .hasMessageContaining("ADAPTER-PATH");
        assertThatThrownBy(() ->
                        project().adapter(FirstSteps.Broken.class.getName()).open())
                .isInstanceOf(AdapterFailedException.class)
                .hasMessageContaining("database locked");
        FirstSteps.Adapter broken = new FirstSteps.Broken();
        assertThatThrownBy(() -> project().adapter(broken).open()).isInstanceOf(AdapterFailedException.class);
        assertThat(broken.isClosed()).isTrue();
    }

    @Test
    void open_nobodyToAct_startsNothing() throws Exception {
        try (KitSession session = project().live(true).open()) {
            assertThat(session.bench()).isEmpty();
            RunResult result = session.run().finish();
            assertThat(result.means().live()).isFalse();
            assertThat(result.find(ASKED).orElseThrow().verdict()).isEqualTo(Verdict.INCOMPLETE);
        }
    }

    @Test
    void open_productionHost_isRefusedBeforeAnythingStarts() throws Exception {
        FirstSteps.Adapter adapter = new FirstSteps.Adapter();
        Files.writeString(
                profile,
                Files.readString(profile)
                        .replace("  live: false", "  environments: [lps2.dmp.gouv.fr]\n  live: false"));
        assertThatThrownBy(() -> project().adapter(adapter).open())
                .isInstanceOfSatisfying(SegurSecurityException.class, refused -> assertThat(refused.code())
                        .isEqualTo(HostGate.CODE));
        assertThat(adapter.isClosed()).as("never started").isFalse();
    }

    @Test
    void open_requestCapturedFromProduction_isRefused() throws Exception {
        Path artefacts = Files.createDirectories(folder.resolve("segur-artefacts"));
        Files.writeString(
                artefacts.resolve("feed.http"), "POST /si-dmp-server/v2 HTTP/1.1\r\nHost: lps2.dmp.gouv.fr\r\n\r\n");
        assertThatThrownBy(() -> project().open())
                .isInstanceOf(SegurSecurityException.class)
                .hasMessageContaining("feed.http");
        Files.writeString(
                artefacts.resolve("feed.http"),
                "POST /si-dmp-server/v2 HTTP/1.1\r\nHost: dev3.lps2.dmp.gouv.fr\r\n\r\n");
        project().open().close();
    }
}
