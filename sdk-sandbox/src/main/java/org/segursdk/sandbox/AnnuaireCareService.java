package org.segursdk.sandbox;

import java.util.List;
import java.util.Objects;

/**
 * A regulated care activity, or a social equipment (HealthcareService). {@code toString} shows its form alone. Source: annuaire §2, §3.
 *
 * @param number authorisation (ARHGOS), such as {@code 52-52-49883}; a social equipment does not show it
 * @param active false: removed
 * @param social whether it is a social equipment
 * @param structure IDNST of the structure that provides it
 * @param types activity, or discipline of the equipment
 * @param categories modality of the activity
 * @param characteristics form of the activity, or way of working of the equipment
 */
public record AnnuaireCareService(
        String number,
        boolean active,
        boolean social,
        String structure,
        List<AnnuaireCode> types,
        List<AnnuaireCode> categories,
        List<AnnuaireCode> characteristics)
        implements AnnuaireEntry {
    public AnnuaireCareService {
        Objects.requireNonNull(number, "number");
        Objects.requireNonNull(structure, "structure");
        types = List.copyOf(types);
        categories = List.copyOf(categories);
        characteristics = List.copyOf(characteristics);
    }

    @Override
    public AnnuaireCareService removed() {
        return new AnnuaireCareService(number, false, social, structure, List.of(), List.of(), List.of());
    }

    @Override
    public String toString() {
        return "AnnuaireCareService[" + (social ? "social" : "care") + ", active=" + active + "]";
    }
}
