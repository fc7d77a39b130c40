package org.segursdk.sandbox.internal.annuaire;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.segursdk.sandbox.AnnuaireActivity;
import org.segursdk.sandbox.AnnuaireCareService;
import org.segursdk.sandbox.AnnuaireDevice;
import org.segursdk.sandbox.AnnuaireEntry;
import org.segursdk.sandbox.AnnuaireStructure;

/** All entries, and how they refer to each other. Thread-safe. */
final class Directory {
    private final Population population;
    private final Map<Type, Table> tables = new EnumMap<>(Type.class);

    Directory(int professionals, long seed) {
        this.population = new Population(professionals, seed);
        for (Type type : Type.values()) {
            tables.put(type, new Table(type, population));
        }
        TestCards.entries().forEach(entry -> put(entry, TestCards.SINCE));
    }

    Population population() {
        return population;
    }

    Table table(Type type) {
        return Objects.requireNonNull(tables.get(type));
    }

    void put(AnnuaireEntry entry, Instant now) {
        table(Type.of(entry)).put(entry, now);
    }

    /** The entry of that number as it is held now. */
    Optional<Row> find(Type type, String number) {
        return Optional.ofNullable(table(type).row(table(type).index(number)));
    }

    Optional<Row> byId(Type type, String id) {
        return Optional.ofNullable(table(type).row(table(type).indexOfId(id)));
    }

    /** What an entry refers to by a parameter of {@link Type#references}. */
    Optional<Row> target(AnnuaireEntry entry, String parameter) {
        String number = number(entry, parameter);
        return number == null ? Optional.empty() : find(targetType(parameter), number);
    }

    static Type targetType(String parameter) {
        return "practitioner".equals(parameter) ? Type.PRACTITIONER : Type.ORGANIZATION;
    }

    private static @Nullable String number(AnnuaireEntry entry, String parameter) {
        if (entry instanceof AnnuaireActivity activity) {
            return "practitioner".equals(parameter)
                    ? activity.rpps()
                    : activity.structure().orElse(null);
        }
        if (!entry.active()) {
            return null;
        }
        if (entry instanceof AnnuaireStructure structure) {
            return structure.parent().orElse(null);
        }
        if (entry instanceof AnnuaireCareService service) {
            return service.structure();
        }
        return entry instanceof AnnuaireDevice device ? device.structure() : null;
    }

    /** Where entries of a type may stand that refer to a resource by that parameter. */
    IntStream candidates(Type from, String parameter, String targetId) {
        Table target = table(targetType(parameter));
        int index = target.indexOfId(targetId);
        IntStream held = table(from).held();
        boolean made = index >= 0 && index < population.slots(targetType(parameter));
        return made
                ? IntStream.concat(population.referring(from, parameter, index), held)
                        .distinct()
                : held;
    }

    /** Entries of a type that refer to a resource by that parameter, in the order of their index. */
    List<Row> referring(Type from, String parameter, Row target) {
        return candidates(from, parameter, target.id())
                .sorted()
                .mapToObj(table(from)::row)
                .filter(Objects::nonNull)
                .filter(row -> target(row.entry(), parameter)
                        .filter(found -> found.id().equals(target.id()))
                        .isPresent())
                .toList();
    }
}
