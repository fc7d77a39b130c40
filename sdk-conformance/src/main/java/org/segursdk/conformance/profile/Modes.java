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
 * @param citizenDomain of the patients' mailboxes in the product's files; {@value #CITIZENS} unless a test operator has another
 */
public record Modes(
        Optional<String> artefacts,
        boolean live,
        Optional<String> adapter,
        List<String> environments,
        String citizenDomain) {
    /** Domain of Mon espace santé. */
    public static final String CITIZENS = "patient.mssante.fr";

    public Modes {
        Objects.requireNonNull(artefacts, "artefacts");
        Objects.requireNonNull(adapter, "adapter");
        environments = List.copyOf(environments);
        Objects.requireNonNull(citizenDomain, "citizenDomain");
    }
}
