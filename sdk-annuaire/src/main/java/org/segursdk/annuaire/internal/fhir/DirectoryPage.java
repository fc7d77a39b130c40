package org.segursdk.annuaire.internal.fhir;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A page of an answer, read.
 *
 * @param total as counted by the directory, when it counts
 * @param next link to what follows, as written: to be checked before it is called
 * @param unreadable entries that could not be read
 */
public record DirectoryPage(
        List<FoundProfessional> professionals,
        List<FoundActivity> activities,
        List<FoundStructure> structures,
        List<FoundService> services,
        List<FoundEquipment> equipment,
        OptionalLong total,
        Optional<String> next,
        int unreadable) {
    public DirectoryPage {
        professionals = List.copyOf(professionals);
        activities = List.copyOf(activities);
        structures = List.copyOf(structures);
        services = List.copyOf(services);
        equipment = List.copyOf(equipment);
    }

    /** Resources read, of those that a copy holds. */
    public int size() {
        return professionals.size() + activities.size() + structures.size();
    }

    /** Its name alone: a link may tell what was searched. */
    @Override
    public String toString() {
        return "DirectoryPage";
    }
}
