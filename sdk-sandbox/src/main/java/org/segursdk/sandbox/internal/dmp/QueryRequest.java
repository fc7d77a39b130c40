package org.segursdk.sandbox.internal.dmp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.segursdk.sandbox.internal.soap.Dom;
import org.segursdk.sandbox.internal.soap.Refusal;
import org.w3c.dom.Element;

/**
 * A stored query (ITI-18). Source: dmp §8.
 *
 * @param id UUID of the query
 * @param references whether ObjectRefs are wanted, otherwise whole objects
 * @param start index of the first result wanted
 * @param max number of results wanted, -1: all
 * @param parameters values by name; a parameter that is repeated has as many lists, each of which has to be met
 */
record QueryRequest(String id, boolean references, int start, int max, Map<String, List<List<String>>> parameters) {
    static final String QUERY = "urn:oasis:names:tc:ebxml-regrep:xsd:query:3.0";
    private static final Pattern LITERAL = Pattern.compile("'((?:[^']|'')*)'|([0-9]+)");

    /**
     * @throws Refusal the frame is not that of ITI-18
     */
    static QueryRequest read(Element request, RegistryErrors errors) throws Refusal {
        if (!Dom.is(request, QUERY, "AdhocQueryRequest")) {
            throw Refusal.sandbox("The body must be AdhocQueryRequest.");
        }
        Element option = Dom.child(request, QUERY, "ResponseOption")
                .orElseThrow(() -> Refusal.sandbox("ResponseOption is missing."));
        String type = option.getAttribute("returnType");
        if (!List.of("LeafClass", "ObjectRef").contains(type)) {
            throw Refusal.sandbox("returnType must be LeafClass or ObjectRef.");
        }
        Element query = Dom.child(request, RimObject.RIM, "AdhocQuery")
                .orElseThrow(() -> Refusal.sandbox("AdhocQuery is missing."));
        Map<String, List<List<String>>> parameters = new LinkedHashMap<>();
        for (Element slot : Dom.children(query, RimObject.RIM, "Slot")) {
            String name = slot.getAttribute("name");
            parameters.computeIfAbsent(name, key -> new ArrayList<>()).add(values(name, slot, errors));
        }
        return new QueryRequest(
                query.getAttribute("id"),
                "ObjectRef".equals(type),
                number(request, "startIndex", 0),
                number(request, "maxResults", -1),
                parameters);
    }

    private static int number(Element request, String name, int fallback) throws Refusal {
        String text = request.getAttribute(name);
        if (!text.matches("|-1|[0-9]{1,9}")) {
            throw Refusal.sandbox(name + " must be a number.");
        }
        return text.isEmpty() ? fallback : Integer.parseInt(text);
    }

    /** The literals of a parameter: {@code 'x'}, {@code ('x','y')}, {@code 20260101}, over one or several Values. */
    private static List<String> values(String name, Element slot, RegistryErrors errors) {
        List<String> found = new ArrayList<>();
        List<Element> values = Dom.child(slot, RimObject.RIM, "ValueList")
                .map(list -> Dom.children(list, RimObject.RIM, "Value"))
                .orElse(List.of());
        for (Element value : values) {
            String text = Dom.text(value);
            boolean list = text.startsWith("(") && text.endsWith(")");
            String inner = list ? text.substring(1, text.length() - 1).strip() : text;
            Matcher matcher = LITERAL.matcher(inner);
            int end = 0;
            while (matcher.lookingAt()) {
                String quoted = matcher.group(1);
                found.add(quoted == null ? String.valueOf(matcher.group(2)) : quoted.replace("''", "'"));
                end = matcher.end();
                boolean comma = list && end < inner.length() && inner.charAt(end) == ',';
                matcher.region(comma ? end + 1 + blanks(inner, end + 1) : inner.length(), inner.length());
            }
            errors.check(
                    end == inner.length() && end > 0,
                    "XDSRegistryError",
                    name + ": 'value', ('value','value') or a number is expected");
        }
        errors.check(!values.isEmpty(), "XDSRegistryError", name + " has no value");
        return found;
    }

    private static int blanks(String text, int from) {
        int count = 0;
        while (from + count < text.length() && Character.isWhitespace(text.charAt(from + count))) {
            count++;
        }
        return count;
    }

    boolean has(String name) {
        return parameters.containsKey(name);
    }

    /** Lists of a parameter, each of which has to be met; empty when it is absent. */
    List<List<String>> all(String name) {
        return parameters.getOrDefault(name, List.of());
    }

    /** Every value of a parameter. */
    List<String> any(String name) {
        return all(name).stream().flatMap(List::stream).toList();
    }

    @Override
    public String toString() {
        return "QueryRequest[redacted]";
    }
}
