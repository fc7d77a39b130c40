package org.segursdk.maven;

import java.io.File;
import java.io.IOException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.segursdk.conformance.report.RunReports;
import org.segursdk.conformance.run.ExitCode;
import org.segursdk.conformance.run.RecordedRun;
import org.segursdk.conformance.run.RunDiff;

/** Compares the last run with an accepted one; fails when something is worse. */
@Mojo(name = "diff", threadSafe = true)
public final class DiffMojo extends KitMojo {
    /** A result.json that nothing may be worse than. */
    @Parameter(property = "segur.baseline", required = true)
    private File baseline = new File("segur-baseline.json");

    @Override
    void run() throws IOException, MojoFailureException {
        RunDiff diff = RunDiff.between(
                RecordedRun.read(baseline.toPath()),
                RecordedRun.read(report.toPath().resolve(RunReports.RESULT)));
        tell(diff, this);
        if (diff.hasRegressions()) {
            throw new MojoFailureException("segur-kit: exit " + ExitCode.REGRESSION.code());
        }
    }

    static void tell(RunDiff diff, KitMojo mojo) {
        diff.changes().forEach(each -> mojo.getLog()
                .info(each.requirement() + "  " + each.kind().title().in(mojo.locale()) + "  " + each.detail()));
    }
}
