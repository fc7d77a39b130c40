package org.segursdk.annuaire;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.core.terminology.CodedValue;

/**
 * What a structure is authorised to do: a regulated care activity, or a social equipment (HealthcareService). One that was removed keeps
 * its number. Codes are as published: which table says what is not known for all. Source: annuaire §2, §3, §7.
 *
 * @param number of the authorisation (ARHGOS), such as {@code 52-52-49883}; social equipments may have none
 * @param active false when it was removed
 * @param kind empty when the profile does not tell
 * @param types searched as {@code service-type}
 * @param categories searched as {@code service-category}
 * @param characteristics searched as {@code characteristic}
 * @param structure that provides it; empty when it is not told or was not found
 * @param lastUpdated when the directory last changed it
 */
public record CareService(
        Optional<String> number,
        boolean active,
        Optional<CareServiceKind> kind,
        List<CodedValue> types,
        List<CodedValue> categories,
        List<CodedValue> characteristics,
        Optional<DirectoryStructure> structure,
        Optional<Instant> lastUpdated) {
    public CareService {
        Objects.requireNonNull(number, "number");
        Objects.requireNonNull(kind, "kind");
        types = List.copyOf(types);
        categories = List.copyOf(categories);
        characteristics = List.copyOf(characteristics);
        Objects.requireNonNull(structure, "structure");
        Objects.requireNonNull(lastUpdated, "lastUpdated");
    }

    CareService of(Optional<DirectoryStructure> provider) {
        return new CareService(number, active, kind, types, categories, characteristics, provider, lastUpdated);
    }

    /** Its kind and whether it is active. */
    @Override
    public String toString() {
        return "CareService[" + kind.map(CareServiceKind::name).orElse("?") + ", active=" + active + "]";
    }
}
