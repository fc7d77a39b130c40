package org.segursdk.annuaire.internal.fhir;

import org.segursdk.annuaire.HeavyEquipment;

/**
 * A heavy equipment as read.
 *
 * @param structure technical id of its owner; empty when it is not told
 */
public record FoundEquipment(String structure, HeavyEquipment value) {
    /** Its name alone. */
    @Override
    public String toString() {
        return "FoundEquipment";
    }
}
