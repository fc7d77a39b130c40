package org.segursdk.conformance.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.segursdk.conformance.catalogue.RequirementCatalogue;
import org.segursdk.conformance.evidence.EvidenceFolder;
import org.segursdk.conformance.evidence.EvidencePackage;
import org.segursdk.conformance.evidence.SuppliedEvidence;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code segur-kit evidence}: what the vendor supplies. */
@Command(
        name = "evidence",
        mixinStandardHelpOptions = true,
        exitCodeOnInvalidInput = 4,
        exitCodeOnExecutionException = 5,
        description = "add: files or links for a requirement; list: what is there; verify: a sealed package."
                + " Exit: 0, 1 when a package was changed, 4 misuse.")
final class EvidenceCommand implements Callable<Integer> {
    enum Action {
        add,
        list,
        verify
    }

    @Parameters(index = "0", description = "${COMPLETION-CANDIDATES}")
    @SuppressWarnings("NullAway.Init") // required parameter
    private Action action;

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "FILE", description = "a file, or a link https://…")
    private List<String> files = List.of();

    @Option(names = "--requirement", paramLabel = "ID", description = "REM-…")
    private Optional<String> requirement = Optional.empty();

    @Option(names = "--proof", paramLabel = "NUMBER", description = "number of the official proof, ID.nn.nn")
    private Optional<String> proof = Optional.empty();

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
        return switch (action) {
            case add -> add();
            case list -> list();
            case verify -> verify();
        };
    }

    private ParameterException misuse(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private int add() throws IOException {
        String id = requirement
                .filter(each -> RequirementCatalogue.bundled().find(each).isPresent())
                .orElseThrow(() -> misuse("--requirement takes an id of the catalogue"));
        if (files.isEmpty()) {
            throw misuse("name a file or a link");
        }
        EvidenceFolder evidence = new EvidenceFolder(folder);
        for (String file : files) {
            if (file.startsWith("https://")) {
                print(evidence.link(id, proof, file));
            } else if (Files.isRegularFile(Path.of(file))) {
                print(evidence.add(id, proof, Path.of(file)));
            } else {
                throw misuse("no such file: " + file);
            }
        }
        return 0;
    }

    private int list() throws IOException {
        new EvidenceFolder(folder).read().forEach(this::print);
        return 0;
    }

    private void print(SuppliedEvidence each) {
        String review = each.review().map(said -> said.accepted() ? " +" : " -").orElse("");
        spec.commandLine()
                .getOut()
                .println(each.requirement() + "  " + each.proof().orElse("") + "  " + each.name() + "  " + each.sha256()
                        + review);
    }

    private int verify() throws IOException {
        int exit = 0;
        for (String file : files) {
            if (!Files.isRegularFile(Path.of(file))) {
                throw misuse("no such file: " + file);
            }
            List<String> wrong = EvidencePackage.verify(Path.of(file));
            spec.commandLine().getOut().println(file + ": " + (wrong.isEmpty() ? "ok" : String.join(", ", wrong)));
            exit = wrong.isEmpty() ? exit : 1;
        }
        return exit;
    }
}
