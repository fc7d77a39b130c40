package org.segursdk.annuaire.internal.fhir;

import org.segursdk.annuaire.Activity;

/**
 * An activity as read, without structure.
 *
 * @param technicalId of the activity
 * @param professional technical id of whose it is; empty on one that was removed
 * @param structure technical id of where it is; empty when not told
 */
public record FoundActivity(String technicalId, String professional, String structure, Activity value) {
    /** Its name alone. */
    @Override
    public String toString() {
        return "FoundActivity";
    }
}
