package org.segursdk.conformance.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.segursdk.conformance.evidence.EvidenceFolder;
import org.segursdk.conformance.report.RunSeal;
import org.segursdk.conformance.run.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code segur-kit seal}: the evidence package of a finished run. */
@Command(
        name = "seal",
        mixinStandardHelpOptions = true,
        exitCodeOnInvalidInput = 4,
        exitCodeOnExecutionException = 5,
        description =
                "Packs the reports of a run and the evidence supplied, with a digest of every file. Refused while something"
                        + " required fails (exit 1) or is incomplete (exit 2).")
final class SealCommand implements Callable<Integer> {
    @Option(names = "--report", paramLabel = "DIR", description = "default build/segur", defaultValue = "build/segur")
    private Path report = Path.of("build/segur");

    @Option(
            names = "--evidence",
            paramLabel = "DIR",
            defaultValue = "segur-evidence",
            description = "default segur-evidence")
    private Path folder = Path.of("segur-evidence");

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "the package; must not exist")
    @SuppressWarnings("NullAway.Init") // required option
    private Path out;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (!Files.isDirectory(report) || Files.exists(out)) {
            throw new ParameterException(spec.commandLine(), "--report is a folder of a run; --out does not exist yet");
        }
        RunSeal seal = RunSeal.of(report);
        List<String> open = seal.open();
        if (!open.isEmpty()) {
            spec.commandLine().getErr().println("not sealed / non scellé : " + String.join(", ", open));
            return seal.fails() ? ExitCode.FAILED.code() : ExitCode.INCOMPLETE.code();
        }
        String root = seal.seal(out, new EvidenceFolder(folder));
        spec.commandLine().getOut().println(out + "  " + root);
        return ExitCode.OK.code();
    }
}
