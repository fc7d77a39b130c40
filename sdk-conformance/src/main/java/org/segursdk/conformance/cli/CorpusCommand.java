package org.segursdk.conformance.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.segursdk.conformance.corpus.Corpus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code segur-kit corpus}: writes synthetic artefacts, the same for the same seed. */
@Command(
        name = "corpus",
        mixinStandardHelpOptions = true,
        exitCodeOnInvalidInput = 4,
        exitCodeOnExecutionException = 5,
        description = "Writes synthetic artefacts made by the SDK: same version and seed, same files.")
final class CorpusCommand implements Callable<Integer> {
    @Option(names = "--out", required = true, paramLabel = "DIR", description = "folder to write into")
    @SuppressWarnings("NullAway.Init") // required option
    private Path out;

    @Option(names = "--seed", defaultValue = "1", description = "seed; default ${DEFAULT-VALUE}")
    private long seed;

    @Option(names = "--count", defaultValue = "10", description = "artefacts of each kind; default ${DEFAULT-VALUE}")
    private int count;

    @Option(
            names = "--only",
            paramLabel = "KINDS",
            description = "comma-separated among cda, insi, dmp, vihf, mss, xdm, eprescription")
    private @Nullable String only;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (count < 0 || count > 9_999) {
            throw new ParameterException(spec.commandLine(), "--count goes from 0 to 9999");
        }
        Set<String> kinds = new TreeSet<>(only == null ? Corpus.KINDS : List.of(only.split(",")));
        if (!Corpus.KINDS.containsAll(kinds)) {
            throw new ParameterException(spec.commandLine(), "--only takes " + String.join(",", Corpus.KINDS));
        }
        int written = new Corpus(out, seed, count).write(kinds);
        spec.commandLine().getOut().println(written + " files, seed " + seed + ", kinds " + String.join(",", kinds));
        return 0;
    }
}
