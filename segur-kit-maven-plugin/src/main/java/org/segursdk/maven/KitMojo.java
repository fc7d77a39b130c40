package org.segursdk.maven;

import java.io.File;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import org.segursdk.conformance.project.KitProject;
import org.segursdk.conformance.run.HostGate;
import org.segursdk.conformance.run.IdentityGate;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.SegurSecurityException;

/** What all goals share: the profile, the folders beside it, how faults are told. */
abstract class KitMojo extends AbstractMojo {
    /** The declared product. */
    @Parameter(property = "segur.profile", defaultValue = "${project.basedir}/segur-profile.yaml", required = true)
    protected File profile = new File("segur-profile.yaml");

    /** Where reports go. */
    @Parameter(property = "segur.report", defaultValue = "${project.build.directory}/segur", required = true)
    protected File report = new File("target/segur");

    /** Evidence supplied by the vendor; default the folder segur-evidence beside the profile. */
    @Parameter(property = "segur.evidence")
    protected @Nullable File evidence;

    /** Language of what is told: fr or en. */
    @Parameter(property = "segur.lang", defaultValue = "fr")
    protected String lang = "fr";

    /** Does nothing. */
    @Parameter(property = "segur.skip", defaultValue = "false")
    protected boolean skip;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("segur-kit: skipped");
            return;
        }
        try {
            run();
        } catch (InvalidInputException e) {
            e.violations().forEach(each -> getLog().error(each.path() + " [" + each.rule() + "] "
                    + each.message().in(locale())));
            throw new MojoExecutionException("segur-kit: exit 4, " + e.getMessage(), e);
        } catch (SegurSecurityException e) {
            boolean unsafe = e.code().equals(IdentityGate.CODE) || e.code().equals(HostGate.CODE);
            throw new MojoExecutionException("segur-kit: exit " + (unsafe ? 6 : 5) + ", " + e.getMessage(), e);
        } catch (IOException | RuntimeException e) {
            throw new MojoExecutionException("segur-kit: exit 5, " + e.getMessage(), e);
        }
    }

    /** Does what the goal stands for. */
    abstract void run() throws IOException, MojoExecutionException, MojoFailureException;

    final Locale locale() {
        return Locale.forLanguageTag(lang);
    }

    final KitProject project() {
        KitProject project = KitProject.of(profile.toPath()).kitVersion(version());
        Optional.ofNullable(evidence).map(File::toPath).ifPresent(project::evidence);
        return project;
    }

    private static String version() {
        return Optional.ofNullable(KitMojo.class.getPackage().getImplementationVersion())
                .orElse("(unpackaged)");
    }

    /** Tells a text line by line. */
    final void tell(String text) {
        text.lines().forEach(getLog()::info);
    }
}
