package org.segursdk.sandbox.internal.psc;

import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.segursdk.sandbox.internal.http.Incoming;

/** Parameters of a query or a form; none twice. */
final class Form {
    private static final int MAX_BYTES = 64 * 1024;

    private final Map<String, String> values;

    private Form(Map<String, String> values) {
        this.values = values;
    }

    /** The form in the body of a POST. */
    static Form of(Incoming request) throws Refused, IOException {
        if (!"POST".equals(request.method())) {
            throw new Refused(405, "invalid_request", "HTTP 405 Method Not Allowed");
        }
        String type = request.header("Content-Type").toLowerCase(Locale.ROOT);
        if (!type.startsWith("application/x-www-form-urlencoded")) {
            throw new Refused(415, "invalid_request", "HTTP 415 Unsupported Media Type");
        }
        byte[] bytes = request.body().readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw new Refused(413, "invalid_request", "too large");
        }
        return parse(new String(bytes, StandardCharsets.UTF_8));
    }

    /** Query of a GET, otherwise the form. */
    static Form ofEither(Incoming request) throws Refused, IOException {
        return "GET".equals(request.method()) ? parse(request.query()) : of(request);
    }

    static Form parse(String text) throws Refused {
        Map<String, String> values = new LinkedHashMap<>();
        for (String pair : text.split("&")) {
            String[] sides = pair.split("=", 2);
            try {
                String name = URLDecoder.decode(sides[0], StandardCharsets.UTF_8);
                String value = sides.length < 2 ? "" : URLDecoder.decode(sides[1], StandardCharsets.UTF_8);
                if (!name.isEmpty() && values.put(name, value) != null) {
                    throw Refused.request("duplicated parameter");
                }
            } catch (IllegalArgumentException e) {
                throw Refused.request("the form is not well encoded");
            }
        }
        return new Form(values);
    }

    /** Empty when absent. */
    String get(String name) {
        return values.getOrDefault(name, "");
    }

    Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
    }

    /** @throws Refused {@code invalid_request} when absent */
    String need(String name, String complaint) throws Refused {
        return find(name).orElseThrow(() -> Refused.request(complaint));
    }

    /** For a query or a form. */
    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
