package org.segursdk.maven;

import java.io.File;
import java.io.IOException;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.segursdk.conformance.report.RunSeal;
import org.segursdk.conformance.run.ExitCode;

/** Packs the reports of the last run and the evidence supplied. Refused while something required fails or is incomplete. */
@Mojo(name = "seal", threadSafe = true)
public final class SealMojo extends KitMojo {
    /** The package; must not exist. */
    @Parameter(
            property = "segur.out",
            defaultValue = "${project.build.directory}/segur-evidence-${project.version}.zip",
            required = true)
    private File out = new File("segur-evidence.zip");

    @Override
    void run() throws IOException, MojoFailureException {
        RunSeal seal = RunSeal.of(report.toPath());
        List<String> open = seal.open();
        if (!open.isEmpty()) {
            ExitCode exit = seal.fails() ? ExitCode.FAILED : ExitCode.INCOMPLETE;
            throw new MojoFailureException(
                    "segur-kit: exit " + exit.code() + ", not sealed / non scellé: " + String.join(", ", open));
        }
        getLog().info(out + "  " + seal.seal(out.toPath(), project().evidenceFolder()));
    }
}
