package org.segursdk.annuaire.internal.fhir;

import org.segursdk.annuaire.CareService;

/**
 * A care activity or a social equipment as read.
 *
 * @param structure technical id of the one that provides it; empty when it is not told
 */
public record FoundService(String structure, CareService value) {
    /** Its name alone. */
    @Override
    public String toString() {
        return "FoundService";
    }
}
