package org.segursdk.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;
import org.segursdk.conformance.project.KitProject;
import org.segursdk.conformance.project.KitSession;
import org.segursdk.conformance.report.RunReports;
import org.segursdk.conformance.run.ExitCode;
import org.segursdk.conformance.run.RecordedRun;
import org.segursdk.conformance.run.RunDiff;
import org.segursdk.conformance.run.RunResult;

/**
 * Runs the checks of the profile and writes reports; bound to {@code verify}. The adapter that the profile names ({@code modes.adapter}), or
 * {@code adapter}, is looked up on the class path of the project's tests.
 */
@Mojo(
        name = "verify-rem",
        defaultPhase = LifecyclePhase.VERIFY,
        requiresDependencyResolution = ResolutionScope.TEST,
        threadSafe = true)
public final class VerifyMojo extends KitMojo {
    /** Folder of the files the product made; default the one the profile names. */
    @Parameter(property = "segur.artefacts")
    private @Nullable File artefacts;

    /** Class of the adapter; default the one the profile names. */
    @Parameter(property = "segur.adapter")
    private @Nullable String adapter;

    /** Has the product act even where the profile says {@code live: false}. */
    @Parameter(property = "segur.live", defaultValue = "false")
    private boolean live;

    /** Whether what is incomplete or to review fails the build. */
    @Parameter(property = "segur.strict", defaultValue = "false")
    private boolean strict;

    /** A result.json that nothing may be worse than. */
    @Parameter(property = "segur.baseline")
    private @Nullable File baseline;

    /** Whether a requirement that fails fails the build; what is unsafe or misused always does. */
    @Parameter(property = "segur.failOnFailure", defaultValue = "true")
    private boolean failOnFailure = true;

    /** Class path of the tests. */
    @Parameter(defaultValue = "${project.testClasspathElements}", readonly = true, required = true)
    private List<String> classPath = List.of();

    @Override
    void run() throws IOException, MojoFailureException {
        KitProject project = project().live(live).adapterPath(path(), VerifyMojo.class.getClassLoader());
        if (artefacts != null) {
            project.artefacts(artefacts.toPath());
        }
        if (adapter != null) {
            project.adapter(adapter);
        }
        RunResult result;
        try (KitSession session = project.open()) {
            result = session.run().finish();
        }
        RunReports.write(result, report.toPath(), locale());
        tell(RunReports.summary(result, locale()));
        ExitCode exit = compared(result.exit(strict));
        if (exit != ExitCode.OK && failOnFailure) {
            throw new MojoFailureException("segur-kit: exit " + exit.code() + ", " + report + "/summary.html");
        }
    }

    private List<Path> path() {
        List<Path> path = new ArrayList<>();
        for (String each : classPath) {
            // a project without tests has no folder of their classes
            if (new File(each).exists()) {
                path.add(Path.of(each));
            }
        }
        return path;
    }

    private ExitCode compared(ExitCode exit) throws IOException {
        if (baseline == null) {
            return exit;
        }
        RunDiff diff = RunDiff.between(
                RecordedRun.read(baseline.toPath()),
                RecordedRun.read(report.toPath().resolve(RunReports.RESULT)));
        DiffMojo.tell(diff, this);
        boolean milder = exit == ExitCode.OK || exit == ExitCode.INCOMPLETE;
        return milder && diff.hasRegressions() ? ExitCode.REGRESSION : exit;
    }
}
