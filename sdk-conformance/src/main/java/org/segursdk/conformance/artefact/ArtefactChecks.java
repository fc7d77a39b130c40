package org.segursdk.conformance.artefact;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.segursdk.conformance.catalogue.RequirementCatalogue;
import org.segursdk.conformance.internal.yaml.YamlFaults;
import org.segursdk.conformance.internal.yaml.YamlFields;
import org.segursdk.conformance.internal.yaml.YamlNode;
import org.segursdk.conformance.internal.yaml.YamlTree;
import org.segursdk.conformance.run.Check;

/** The kit's checks on files. Those that are data stand in {@code rule-checks.yaml}. */
public final class ArtefactChecks {
    private static final String TABLE = "rule-checks.yaml";
    private static final Set<String> KEYS = Set.of("id", "verifies", "on", "contains", "rules", "strict");

    private ArtefactChecks() {}

    public static List<Check> all() {
        List<Check> all = new ArrayList<>(read(resource()));
        all.add(new InsOnlyWhenQualified());
        all.add(new SyntheticOnly());
        return List.copyOf(all);
    }

    private static byte[] resource() {
        try (InputStream in = ArtefactChecks.class.getResourceAsStream(TABLE)) {
            if (in == null) {
                throw new IllegalStateException(TABLE);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads the table; an unknown requirement or a word missing is refused. */
    static List<Check> read(byte[] table) {
        RequirementCatalogue catalogue = RequirementCatalogue.bundled();
        YamlFaults faults = new YamlFaults(TABLE);
        List<Check> checks = new ArrayList<>();
        if (YamlTree.read(table, faults) instanceof YamlNode.Sequence list) {
            for (YamlNode item : list.items()) {
                YamlFields fields = YamlFields.of(item, "", KEYS, faults);
                checks.add(new RuleCheck(
                        fields.needed("id", 60),
                        Set.copyOf(fields.words(
                                "verifies",
                                id -> Optional.of(id)
                                        .filter(known -> catalogue.find(known).isPresent()),
                                "REM-…")),
                        Set.copyOf(fields.words("on", Optional::of, "")),
                        fields.text("contains", 80).orElse(""),
                        fields.words("rules", Optional::of, ""),
                        fields.flag("strict").orElse(false)));
            }
        }
        faults.throwIfAny();
        return checks;
    }
}
