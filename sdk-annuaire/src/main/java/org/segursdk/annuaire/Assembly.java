package org.segursdk.annuaire;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.segursdk.annuaire.internal.fhir.DirectoryPage;
import org.segursdk.annuaire.internal.fhir.FoundActivity;
import org.segursdk.annuaire.internal.fhir.FoundProfessional;
import org.segursdk.annuaire.internal.http.Query;

/**
 * Professionals put together from their three resources: the person, the activities, the structures. Activities that have ended are
 * left out. Source: annuaire §2, §5.
 */
final class Assembly {
    /** Ids in one query: posted, some kilobytes. */
    static final int IDS = 100;

    private final PageWalk walk;
    private final Map<String, DirectoryStructure> structures = new HashMap<>();
    private final Map<String, List<FoundActivity>> activities = new HashMap<>();
    private final Map<String, FoundProfessional> professionals = new LinkedHashMap<>();

    Assembly(PageWalk walk) {
        this.walk = walk;
    }

    void add(Collection<DirectoryPage> pages) {
        for (DirectoryPage page : pages) {
            page.structures().forEach(each -> structures.put(each.technicalId(), each.value()));
            page.professionals().forEach(each -> professionals.put(each.technicalId(), each));
            for (FoundActivity activity : page.activities()) {
                List<FoundActivity> known =
                        activities.computeIfAbsent(activity.professional(), any -> new ArrayList<>());
                if (activity.value().active()
                        && known.stream().noneMatch(each -> each.technicalId().equals(activity.technicalId()))) {
                    known.add(activity);
                }
            }
        }
    }

    /** What was added, whole; asks the directory for the structures that did not come along. */
    List<DirectoryProfessional> toList() {
        fetchStructures();
        List<DirectoryProfessional> whole = new ArrayList<>();
        for (FoundProfessional found : professionals.values()) {
            whole.add(found.value()
                    .with(activities.getOrDefault(found.technicalId(), List.of()).stream()
                            .map(this::placed)
                            .toList()));
        }
        return whole;
    }

    private Activity placed(FoundActivity found) {
        DirectoryStructure structure = structures.get(found.structure());
        return structure == null ? found.value() : found.value().at(structure);
    }

    private void fetchStructures() {
        Set<String> missing = new LinkedHashSet<>();
        professionals.keySet().stream()
                .flatMap(id -> activities.getOrDefault(id, List.of()).stream())
                .map(FoundActivity::structure)
                .filter(id -> !id.isEmpty() && !structures.containsKey(id))
                .forEach(missing::add);
        for (List<String> ids : chunks(missing)) {
            walk.all(Query.of("Organization").anyOf("_id", ids).raw("_count", String.valueOf(ids.size())))
                    .forEach(page ->
                            page.structures().forEach(each -> structures.put(each.technicalId(), each.value())));
        }
    }

    static List<List<String>> chunks(Collection<String> ids) {
        List<String> all = List.copyOf(ids);
        List<List<String>> chunks = new ArrayList<>();
        for (int i = 0; i < all.size(); i += IDS) {
            chunks.add(all.subList(i, Math.min(all.size(), i + IDS)));
        }
        return chunks;
    }
}
