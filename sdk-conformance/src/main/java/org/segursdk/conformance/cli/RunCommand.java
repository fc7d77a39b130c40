package org.segursdk.conformance.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.segursdk.conformance.catalogue.RequirementCatalogue;
import org.segursdk.conformance.check.CheckOptions;
import org.segursdk.conformance.check.FileChecker;
import org.segursdk.conformance.checks.KitChecks;
import org.segursdk.conformance.evidence.EvidenceFolder;
import org.segursdk.conformance.plan.Plan;
import org.segursdk.conformance.profile.SegurProfile;
import org.segursdk.conformance.report.RunReports;
import org.segursdk.conformance.run.Artefacts;
import org.segursdk.conformance.run.ConformanceRun;
import org.segursdk.conformance.run.ExitCode;
import org.segursdk.conformance.run.RecordedRun;
import org.segursdk.conformance.run.RunDiff;
import org.segursdk.conformance.run.RunResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code segur-kit run}: a verdict for each requirement that applies, and reports. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        exitCodeOnInvalidInput = 4,
        exitCodeOnExecutionException = 5,
        description =
                "Runs the checks of a profile and writes reports. Exit: 0; 1 something required fails or a waiver is"
                        + " not needed; 2 incomplete (--strict); 3 worse than the baseline; 4 misuse; 5 the kit broke; 6 unsafe input.")
final class RunCommand implements Callable<Integer> {
    @Option(names = "--profile", paramLabel = "FILE", description = "default " + SegurProfile.FILE_NAME)
    private Path profile = Path.of(SegurProfile.FILE_NAME);

    @Option(names = "--artefacts", paramLabel = "DIR", description = "default: the folder that the profile names")
    private Optional<Path> artefacts = Optional.empty();

    @Option(names = "--evidence", paramLabel = "DIR", description = "default segur-evidence beside the profile")
    private Optional<Path> evidence = Optional.empty();

    @Option(names = "--report", paramLabel = "DIR", description = "default build/segur", defaultValue = "build/segur")
    private Path report = Path.of("build/segur");

    @Option(names = "--baseline", paramLabel = "FILE", description = "result.json of an accepted run")
    private Optional<Path> baseline = Optional.empty();

    @Option(names = "--strict", description = "what is incomplete or to review fails the run")
    private boolean strict;

    @Option(names = "--lang", description = "fr (default) or en", defaultValue = "fr")
    private String lang = "fr";

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Locale locale = Locale.forLanguageTag(lang);
        RunResult result = run();
        RunReports.write(result, report, locale);
        out.println(locale.getLanguage().equals("fr") ? Notice.FRENCH : Notice.ENGLISH);
        out.println(Notice.CATALOGUE);
        out.print(RunReports.summary(result, locale));
        out.flush();
        ExitCode exit = result.exit(strict);
        if (baseline.isPresent()) {
            RunDiff diff = RunDiff.between(
                    RecordedRun.read(baseline.get()), RecordedRun.read(report.resolve(RunReports.RESULT)));
            DiffCommand.print(diff, out, locale);
            boolean milder = exit == ExitCode.OK || exit == ExitCode.INCOMPLETE;
            return milder && diff.hasRegressions() ? ExitCode.REGRESSION.code() : exit.code();
        }
        return exit.code();
    }

    private RunResult run() throws IOException {
        if (!Files.isRegularFile(profile)) {
            throw new ParameterException(spec.commandLine(), "no such profile: " + profile);
        }
        RequirementCatalogue catalogue = RequirementCatalogue.bundled();
        Clock clock = Clock.systemUTC();
        SegurProfile declared = SegurProfile.read(profile, catalogue, LocalDate.now(clock.withZone(Profiles.ZONE)));
        Path beside = Optional.ofNullable(profile.toAbsolutePath().getParent()).orElse(Path.of("."));
        Optional<Path> folder = artefacts.or(
                () -> declared.modes().artefacts().map(beside::resolve).filter(Files::isDirectory));
        if (folder.filter(each -> !Files.isDirectory(each)).isPresent()) {
            throw new ParameterException(spec.commandLine(), "no such folder: " + folder.get());
        }
        FileChecker checker = new FileChecker(new CheckOptions(true, Optional.empty()));
        Artefacts files = folder.isPresent() ? Artefacts.read(folder.get(), checker) : Artefacts.NONE;
        return ConformanceRun.of(Plan.of(catalogue, declared))
                .checks(KitChecks.all())
                .artefacts(files)
                .evidence(new EvidenceFolder(evidence.orElse(beside.resolve("segur-evidence"))).read())
                .clock(clock)
                .kitVersion(SegurKit.version())
                .run();
    }
}
