package org.segursdk.sandbox.internal.annuaire;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A search that was understood. Source: annuaire §5.
 *
 * @param count entries of a page that are asked for; -1: not said
 * @param total whether the total is wanted
 * @param elements names of elements to return; empty: all
 */
record Query(
        Type type,
        List<Clause> clauses,
        int count,
        boolean total,
        List<String> elements,
        List<String> includes,
        List<String> reverseIncludes) {
    private static final Set<String> TOTALS = Set.of("none", "estimate", "accurate");
    private static final Set<String> FORMATS =
            Set.of("json", "application/json", "application/fhir+json", "application/fhir json");

    /**
     * @param withMailboxType whether {@code mailbox-mss-type} is known
     * @throws FhirError when a parameter is unknown or malformed
     */
    static Query of(Type type, List<Parameters.Asked> asked, boolean withMailboxType) throws FhirError {
        Map<String, SearchParameter> known = SearchParameters.of(type);
        List<Clause> clauses = new ArrayList<>();
        List<String> elements = new ArrayList<>();
        List<String> includes = new ArrayList<>();
        List<String> reverseIncludes = new ArrayList<>();
        int count = -1;
        boolean total = true;
        for (Parameters.Asked one : asked) {
            String first = one.values().get(0);
            switch (one.name()) {
                case "_count" -> count = number(first);
                case "_total" -> total = !"none".equals(oneOf(TOTALS, one));
                case "_format" -> oneOf(FORMATS, one);
                case "_pretty" -> oneOf(Set.of("true", "false"), one);
                case "_elements" -> elements.addAll(one.values());
                case "_include" -> includes.addAll(include(type, one, first));
                case "_revinclude" -> reverseIncludes.add(reverseInclude(type, one, first));
                default -> {
                    SearchParameter parameter = known.get(one.name());
                    if (parameter == null || SearchParameters.MAILBOX_TYPE.equals(one.name()) && !withMailboxType) {
                        throw FhirError.bad("HAPI-0524: Unknown search parameter \"" + one.name()
                                + "\" for resource type \"" + type.fhirName() + "\". Valid search parameters are: "
                                + known.keySet());
                    }
                    clauses.add(Clause.of(parameter, one));
                }
            }
        }
        return new Query(type, clauses, count, total, elements, includes, reverseIncludes);
    }

    private static int number(String value) throws FhirError {
        if (!Numbers.isNumber(value) || value.length() > 9) {
            throw FhirError.bad("_count is not a number");
        }
        return Integer.parseInt(value);
    }

    private static String oneOf(Set<String> allowed, Parameters.Asked asked) throws FhirError {
        String value = asked.values().get(0);
        if (!asked.modifier().isEmpty() || !allowed.contains(value)) {
            throw FhirError.bad("Invalid value for parameter " + asked.name());
        }
        return value;
    }

    private static List<String> include(Type type, Parameters.Asked asked, String value) throws FhirError {
        if ("*".equals(value) && !type.references().isEmpty()) {
            return type.references();
        }
        if (!asked.modifier().isEmpty() || !type.includes().contains(value)) {
            throw FhirError.bad("HAPI-0375: Invalid _include parameter value. Valid values are: " + type.includes());
        }
        return List.of(value.substring(value.indexOf(':') + 1));
    }

    private static String reverseInclude(Type type, Parameters.Asked asked, String value) throws FhirError {
        if (!asked.modifier().isEmpty() || !type.reverseIncludes().contains(value)) {
            throw FhirError.bad(
                    "HAPI-0375: Invalid _revinclude parameter value. Valid values are: " + type.reverseIncludes());
        }
        return value;
    }
}
