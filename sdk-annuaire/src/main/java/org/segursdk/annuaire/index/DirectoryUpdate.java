package org.segursdk.annuaire.index;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.annuaire.DirectoryProfessional;
import org.segursdk.annuaire.DirectoryStructure;

/**
 * What changed of one subject since it was last told.
 *
 * @param subject who is followed
 * @param changes at least one
 * @param professional as now, for a person; empty when gone
 * @param structure as now, for a structure; empty when gone
 */
public record DirectoryUpdate(
        Watched subject,
        List<DirectoryChange> changes,
        Optional<DirectoryProfessional> professional,
        Optional<DirectoryStructure> structure) {
    public DirectoryUpdate {
        Objects.requireNonNull(subject, "subject");
        changes = List.copyOf(changes);
        Objects.requireNonNull(professional, "professional");
        Objects.requireNonNull(structure, "structure");
    }
}
