package org.segursdk.conformance.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.segursdk.conformance.catalogue.RequirementCatalogue;
import org.segursdk.conformance.catalogue.SoftwareType;
import org.segursdk.conformance.plan.Plan;
import org.segursdk.conformance.plan.PlanJson;
import org.segursdk.conformance.plan.PlanText;
import org.segursdk.conformance.profile.ProfileExamples;
import org.segursdk.conformance.profile.SegurProfile;
import org.segursdk.conformance.run.HostGate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code segur-kit plan}: what applies to a declared product, why, and what each requirement needs. */
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        exitCodeOnInvalidInput = 4,
        exitCodeOnExecutionException = 5,
        description =
                "Tells which requirements apply to a product, why, and what each needs. Exit: 0, 4 misuse or a wrong profile.")
final class PlanCommand implements Callable<Integer> {
    enum Format {
        text,
        json
    }

    @Option(names = "--profile", paramLabel = "FILE", description = "default " + SegurProfile.FILE_NAME)
    private Path profile = Path.of(SegurProfile.FILE_NAME);

    @Option(names = "--format", description = "${COMPLETION-CANDIDATES}; default text", defaultValue = "text")
    private Format format = Format.text;

    @Option(names = "--lang", description = "fr (default) or en", defaultValue = "fr")
    private String lang = "fr";

    @Option(names = "--all", description = "text: also lists the requirements of other software")
    private boolean all;

    @Option(
            names = "--example",
            paramLabel = "TYPE",
            description = "prints a commented profile to start from: LGC, RIS, SGL, DPI, PFI, RI or DRIMbox")
    private Optional<String> example = Optional.empty();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (example.isPresent()) {
            SoftwareType type = SoftwareType.of(example.get())
                    .orElseThrow(() -> new ParameterException(
                            spec.commandLine(), "--example takes one of " + SoftwareType.codes()));
            out.print(ProfileExamples.of(type));
            out.flush();
            return 0;
        }
        Locale locale = Locale.forLanguageTag(lang);
        RequirementCatalogue catalogue = RequirementCatalogue.bundled();
        if (!Files.isRegularFile(profile)) {
            throw new ParameterException(
                    spec.commandLine(), "no such profile: " + profile + "; --example LGC prints one to start from");
        }
        Plan plan = Plan.of(catalogue, SegurProfile.read(profile, catalogue, LocalDate.now(Profiles.ZONE)));
        new HostGate(plan.profile().modes().environments());
        if (format == Format.json) {
            out.println(PlanJson.of(plan, locale));
        } else {
            out.println(locale.getLanguage().equals("fr") ? Notice.FRENCH : Notice.ENGLISH);
            out.println(Notice.CATALOGUE);
            out.print(PlanText.of(plan, locale, all));
            out.flush();
        }
        return 0;
    }
}
