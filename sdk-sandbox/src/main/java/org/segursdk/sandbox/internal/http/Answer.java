package org.segursdk.sandbox.internal.http;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * An HTTP answer, whole: the simulators' answers are small.
 *
 * @param status HTTP status
 * @param contentType empty: no such header
 * @param headers others
 * @param body bytes
 */
public record Answer(int status, String contentType, Map<String, String> headers, byte[] body) {
    public static final String SOAP12 = "application/soap+xml; charset=utf-8";

    public static Answer soap(int status, String action, String envelope) {
        String type = action.isEmpty() ? SOAP12 : SOAP12 + "; action=\"" + action + "\"";
        return new Answer(status, type, Map.of(), envelope.getBytes(StandardCharsets.UTF_8));
    }

    public static Answer text(int status, String text) {
        return new Answer(
                status, "text/plain; charset=utf-8", Map.of(), (text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    static Answer html(int status, String html) {
        return new Answer(status, "text/html; charset=utf-8", Map.of(), html.getBytes(StandardCharsets.UTF_8));
    }

    public static Answer json(String json) {
        return new Answer(200, "application/json; charset=utf-8", Map.of(), json.getBytes(StandardCharsets.UTF_8));
    }
}
