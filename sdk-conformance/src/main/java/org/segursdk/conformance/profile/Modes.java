package org.segursdk.conformance.profile;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * By which ways the product may be looked at.
 *
 * @param artefacts folder of files the product made, relative to the profile
 * @param live whether the product can be pointed at the sandbox
 * @param adapter class of the vendor's {@code SegurKitAdapter}
 * @param environments hosts beyond the loopback that are test environments
 */
public record Modes(Optional<String> artefacts, boolean live, Optional<String> adapter, List<String> environments) {
    public Modes {
        Objects.requireNonNull(artefacts, "artefacts");
        Objects.requireNonNull(adapter, "adapter");
        environments = List.copyOf(environments);
    }
}
