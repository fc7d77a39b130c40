package org.segursdk.sandbox.internal.annuaire;

import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.segursdk.sandbox.AnnuaireCode;

/**
 * A search parameter of a type of resource.
 *
 * @param values what an entry holds: codes with their system, strings without one, technical ids with the type's name as system
 */
record SearchParameter(String name, Kind kind, BiFunction<Directory, Row, List<AnnuaireCode>> values) {
    /** How values are compared. */
    enum Kind {
        STRING,
        TOKEN,
        REFERENCE,
        DATE,
        URI;

        Set<String> modifiers() {
            return switch (this) {
                case STRING -> Set.of("contains", "exact", "text");
                case TOKEN -> Set.of("not");
                default -> Set.of();
            };
        }
    }

    static SearchParameter string(String name, BiFunction<Directory, Row, List<String>> values) {
        return new SearchParameter(name, Kind.STRING, (directory, row) -> values.apply(directory, row).stream()
                .map(text -> new AnnuaireCode("", text))
                .toList());
    }

    static SearchParameter token(String name, BiFunction<Directory, Row, List<AnnuaireCode>> values) {
        return new SearchParameter(name, Kind.TOKEN, values);
    }

    /** The link of that name. */
    static SearchParameter reference(String name) {
        return new SearchParameter(name, Kind.REFERENCE, (directory, row) -> directory
                .target(row.entry(), name)
                .map(target -> List.of(new AnnuaireCode(target.type().fhirName(), target.id())))
                .orElse(List.of()));
    }
}
