package org.segursdk.conformance.cli;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.segursdk.conformance.profile.SegurProfile;
import org.segursdk.conformance.project.KitProject;
import org.segursdk.conformance.project.KitSession;
import org.segursdk.conformance.report.RunReports;
import org.segursdk.conformance.run.ExitCode;
import org.segursdk.conformance.run.RecordedRun;
import org.segursdk.conformance.run.RunDiff;
import org.segursdk.conformance.run.RunResult;
import org.segursdk.core.error.LocalizedText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
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

    @Option(names = "--live", description = "has the product act, as modes.live of the profile")
    private boolean live;

    @Option(
            names = "--adapter",
            paramLabel = "CLASS",
            description = "default: modes.adapter of the profile; implies --live")
    private Optional<String> adapter = Optional.empty();

    @Option(names = "--adapter-path", paramLabel = "PATH", description = "jars and folders that hold the adapter")
    private Optional<String> adapterPath = Optional.empty();

    @Option(
            names = "--guided",
            description = "tells a person or a script what to do with the product; implies --live. A script speaks to"
                    + " GET now, POST next, POST skip, GET sandbox of the guide's address")
    private boolean guided;

    @Option(names = "--guide-port", paramLabel = "PORT", description = "default ${DEFAULT-VALUE}; 0 for any free one")
    private int guidePort = 8844;

    @Option(names = "--step-timeout", paramLabel = "SECONDS", description = "a step is passed over then; default never")
    private int stepTimeout;

    @Option(names = "--port", description = "of the sandbox; default 8843 when guided, otherwise any free one")
    private Optional<Integer> port = Optional.empty();

    @Option(
            names = "--mail-port",
            paramLabel = "PORT",
            description = "first of the sandbox's mail ports; default 8850 when guided, otherwise any free ones")
    private Optional<Integer> mailPort = Optional.empty();

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description =
                    "keeps the sandbox's certificates; default ./segur-sandbox when guided, otherwise none are kept")
    private Optional<Path> directory = Optional.empty();

    @Option(names = "--lang", description = "fr (default) or en", defaultValue = "fr")
    private String lang = "fr";

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private SegurKit kit;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Locale locale = Locale.forLanguageTag(lang);
        RunResult result = run(out, locale);
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

    private RunResult run(PrintWriter out, Locale locale) throws IOException {
        if (!Files.isRegularFile(profile)) {
            throw new ParameterException(spec.commandLine(), "no such profile: " + profile);
        }
        KitProject project = KitProject.of(profile)
                .live(live)
                .kitVersion(SegurKit.version())
                .adapterPath(path(), RunCommand.class.getClassLoader())
                .bench(
                        port.orElse(guided ? 8843 : 0),
                        mailPort.orElse(guided ? 8850 : 0),
                        directory.or(() -> Optional.of(Path.of("segur-sandbox")).filter(usual -> guided)));
        artefacts.ifPresent(project::artefacts);
        evidence.ifPresent(project::evidence);
        adapter.ifPresent(project::adapter);
        return guided ? guided(project, out, locale) : alone(project, out, locale);
    }

    private RunResult guided(KitProject project, PrintWriter out, Locale locale) throws IOException {
        try (GuidedRun guide = new GuidedRun(out, locale, Duration.ofSeconds(stepTimeout), guidePort);
                KitSession session = project.guide(guide.guide()).open()) {
            session.bench().ifPresent(bench -> guide.begin(bench, kit.answers()));
            return session.run().finish();
        }
    }

    private RunResult alone(KitProject project, PrintWriter out, Locale locale) throws IOException {
        try (KitSession session = project.open()) {
            boolean asked = live || session.run().plan().profile().modes().live();
            if (asked && session.bench().isEmpty()) {
                out.println(LocalizedText.of(
                                "en direct : rien ne fait agir le produit ; donner --adapter ou --guided",
                                "live: nothing makes the product act; give --adapter or --guided")
                        .in(locale));
            }
            return session.run().finish();
        }
    }

    private List<Path> path() {
        return adapterPath.stream()
                .flatMap(each -> Stream.of(each.split(File.pathSeparator)))
                .filter(each -> !each.isBlank())
                .map(Path::of)
                .toList();
    }
}
