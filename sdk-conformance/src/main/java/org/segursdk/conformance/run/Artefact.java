package org.segursdk.conformance.run;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.conformance.check.CheckedFile;

/**
 * A file the product made.
 *
 * @param name relative to the folder of artefacts, with slashes
 * @param file where it lies
 * @param checked what the linter says of it
 * @param scenario what the vendor's index says it shows; empty when it says nothing
 */
public record Artefact(String name, Path file, CheckedFile checked, Optional<String> scenario) {
    public Artefact {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(checked, "checked");
        Objects.requireNonNull(scenario, "scenario");
    }
}
