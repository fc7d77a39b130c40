package org.segursdk.psc.internal.http;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An answer, read whole.
 *
 * @param status the HTTP status
 * @param headers first value of each header, by lower-case name
 * @param body what came, perhaps nothing
 */
public record HttpAnswer(int status, Map<String, String> headers, byte[] body) {
    public HttpAnswer {
        headers = Map.copyOf(headers);
    }

    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    public boolean isRedirect() {
        return status >= 300 && status < 400;
    }

    /** The service, or what stands before it, is away for now. */
    public boolean isUnavailable() {
        return status == 502 || status == 503 || status == 504;
    }

    /** Media type without parameters, lower case; empty when none is told. */
    public String mediaType() {
        String type = Optional.ofNullable(headers.get("content-type")).orElse("");
        int end = type.indexOf(';');
        return (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "HttpAnswer[" + status + "]";
    }
}
