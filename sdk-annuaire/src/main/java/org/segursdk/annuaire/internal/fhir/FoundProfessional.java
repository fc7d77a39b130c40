package org.segursdk.annuaire.internal.fhir;

import org.segursdk.annuaire.DirectoryProfessional;

/**
 * A professional as read, without activities.
 *
 * @param technicalId by which other resources refer to it; may change from one version of the API to another
 */
public record FoundProfessional(String technicalId, DirectoryProfessional value) {
    /** Its name alone. */
    @Override
    public String toString() {
        return "FoundProfessional";
    }
}
