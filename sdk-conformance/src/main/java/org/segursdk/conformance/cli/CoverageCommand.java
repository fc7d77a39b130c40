package org.segursdk.conformance.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.segursdk.conformance.catalogue.RequirementCatalogue;
import org.segursdk.conformance.checks.KitChecks;
import org.segursdk.conformance.coverage.CoverageTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code segur-kit coverage}: which requirements the kit can prove. */
@Command(
        name = "coverage",
        mixinStandardHelpOptions = true,
        exitCodeOnInvalidInput = 4,
        exitCodeOnExecutionException = 5,
        description = "Prints which automated requirements have a check, by which way, and why the others have none.")
final class CoverageCommand implements Callable<Integer> {
    @Option(names = "--lang", description = "fr (default) or en", defaultValue = "fr")
    private String lang = "fr";

    @Option(
            names = "--into",
            paramLabel = "FILE",
            description = "writes the tables between the marks that a Markdown page holds, instead of printing them")
    private Optional<Path> page = Optional.empty();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        CoverageTable table = CoverageTable.of(RequirementCatalogue.bundled(), KitChecks.all());
        Locale locale = Locale.forLanguageTag(lang);
        if (page.isEmpty()) {
            spec.commandLine().getOut().print(table.markdown(locale));
            spec.commandLine().getOut().flush();
            return 0;
        }
        if (!Files.isRegularFile(page.get())) {
            throw new ParameterException(spec.commandLine(), "no such file: " + page.get());
        }
        String text = Files.readString(page.get());
        if (!text.contains(CoverageTable.BEGIN)) {
            throw new ParameterException(spec.commandLine(), "no mark " + CoverageTable.BEGIN);
        }
        Files.writeString(page.get(), table.into(text, locale));
        return 0;
    }
}
