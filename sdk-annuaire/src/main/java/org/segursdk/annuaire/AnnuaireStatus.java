package org.segursdk.annuaire;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the directory says of itself ({@code metadata}): a sign of health and of its optional parameters, not a gate. Source: annuaire §9.
 *
 * @param fhirVersion such as {@code 4.0.1}
 * @param searchParameters names by type of resource
 */
public record AnnuaireStatus(String fhirVersion, Map<String, Set<String>> searchParameters) {
    public AnnuaireStatus {
        Objects.requireNonNull(fhirVersion, "fhirVersion");
        Map<String, Set<String>> copy = new TreeMap<>();
        searchParameters.forEach((type, names) -> copy.put(type, Set.copyOf(new TreeSet<>(names))));
        searchParameters = Map.copyOf(copy);
    }

    /** Whether a type of resource can be searched by that parameter. */
    public boolean searches(String type, String parameter) {
        return searchParameters.getOrDefault(type, Set.of()).contains(parameter);
    }
}
