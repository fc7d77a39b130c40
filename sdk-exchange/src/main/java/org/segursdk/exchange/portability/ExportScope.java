package org.segursdk.exchange.portability;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.segursdk.core.error.Violations;

/**
 * Whose records an export holds: one (unit), chosen ones (targeted), all (mass). Source: rem PORT-03, a draft guide.
 *
 * @param kind which
 * @param recordIds keys of the records; empty for all
 */
public record ExportScope(Kind kind, Set<String> recordIds) {
    /** Everybody's. */
    public static final ExportScope ALL = new ExportScope(Kind.MASS, Set.of());

    /** Kinds of export. */
    public enum Kind {
        UNIT,
        TARGETED,
        MASS
    }

    /**
     * @throws org.segursdk.core.error.InvalidInputException rule {@code EXPORT-SCOPE}: a unit export has one record, a targeted one at
     *     least one, a mass export none
     */
    public ExportScope {
        Objects.requireNonNull(kind, "kind");
        recordIds = Set.copyOf(recordIds);
        boolean right =
                switch (kind) {
                    case UNIT -> recordIds.size() == 1;
                    case TARGETED -> !recordIds.isEmpty();
                    case MASS -> recordIds.isEmpty();
                };
        new Violations()
                .check(
                        right,
                        "recordIds",
                        "EXPORT-SCOPE",
                        "unitaire : un dossier ; ciblé : au moins un ; de masse : aucun à nommer",
                        "unit: one record; targeted: at least one; mass: none to name")
                .throwIfAny("ExportScope");
    }

    /** One patient's. */
    public static ExportScope unit(String recordId) {
        return new ExportScope(Kind.UNIT, Set.of(recordId));
    }

    /** Those of chosen patients. */
    public static ExportScope targeted(Set<String> recordIds) {
        return new ExportScope(Kind.TARGETED, recordIds);
    }

    /** The next keys of the scope, in the order of the keys. */
    List<String> records(ExportSource source, String after, int atMost) {
        return kind == Kind.MASS
                ? source.records(after, atMost)
                : new TreeSet<>(recordIds)
                        .tailSet(after, false).stream().limit(atMost).toList();
    }

    /** In words, for the archive; which records stands there as a hash. */
    String text() {
        String keys = String.join("\n", new TreeSet<>(recordIds));
        return "scope=" + kind
                + (recordIds.isEmpty()
                        ? ""
                        : ":" + recordIds.size() + ":"
                                + HexFormat.of()
                                        .formatHex(Archive.sha256().digest(keys.getBytes(StandardCharsets.UTF_8))));
    }

    /** Without the records. */
    @Override
    public String toString() {
        return "ExportScope[" + kind + "]";
    }
}
