package org.segursdk.annuaire;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Where a structure stands.
 *
 * @param lines number and street, and what completes them
 * @param postalCode as written
 * @param city as written
 * @param communeCode INSEE code of the commune (TRE_R13)
 */
public record StructureAddress(
        List<String> lines, Optional<String> postalCode, Optional<String> city, Optional<String> communeCode) {
    private static final StructureAddress NONE =
            new StructureAddress(List.of(), Optional.empty(), Optional.empty(), Optional.empty());

    public StructureAddress {
        lines = List.copyOf(lines);
        Objects.requireNonNull(postalCode, "postalCode");
        Objects.requireNonNull(city, "city");
        Objects.requireNonNull(communeCode, "communeCode");
    }

    /** No address is published. */
    public static StructureAddress none() {
        return NONE;
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "StructureAddress[redacted]";
    }
}
