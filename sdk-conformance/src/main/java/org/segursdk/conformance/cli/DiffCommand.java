package org.segursdk.conformance.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.segursdk.conformance.run.ExitCode;
import org.segursdk.conformance.run.RecordedRun;
import org.segursdk.conformance.run.RunDiff;
import org.segursdk.core.error.LocalizedText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code segur-kit diff BASELINE RESULT}: what changed between two runs. */
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        exitCodeOnInvalidInput = 4,
        exitCodeOnExecutionException = 5,
        description = "Compares two result.json. Exit: 0, 3 when something is worse, 4 misuse.")
final class DiffCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "BASELINE", description = "result.json of an accepted run")
    @SuppressWarnings("NullAway.Init") // required parameter
    private Path baseline;

    @Parameters(index = "1", paramLabel = "RESULT", description = "result.json of another")
    @SuppressWarnings("NullAway.Init") // required parameter
    private Path result;

    @Option(names = "--lang", description = "fr (default) or en", defaultValue = "fr")
    private String lang = "fr";

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        for (Path each : new Path[] {baseline, result}) {
            if (!Files.isRegularFile(each)) {
                throw new ParameterException(spec.commandLine(), "no such file: " + each);
            }
        }
        RunDiff diff = RunDiff.between(RecordedRun.read(baseline), RecordedRun.read(result));
        print(diff, spec.commandLine().getOut(), Locale.forLanguageTag(lang));
        return diff.hasRegressions() ? ExitCode.REGRESSION.code() : ExitCode.OK.code();
    }

    static void print(RunDiff diff, PrintWriter out, Locale locale) {
        if (diff.editionChanged()) {
            out.println(LocalizedText.of("l'édition du catalogue a changé", "the edition of the catalogue has changed")
                    .in(locale));
        }
        for (RunDiff.Change each : diff.changes()) {
            out.println(each.requirement() + "  " + each.kind().title().in(locale) + "  " + each.detail());
        }
        out.println(LocalizedText.of(
                        diff.changes().size() + " changement(s)", diff.changes().size() + " change(s)")
                .in(locale));
    }
}
