package org.segursdk.annuaire;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.segursdk.annuaire.internal.fhir.DirectoryPage;
import org.segursdk.annuaire.internal.fhir.DirectorySearch;
import org.segursdk.annuaire.internal.fhir.FoundEquipment;
import org.segursdk.annuaire.internal.fhir.FoundService;
import org.segursdk.annuaire.internal.fhir.FoundStructure;
import org.segursdk.annuaire.internal.http.Query;
import org.segursdk.core.actor.StructureId;

/** What structures offer. From a structure by its {@code _revinclude}, which is documented. Source: annuaire §5. */
final class ServiceFinder {
    private final PageWalk walk;

    ServiceFinder(DirectorySearch search) {
        this.walk = new PageWalk(search);
    }

    List<CareService> services(StructureId id) {
        List<DirectoryPage> pages = of(id, "HealthcareService:organization");
        Map<String, DirectoryStructure> there = structures(pages, id);
        return pages.stream()
                .flatMap(page -> page.services().stream())
                .filter(found ->
                        there.containsKey(found.structure()) && found.value().active())
                .map(found -> found.value().of(Optional.ofNullable(there.get(found.structure()))))
                .toList();
    }

    List<HeavyEquipment> equipment(StructureId id) {
        List<DirectoryPage> pages = of(id, "Device:organization");
        Map<String, DirectoryStructure> there = structures(pages, id);
        return pages.stream()
                .flatMap(page -> page.equipment().stream())
                .filter(found ->
                        there.containsKey(found.structure()) && found.value().active())
                .map(found -> found.value().of(Optional.ofNullable(there.get(found.structure()))))
                .toList();
    }

    Optional<CareService> service(String number) {
        List<FoundService> found = walk.all(Query.of("HealthcareService").code("identifier", number)).stream()
                .flatMap(page -> page.services().stream())
                .filter(each -> each.value().number().equals(Optional.of(number)))
                .toList();
        return preferred(found, each -> each.value().active())
                .map(each -> each.value().of(structure(each.structure())));
    }

    Optional<HeavyEquipment> equipment(String number) {
        List<FoundEquipment> found = walk.all(Query.of("Device").code("identifier", number)).stream()
                .flatMap(page -> page.equipment().stream())
                .filter(each -> each.value().number().equals(Optional.of(number)))
                .toList();
        return preferred(found, each -> each.value().active())
                .map(each -> each.value().of(structure(each.structure())));
    }

    private static <T> Optional<T> preferred(List<T> found, Function<T, Boolean> active) {
        return found.stream().filter(active::apply).findFirst().or(() -> found.stream()
                .findFirst());
    }

    private List<DirectoryPage> of(StructureId id, String offer) {
        return walk.all(Query.of("Organization")
                .raw("identifier", Finder.identifiers(id))
                .raw("_revinclude", offer));
    }

    /** By technical id; the directory may have found others, whose number begins alike or is another's rank. */
    private static Map<String, DirectoryStructure> structures(List<DirectoryPage> pages, StructureId id) {
        Map<String, DirectoryStructure> byId = new HashMap<>();
        Set<String> wanted = new HashSet<>(Set.of(id.value(), id.value().substring(1)));
        for (DirectoryPage page : pages) {
            for (FoundStructure each : page.structures()) {
                if (each.value().identifiers().all().stream().anyMatch(wanted::contains)) {
                    byId.put(each.technicalId(), each.value());
                }
            }
        }
        return byId;
    }

    private Optional<DirectoryStructure> structure(String technicalId) {
        if (technicalId.isEmpty()) {
            return Optional.empty();
        }
        return walk.all(Query.of("Organization").anyOf("_id", List.of(technicalId))).stream()
                .flatMap(page -> page.structures().stream())
                .filter(each -> each.technicalId().equals(technicalId))
                .map(FoundStructure::value)
                .findFirst();
    }
}
