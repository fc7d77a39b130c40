package org.segursdk.sandbox.internal.psc;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Scopes, separated by spaces. Source: psc §1, §3. */
final class Scopes {
    static final List<String> KNOWN = List.of(
            "openid",
            "profile",
            "email",
            "offline_access",
            "scope_all",
            "identity",
            "rpps",
            "referentiel",
            "interop",
            "eidas1",
            "eidas2");

    private Scopes() {}

    private static Set<String> parts(String scope) {
        Set<String> parts = new LinkedHashSet<>(Arrays.asList(scope.strip().split(" +")));
        parts.remove("");
        return parts;
    }

    static boolean has(String scope, String part) {
        return parts(scope).contains(part);
    }

    /**
     * The scope granted.
     *
     * @throws Refused {@code invalid_scope} when a part is not among those allowed
     */
    static String grant(String asked, Set<String> allowed) throws Refused {
        Set<String> parts = parts(asked);
        if (!allowed.containsAll(parts)) {
            throw new Refused(400, "invalid_scope", "Invalid scopes: " + asked.replaceAll("[^\\x20-\\x7e]", "?"));
        }
        return String.join(" ", parts);
    }

    /** As {@link #grant(String, Set)}, of Pro Santé Connect. */
    static String grant(String asked) throws Refused {
        return grant(asked, Set.copyOf(KNOWN));
    }

    /** @throws Refused {@code invalid_scope} when more is asked than was granted */
    static String narrow(String asked, String granted) throws Refused {
        return asked.isEmpty() ? granted : grant(asked, parts(granted));
    }
}
