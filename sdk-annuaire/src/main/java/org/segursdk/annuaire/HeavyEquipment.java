package org.segursdk.annuaire;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.core.terminology.CodedValue;

/**
 * A heavy equipment of a structure (équipement matériel lourd, Device), such as a scanner. One that was removed keeps its number.
 * Source: annuaire §2, §3, §7.
 *
 * @param number of the authorisation (ARHGOS)
 * @param active false when its status is {@code inactive}: it was removed
 * @param type what it is
 * @param manufacturer as told
 * @param model as told
 * @param structure that owns it; empty when it is not told or was not found
 * @param lastUpdated when the directory last changed it
 */
public record HeavyEquipment(
        Optional<String> number,
        boolean active,
        Optional<CodedValue> type,
        Optional<String> manufacturer,
        Optional<String> model,
        Optional<DirectoryStructure> structure,
        Optional<Instant> lastUpdated) {
    public HeavyEquipment {
        Objects.requireNonNull(number, "number");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(manufacturer, "manufacturer");
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(structure, "structure");
        Objects.requireNonNull(lastUpdated, "lastUpdated");
    }

    HeavyEquipment of(Optional<DirectoryStructure> owner) {
        return new HeavyEquipment(number, active, type, manufacturer, model, owner, lastUpdated);
    }

    /** Whether it is active. */
    @Override
    public String toString() {
        return "HeavyEquipment[active=" + active + "]";
    }
}
