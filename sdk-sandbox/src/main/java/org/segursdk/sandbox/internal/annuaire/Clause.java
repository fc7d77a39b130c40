package org.segursdk.sandbox.internal.annuaire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.segursdk.sandbox.AnnuaireCode;

/**
 * One condition of a search: one of its values must hold. Source: annuaire §5.
 *
 * @param values as asked, still escaped
 * @param tests one for each value, of what an entry holds; empty for a date
 * @param periods of a date parameter, otherwise empty
 */
record Clause(
        SearchParameter parameter,
        String modifier,
        List<String> values,
        List<Predicate<AnnuaireCode>> tests,
        List<DateRange> periods) {
    /**
     * @throws FhirError when the modifier or a value is none of the parameter's
     */
    static Clause of(SearchParameter parameter, Parameters.Asked asked) throws FhirError {
        if (!asked.modifier().isEmpty() && !parameter.kind().modifiers().contains(asked.modifier())) {
            throw FhirError.bad("Unknown modifier \":" + asked.modifier() + "\" for parameter " + asked.name());
        }
        if (parameter.kind() != SearchParameter.Kind.DATE) {
            List<Predicate<AnnuaireCode>> tests = asked.values().stream()
                    .map(value -> test(parameter.kind(), asked.modifier(), value))
                    .toList();
            return new Clause(parameter, asked.modifier(), asked.values(), tests, List.of());
        }
        List<DateRange> periods = new ArrayList<>();
        for (String value : asked.values()) {
            periods.add(DateRange.parse(value));
        }
        return new Clause(parameter, asked.modifier(), asked.values(), List.of(), periods);
    }

    boolean matches(Directory directory, Row row) {
        if (parameter.kind() == SearchParameter.Kind.DATE) {
            return periods.stream().anyMatch(period -> period.holds(row.lastUpdated()));
        }
        List<AnnuaireCode> held = parameter.values().apply(directory, row);
        boolean found = tests.stream().anyMatch(test -> held.stream().anyMatch(test));
        return found != "not".equals(modifier);
    }

    private static Predicate<AnnuaireCode> test(SearchParameter.Kind kind, String modifier, String value) {
        return switch (kind) {
            case STRING -> string(modifier, Parameters.unescape(value));
            case TOKEN -> token(value);
            case REFERENCE -> reference(value);
            default -> code -> code.code().equals(Parameters.unescape(value));
        };
    }

    private static Predicate<AnnuaireCode> string(String modifier, String value) {
        String folded = Names.fold(value);
        return switch (modifier) {
            case "exact" -> code -> code.code().equals(value);
            case "contains", "text" -> code -> Names.fold(code.code()).contains(folded);
            default -> code -> !code.code().isEmpty() && Names.fold(code.code()).startsWith(folded);
        };
    }

    private static Predicate<AnnuaireCode> token(String value) {
        List<String> parts = Parameters.split(value, '|');
        if (parts.size() == 1) {
            String wanted = Parameters.unescape(value);
            return code -> code.code().equals(wanted);
        }
        String system = Parameters.unescape(parts.get(0));
        String wanted = Parameters.unescape(parts.get(1));
        return code ->
                code.system().equals(system) && (wanted.isEmpty() || code.code().equals(wanted));
    }

    private static Predicate<AnnuaireCode> reference(String value) {
        String id = Parameters.unescape(value);
        int slash = id.lastIndexOf('/');
        String type = slash < 0 ? "" : id.substring(id.lastIndexOf('/', slash - 1) + 1, slash);
        return code -> code.code().equals(id.substring(slash + 1)) && (type.isEmpty() || type.equals(code.system()));
    }

    /** Indices outside of which nothing can match; empty: the whole table has to be looked at. */
    Optional<IntStream> candidates(Directory directory, Type type) {
        if (!modifier.isEmpty()) {
            return Optional.empty();
        }
        Table table = directory.table(type);
        Stream<String> wanted = values.stream().map(Parameters::unescape);
        if ("_id".equals(parameter.name())) {
            return Optional.of(wanted.mapToInt(table::indexOfId).filter(index -> index >= 0));
        }
        if ("identifier".equals(parameter.name())) {
            return values.stream().anyMatch(value -> value.endsWith("|"))
                    ? Optional.empty()
                    : Optional.of(
                            wanted.flatMapToInt(value -> table.candidates(value.substring(value.indexOf('|') + 1))));
        }
        return parameter.kind() == SearchParameter.Kind.REFERENCE
                ? Optional.of(wanted.flatMapToInt(
                        id -> directory.candidates(type, parameter.name(), id.substring(id.lastIndexOf('/') + 1))))
                : Optional.empty();
    }
}
