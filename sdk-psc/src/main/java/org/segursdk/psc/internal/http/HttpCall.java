package org.segursdk.psc.internal.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One request.
 *
 * @param operation what it is for, as told to a listener
 * @param method {@code GET}, {@code POST} or {@code PUT}
 * @param uri where
 * @param headers names and values; they may hold secrets
 * @param body what is sent, empty for none
 * @param readOnly whether it may be sent again without harm
 * @param limit largest body of the answer taken, in bytes
 */
public record HttpCall(
        String operation,
        String method,
        URI uri,
        Map<String, List<String>> headers,
        byte[] body,
        boolean readOnly,
        int limit) {
    /** What answers of a provider are bounded to. */
    public static final int USUAL = 256 << 10;

    private static final byte[] NOTHING = {};

    public HttpCall {
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(uri, "uri");
        headers = Map.copyOf(headers);
        Objects.requireNonNull(body, "body");
    }

    /** A reading of a public document. */
    public static HttpCall get(String operation, URI uri, int limit) {
        return new HttpCall(operation, "GET", uri, Map.of("Accept", List.of("application/json")), NOTHING, true, limit);
    }

    /** A reading with a bearer token. */
    public static HttpCall bearer(String operation, URI uri, String token, String accept) {
        return new HttpCall(
                operation,
                "GET",
                uri,
                Map.of("Accept", List.of(accept), "Authorization", List.of("Bearer " + token)),
                NOTHING,
                true,
                USUAL);
    }

    /** A form, with what authenticates the client in its headers or in itself. */
    public static HttpCall form(
            String operation, URI uri, Map<String, List<String>> headers, String body, boolean readOnly) {
        return new HttpCall(operation, "POST", uri, headers, body.getBytes(StandardCharsets.UTF_8), readOnly, USUAL);
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "HttpCall[" + operation + "]";
    }
}
