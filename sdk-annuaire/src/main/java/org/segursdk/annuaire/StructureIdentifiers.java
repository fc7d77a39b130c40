package org.segursdk.annuaire;

import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.actor.StructureId;
import org.segursdk.core.error.InvalidInputException;

/**
 * Identifiers of a structure, as published. Source: annuaire §3.
 *
 * @param nationalId IDNST, prefix included
 * @param finess 9 characters, of the geographical or the legal entity
 * @param siret 14 digits
 * @param siren 9 digits
 * @param rppsRank of a practice (RPPS rang)
 */
public record StructureIdentifiers(
        Optional<String> nationalId,
        Optional<String> finess,
        Optional<String> siret,
        Optional<String> siren,
        Optional<String> rppsRank) {
    public StructureIdentifiers {
        Objects.requireNonNull(nationalId, "nationalId");
        Objects.requireNonNull(finess, "finess");
        Objects.requireNonNull(siret, "siret");
        Objects.requireNonNull(siren, "siren");
        Objects.requireNonNull(rppsRank, "rppsRank");
    }

    /** The national id; made of FINESS, SIRET, RPPS rank or SIREN when none is published. */
    public Optional<StructureId> id() {
        return structureId("", nationalId)
                .or(() -> structureId("1", finess))
                .or(() -> structureId("3", siret))
                .or(() -> structureId("4", rppsRank))
                .or(() -> structureId("2", siren));
    }

    /** Every identifier, each in the form of a national id (prefix included) and bare. */
    public Set<String> all() {
        Set<String> all = new LinkedHashSet<>();
        nationalId.ifPresent(all::add);
        add(all, "1", finess);
        add(all, "3", siret);
        add(all, "2", siren);
        add(all, "4", rppsRank);
        return all;
    }

    private static void add(Set<String> all, String prefix, Optional<String> value) {
        value.ifPresent(bare -> {
            all.add(bare);
            all.add(prefix + bare);
        });
    }

    private static Optional<StructureId> structureId(String prefix, Optional<String> value) {
        return value.flatMap(bare -> Optional.ofNullable(read(prefix + bare)));
    }

    private static @Nullable StructureId read(String value) {
        try {
            return new StructureId(value);
        } catch (InvalidInputException e) {
            return null;
        }
    }

    /** Redacted but for the national id. */
    @Override
    public String toString() {
        return "StructureIdentifiers[" + id().map(StructureId::toString).orElse("none") + "]";
    }
}
