package org.segursdk.conformance.catalogue;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * An official id that a requirement covers.
 *
 * @param id as the source writes it, such as {@code INS/va1.01}
 * @param core whether the same exists in the core as {@code SC.} and the id
 * @param wave 1 or 2; empty when only the id is known
 * @param obligation of that id; {@link Obligation#UNKNOWN} when the source does not tell
 * @param status of that id; empty when only the id is known
 * @param profiles it was picked for
 */
public record OfficialReference(
        String id,
        boolean core,
        OptionalInt wave,
        Obligation obligation,
        Optional<RequirementStatus> status,
        Set<SoftwareType> profiles) {
    public OfficialReference {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(wave, "wave");
        Objects.requireNonNull(obligation, "obligation");
        Objects.requireNonNull(status, "status");
        profiles = Set.copyOf(profiles);
    }
}
