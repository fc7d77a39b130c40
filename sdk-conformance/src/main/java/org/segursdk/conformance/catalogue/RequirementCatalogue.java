package org.segursdk.conformance.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.core.error.LocalizedText;

/**
 * The requirements of one edition. Facts come from the sources each requirement names; titles and explanations are those of this
 * project and quote no official text. An edition is what the project knew, not what the authority publishes.
 *
 * <p>Form of the resources: {@code edition.yaml} and one file a domain, each a list of requirements with {@code id}, {@code class},
 * {@code profiles}, {@code inferred}, {@code draft}, {@code waves}, {@code when} (conditions, for all or for each software),
 * {@code proof}, {@code ways}, {@code status}, {@code sources}, {@code asked}, {@code wave1}, {@code refs}, {@code fr},
 * {@code fr-asks}, {@code en}, {@code en-asks}.
 */
public final class RequirementCatalogue {
    private final String edition;
    private final int revision;
    private final LocalizedText basis;
    private final Map<String, String> sources;
    private final Map<String, Requirement> requirements;

    RequirementCatalogue(
            String edition,
            int revision,
            LocalizedText basis,
            Map<String, String> sources,
            List<Requirement> requirements) {
        this.edition = Objects.requireNonNull(edition, "edition");
        this.revision = revision;
        this.basis = Objects.requireNonNull(basis, "basis");
        this.sources = Map.copyOf(sources);
        this.requirements = new LinkedHashMap<>();
        requirements.forEach(each -> this.requirements.put(each.id(), each));
    }

    /** Read once, when first wanted. */
    private static final class Bundled {
        static final RequirementCatalogue CATALOGUE =
                CatalogueReader.read(RequirementCatalogue::resource, RequirementCatalogue::resource);
    }

    /** The edition that comes with this version of the kit. */
    public static RequirementCatalogue bundled() {
        return Bundled.CATALOGUE;
    }

    private static byte[] resource(String name) {
        try (InputStream in = RequirementCatalogue.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Id of the edition, as profiles pin it: {@code 2023-02-draft}. */
    public String edition() {
        return edition;
    }

    /** Counts the corrections this project made to the edition, from 1. */
    public int revision() {
        return revision;
    }

    /** Edition and revision, for people and reports: {@code 2023-02-draft.1}. */
    public String label() {
        return edition + '.' + revision;
    }

    /** What the edition reflects. */
    public LocalizedText basis() {
        return basis;
    }

    /** Key to where it is found. */
    public Map<String, String> sources() {
        return sources;
    }

    /** All of them, by domain and number. */
    public List<Requirement> requirements() {
        return List.copyOf(requirements.values());
    }

    public Optional<Requirement> find(String id) {
        return Optional.ofNullable(requirements.get(id));
    }

    /** Those picked into the REM of that software, drafts and deductions aside. */
    public List<Requirement> of(SoftwareType type) {
        return requirements.values().stream()
                .filter(each -> each.scope().profiles().contains(type))
                .toList();
    }
}
