package org.segursdk.conformance.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.segursdk.conformance.check.FileChecker;
import org.segursdk.conformance.check.FileKind;
import org.segursdk.conformance.internal.yaml.YamlFaults;
import org.segursdk.conformance.internal.yaml.YamlFields;
import org.segursdk.conformance.internal.yaml.YamlNode;
import org.segursdk.conformance.internal.yaml.YamlTree;
import org.segursdk.core.error.InvalidInputException;

/**
 * The files of a folder, each read by the linter once. An optional {@code index.yaml} at its root says what files show:
 * {@code out/letter-01.xml: {scenario: qualified-patient}}. Links that leave the folder are not followed.
 */
public final class Artefacts {
    /** Name of the optional index. */
    public static final String INDEX = "index.yaml";

    /** No file at all. */
    public static final Artefacts NONE = new Artefacts(List.of());

    private final List<Artefact> all;
    private Optional<List<IdentityGate.Stranger>> strangers = Optional.empty();

    private Artefacts(List<Artefact> all) {
        this.all = List.copyOf(all);
    }

    /**
     * Reads a folder.
     *
     * @throws InvalidInputException when its index is wrong
     * @throws IOException when it cannot be read
     */
    public static Artefacts read(Path folder, FileChecker checker) throws IOException {
        Map<String, String> scenarios = index(folder);
        List<Path> files;
        try (Stream<Path> inside = Files.walk(folder)) {
            files = inside.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        }
        List<Artefact> all = files.parallelStream()
                .filter(file -> !name(folder, file).equals(INDEX))
                .map(file -> artefact(folder, file, checker, scenarios))
                .toList();
        return new Artefacts(all);
    }

    private static String name(Path folder, Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }

    private static Artefact artefact(Path folder, Path file, FileChecker checker, Map<String, String> scenarios) {
        String name = name(folder, file);
        try {
            return new Artefact(name, file, checker.check(file), Optional.ofNullable(scenarios.get(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> index(Path folder) throws IOException {
        Map<String, String> scenarios = new LinkedHashMap<>();
        Path index = folder.resolve(INDEX);
        if (!Files.isRegularFile(index, LinkOption.NOFOLLOW_LINKS)) {
            return scenarios;
        }
        YamlFaults faults = new YamlFaults(INDEX);
        YamlNode root = YamlTree.read(Files.readAllBytes(index), faults);
        if (!(root instanceof YamlNode.Mapping mapping)) {
            throw InvalidInputException.of(
                    INDEX, "line 1", "YAML-KIND", "des champs sont attendus", "fields are expected");
        }
        mapping.entries().forEach((name, entry) -> {
            YamlFields fields = YamlFields.of(entry.value(), name, Set.of("scenario", "type"), faults);
            fields.text("type", 40);
            fields.text("scenario", 80).ifPresent(scenario -> scenarios.put(name, scenario));
            if (!Files.isRegularFile(folder.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
                faults.add(entry.line(), name, "INDEX-FILE", "fichier absent", "no such file");
            }
        });
        faults.throwIfAny();
        return scenarios;
    }

    /** What is outside the synthetic ranges; the files are searched the first time. */
    synchronized List<IdentityGate.Stranger> strangers() {
        List<IdentityGate.Stranger> found = strangers.orElseGet(() -> IdentityGate.search(all));
        strangers = Optional.of(found);
        return found;
    }

    /** All of them, by name. */
    public List<Artefact> all() {
        return all;
    }

    public Stream<Artefact> of(FileKind kind) {
        return all.stream().filter(each -> each.checked().kind() == kind);
    }
}
