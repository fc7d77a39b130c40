package org.segursdk.dmp.web;

import java.net.URI;
import java.util.Map;
import java.util.Objects;

/**
 * What the browser is to open. It may bear the INS: give it to the browser alone, never to a log; {@code toString} shows neither.
 *
 * @param method how
 * @param uri where, percent-encoded
 * @param fields fields of the form, unencoded; empty for a plain address
 */
public record WebPsLink(WebPsMethod method, URI uri, Map<String, String> fields) {
    public WebPsLink {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(uri, "uri");
        fields = Map.copyOf(fields);
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "WebPsLink[" + method + ", redacted]";
    }
}
