package org.segursdk.conformance.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.segursdk.conformance.catalogue.RequirementCatalogue;
import org.segursdk.conformance.evidence.EvidenceFolder;
import org.segursdk.conformance.evidence.Review;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code segur-kit review}: what a person says of a requirement. */
@Command(
        name = "review",
        mixinStandardHelpOptions = true,
        exitCodeOnInvalidInput = 4,
        exitCodeOnExecutionException = 5,
        description = "Notes that a reviewer accepts or refuses what was supplied or shown for a requirement.")
final class ReviewCommand implements Callable<Integer> {
    /** One of the two. */
    static final class Opinion {
        @Option(names = "--accept", required = true, description = "it convinces")
        private boolean accept;

        @Option(names = "--refuse", required = true, description = "it does not")
        private boolean refuse;

        boolean isAccepted() {
            return accept && !refuse;
        }
    }

    @Parameters(index = "0", paramLabel = "ID", description = "REM-…")
    @SuppressWarnings("NullAway.Init") // required parameter
    private String requirement;

    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("NullAway.Init") // required group
    private Opinion opinion;

    @Option(names = "--by", required = true, paramLabel = "NAME", description = "who reviewed")
    @SuppressWarnings("NullAway.Init") // required option
    private String by;

    @Option(names = "--note", paramLabel = "TEXT", description = "in a few words", defaultValue = "")
    private String note = "";

    @Option(
            names = "--evidence",
            paramLabel = "DIR",
            defaultValue = "segur-evidence",
            description = "default segur-evidence")
    private Path folder = Path.of("segur-evidence");

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (RequirementCatalogue.bundled().find(requirement).isEmpty()) {
            throw new ParameterException(spec.commandLine(), "no such requirement: " + requirement);
        }
        Review review = new Review(opinion.isAccepted(), by, note, LocalDate.now(Profiles.ZONE));
        int said = new EvidenceFolder(folder).review(requirement, review).size();
        spec.commandLine().getOut().println(requirement + ": " + said);
        return 0;
    }
}
