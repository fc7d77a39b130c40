package org.segursdk.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.segursdk.conformance.catalogue.SoftwareType;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.port.SegurKitAdapter;
import org.segursdk.conformance.profile.ProfileExamples;

class MojosTest {
    @TempDir
    Path folder;

    private final List<String> told = new ArrayList<>();
    private Path profile;

    /** A product that starts. */
    public static final class Product implements SegurKitAdapter {
        @Override
        public void connect(KitBench bench) {}

        @Override
        public void reset() {}
    }

    @BeforeEach
    void prepare() throws Exception {
        profile = Files.writeString(folder.resolve("segur-profile.yaml"), ProfileExamples.of(SoftwareType.LGC));
    }

    /** A goal as Maven fills it. */
    private <M extends KitMojo> M goal(M mojo, Map<String, Object> parameters) throws Exception {
        set(mojo, "profile", profile.toFile());
        set(mojo, "report", folder.resolve("report").toFile());
        for (Map.Entry<String, Object> each : parameters.entrySet()) {
            set(mojo, each.getKey(), each.getValue());
        }
        mojo.setLog(new SystemStreamLog() {
            @Override
            public void info(CharSequence content) {
                told.add(content.toString());
            }

            @Override
            public void error(CharSequence content) {
                told.add(content.toString());
            }
        });
        return mojo;
    }

    private static void set(Object mojo, String name, Object value) throws Exception {
        Class<?> type = mojo.getClass();
        while (type != Object.class) {
            for (Field field : type.getDeclaredFields()) {
                if (field.getName().equals(name)) {
                    field.setAccessible(true);
                    field.set(mojo, value);
                    return;
                }
            }
            type = type.getSuperclass();
        }
        throw new NoSuchFieldException(name);
    }

    private VerifyMojo verify(Map<String, Object> parameters) throws Exception {
        return goal(new VerifyMojo(), parameters);
    }

    @Test
    void plan_tellsWhatApplies() throws Exception {
        goal(new PlanMojo(), Map.of()).execute();
        assertThat(told).anyMatch(each -> each.contains("REM-INS-01"));
    }

    @Test
    void plan_skipped_doesNothing() throws Exception {
        goal(new PlanMojo(), Map.of("skip", true)).execute();
        assertThat(told).containsExactly("segur-kit: skipped");
    }

    @Test
    void verify_adapterOfTheTestClassPath_isRunAndReported() throws Exception {
        verify(Map.of(
                        "adapter",
                        Product.class.getName(),
                        "classPath",
                        List.of(
                                new File("target/test-classes").getAbsolutePath(),
                                folder.resolve("absent").toString())))
                .execute();
        assertThat(folder.resolve("report/summary.html")).isNotEmptyFile();
        assertThat(Files.readString(folder.resolve("report/result.json"))).contains(Product.class.getName());
    }

    @Test
    void verify_strict_failsTheBuildByItsExitCode() throws Exception {
        assertThatThrownBy(() -> verify(Map.of("strict", true)).execute())
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("exit 2");
        verify(Map.of("strict", true, "failOnFailure", false)).execute();
    }

    @Test
    void verify_misuseOrDanger_stopsTheBuild() throws Exception {
        assertThatThrownBy(() -> verify(Map.of("adapter", "vendor.Absent")).execute())
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("exit 4");
        Files.writeString(
                profile,
                Files.readString(profile)
                        .replace("  live: false", "  environments: [lps2.dmp.gouv.fr]\n  live: false"));
        assertThatThrownBy(() -> verify(Map.of()).execute())
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("exit 6");
        Files.writeString(profile, "kit: 2\n");
        assertThatThrownBy(() -> goal(new PlanMojo(), Map.of()).execute()).hasMessageContaining("exit 4");
        assertThat(told).anyMatch(each -> each.contains("[PROFILE-KIT]"));
    }

    @Test
    void diffAndBaseline_worse_fail() throws Exception {
        verify(Map.of()).execute();
        Path result = folder.resolve("report/result.json");
        Path better = Files.writeString(
                folder.resolve("baseline.json"), Files.readString(result).replace("\"INCOMPLETE\"", "\"PASS\""));
        assertThatThrownBy(() -> goal(new DiffMojo(), Map.of("baseline", better.toFile()))
                        .execute())
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("exit 3");
        assertThatThrownBy(() -> verify(Map.of("baseline", better.toFile())).execute())
                .hasMessageContaining("exit 3");
        Path same = Files.copy(result, folder.resolve("same.json"));
        goal(new DiffMojo(), Map.of("baseline", same.toFile())).execute();
    }

    @Test
    void seal_unfinishedThenFinished_isRefusedThenPacked() throws Exception {
        verify(Map.of()).execute();
        File out = folder.resolve("package.zip").toFile();
        assertThatThrownBy(() -> goal(new SealMojo(), Map.of("out", out)).execute())
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("exit 2");
        Path result = folder.resolve("report/result.json");
        Files.writeString(result, Files.readString(result).replaceAll("\"(INCOMPLETE|REVIEW)\"", "\"PASS\""));
        goal(new SealMojo(), Map.of("out", out)).execute();
        assertThat(out).isNotEmpty();
    }

    @Test
    void evidence_addedAndListed() throws Exception {
        File letter = Files.writeString(folder.resolve("cnda.pdf"), "abc").toFile();
        goal(new EvidenceMojo(), Map.of("requirement", "REM-DMPA-10", "file", letter))
                .execute();
        assertThat(told).anyMatch(each -> each.contains("REM-DMPA-10") && each.contains("cnda.pdf"));
        assertThatThrownBy(() -> goal(new EvidenceMojo(), Map.of("requirement", "REM-XX-01", "file", letter))
                        .execute())
                .hasMessageContaining("exit 4");
    }

    @Test
    void simulators_startAndStop() throws Exception {
        goal(
                        new SimulatorsMojo(),
                        Map.of(
                                "port",
                                0,
                                "mailPort",
                                0,
                                "stopAfter",
                                1L,
                                "sandbox",
                                folder.resolve("sandbox").toFile()))
                .execute();
        assertThat(told).anyMatch(each -> each.startsWith("SIMULATION https://localhost:"));
        assertThat(folder.resolve("sandbox/pki/ca.pem")).isNotEmptyFile();
    }
}
