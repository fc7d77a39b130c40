package org.segursdk.psc;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.error.SegurSecurityException;
import org.segursdk.psc.internal.oidc.Refusals;

/**
 * What the browser brought back, as it came: nothing of it is trusted yet. A parameter that comes twice is refused (RFC 6749
 * §3.1).
 */
public final class CallbackParameters {
    private static final int LONGEST = 16 << 10;

    private final Map<String, String> values;
    private final @Nullable URI address;

    private CallbackParameters(Map<String, String> values, @Nullable URI address) {
        this.values = Map.copyOf(values);
        this.address = address;
    }

    /**
     * The whole address of the request as the browser made it; it must then be that of the redirect.
     *
     * @throws SegurSecurityException codes {@code PSC-CALLBACK-DUPLICATE}, {@code PSC-CALLBACK-FORM}
     */
    public static CallbackParameters of(URI request) {
        String query = request.getRawQuery();
        return new CallbackParameters(parse(query == null ? "" : query), request);
    }

    /**
     * The query of the request, undecoded, such as a servlet's {@code getQueryString()}.
     *
     * @throws SegurSecurityException codes {@code PSC-CALLBACK-DUPLICATE}, {@code PSC-CALLBACK-FORM}
     */
    public static CallbackParameters ofQuery(String query) {
        return new CallbackParameters(parse(query), null);
    }

    /**
     * The decoded parameters, such as a servlet's {@code getParameterMap()}.
     *
     * @throws SegurSecurityException code {@code PSC-CALLBACK-DUPLICATE}
     */
    public static CallbackParameters of(Map<String, String[]> parameters) {
        Map<String, String> values = new HashMap<>();
        parameters.forEach((name, all) -> {
            if (all.length > 1) {
                throw duplicate();
            }
            if (all.length == 1) {
                values.put(name, all[0]);
            }
        });
        return new CallbackParameters(values, null);
    }

    private static Map<String, String> parse(String query) {
        if (query.length() > LONGEST) {
            throw form();
        }
        Map<String, String> values = new HashMap<>();
        for (String each : query.split("&")) {
            if (each.isEmpty()) {
                continue;
            }
            int equal = each.indexOf('=');
            String name = decode(equal < 0 ? each : each.substring(0, equal));
            if (values.put(name, equal < 0 ? "" : decode(each.substring(equal + 1))) != null) {
                throw duplicate();
            }
        }
        return values;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw form();
        }
    }

    private static SegurSecurityException form() {
        return Refusals.notSent(
                "PSC-CALLBACK-FORM", "l'adresse de retour est illisible", "the callback address is unreadable");
    }

    private static SegurSecurityException duplicate() {
        return Refusals.notSent(
                "PSC-CALLBACK-DUPLICATE",
                "un paramètre de l'adresse de retour est répété",
                "a parameter of the callback is repeated");
    }

    /** Empty when it is absent or empty. */
    Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
    }

    /** Whether the request came to the redirect, where its address is known. */
    boolean cameTo(URI redirect) {
        return address == null || redirect.toString().equals(withoutQuery(address.toString(), redirect));
    }

    private static String withoutQuery(String address, URI redirect) {
        String base = redirect.toString();
        boolean extended = address.startsWith(base)
                && address.length() > base.length()
                && (address.charAt(base.length()) == '?' || address.charAt(base.length()) == '&');
        return extended ? base : address;
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "CallbackParameters[redacted]";
    }
}
