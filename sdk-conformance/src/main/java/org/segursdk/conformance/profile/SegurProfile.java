package org.segursdk.conformance.profile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.segursdk.conformance.catalogue.Condition;
import org.segursdk.conformance.catalogue.RequirementCatalogue;
import org.segursdk.conformance.catalogue.SoftwareType;
import org.segursdk.core.error.InvalidInputException;

/**
 * The declared product: file {@code segur-profile.yaml} at the root of the vendor's repository. Form and examples:
 * {@link ProfileExamples}.
 *
 * @param product name, version, vendor
 * @param types what the software is; one at least
 * @param wave 1, or 2 which includes the requirements carried over from wave 1
 * @param drafts whether picks that were not approved yet are planned too
 * @param conditions what holds of the product; everything else does not
 * @param documents made and taken in
 * @param modes ways by which the product may be looked at
 * @param waivers exceptions
 */
public record SegurProfile(
        Product product,
        Set<SoftwareType> types,
        int wave,
        boolean drafts,
        Set<Condition> conditions,
        List<DeclaredDocument> documents,
        Modes modes,
        List<Waiver> waivers) {
    /** Name of the file in the vendor's repository. */
    public static final String FILE_NAME = "segur-profile.yaml";

    public SegurProfile {
        Objects.requireNonNull(product, "product");
        types = Set.copyOf(types);
        conditions = Set.copyOf(conditions);
        documents = List.copyOf(documents);
        Objects.requireNonNull(modes, "modes");
        waivers = List.copyOf(waivers);
        if (types.isEmpty() || wave < 1 || wave > 2) {
            throw InvalidInputException.of(
                    "SegurProfile",
                    "types",
                    "PROFILE-TYPES",
                    "un type au moins, vague 1 ou 2",
                    "one type at least, wave 1 or 2");
        }
    }

    /**
     * Reads a profile.
     *
     * @param today the day waivers are dated against, in the vendor's zone
     * @throws InvalidInputException with everything that is wrong, each with its line
     * @throws IOException when the file cannot be read
     */
    public static SegurProfile read(Path file, RequirementCatalogue catalogue, LocalDate today) throws IOException {
        if (Files.size(file) > 1024 * 1024) {
            throw InvalidInputException.of(
                    FILE_NAME, "line 1", "YAML-SIZE", "fichier de plus de 256 Kio", "file over 256 KiB");
        }
        return read(Files.readAllBytes(file), catalogue, today);
    }

    /** Reads a profile from its bytes, as {@link #read(Path, RequirementCatalogue, LocalDate)} does. */
    public static SegurProfile read(byte[] content, RequirementCatalogue catalogue, LocalDate today) {
        return new ProfileReader(catalogue, today).read(content);
    }
}
