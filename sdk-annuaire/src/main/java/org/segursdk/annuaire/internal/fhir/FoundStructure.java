package org.segursdk.annuaire.internal.fhir;

import org.segursdk.annuaire.DirectoryStructure;

/**
 * A structure as read.
 *
 * @param technicalId by which other resources refer to it
 */
public record FoundStructure(String technicalId, DirectoryStructure value) {
    /** Its name alone. */
    @Override
    public String toString() {
        return "FoundStructure";
    }
}
