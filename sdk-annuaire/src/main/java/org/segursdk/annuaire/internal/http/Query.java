package org.segursdk.annuaire.internal.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Parameters of a search, in order; values are escaped as FHIR asks, then encoded. Not thread-safe. */
public final class Query {
    private final String type;
    private final List<String> names = new ArrayList<>();
    private final List<String> values = new ArrayList<>();

    private boolean isPrivate;

    private Query(String type) {
        this.type = type;
    }

    public static Query of(String type) {
        return new Query(type);
    }

    /** A value that somebody typed, or that names somebody: what FHIR reads as a separator is escaped. */
    public Query text(String name, String value) {
        isPrivate = true;
        return raw(name, escape(value));
    }

    /** A code of a system. */
    public Query token(String name, String system, String code) {
        return raw(name, pair(system, code));
    }

    /** A code of a system, in the syntax of FHIR. */
    public static String pair(String system, String code) {
        return escape(system) + '|' + escape(code);
    }

    /** Values any of which will do. */
    public Query anyOf(String name, List<String> alternatives) {
        return raw(
                name, String.join(",", alternatives.stream().map(Query::escape).toList()));
    }

    /** A value in the syntax of FHIR. */
    public Query raw(String name, String value) {
        names.add(name);
        values.add(value);
        return this;
    }

    /** Whether a value is of somebody: it does not go into an address. */
    boolean isPrivate() {
        return isPrivate;
    }

    /** A code. */
    public Query code(String name, String value) {
        return raw(name, escape(value));
    }

    /** Type of resource that is searched. */
    public String type() {
        return type;
    }

    /** Names of the parameters, without values. */
    public List<String> names() {
        return List.copyOf(names);
    }

    public String encoded() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < names.size(); i++) {
            if (i > 0) {
                text.append('&');
            }
            text.append(names.get(i)).append('=').append(encode(values.get(i)));
        }
        return text.toString();
    }

    private static String encode(String value) {
        // A blank is + in a form, and %20 anywhere: the latter is right in both.
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String escape(String value) {
        StringBuilder text = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\' || c == ',' || c == '|' || c == '$') {
                text.append('\\');
            }
            text.append(c);
        }
        return text.toString();
    }

    /** The values are what somebody searched for. */
    @Override
    public String toString() {
        return "Query[" + type + ", " + names.size() + " parameters]";
    }
}
