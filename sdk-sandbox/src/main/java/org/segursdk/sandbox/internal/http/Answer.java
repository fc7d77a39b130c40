package org.segursdk.sandbox.internal.http;

import java.util.Map;

/**
 * An HTTP answer.
 *
 * @param status HTTP status
 * @param contentType empty: no such header
 * @param headers others
 * @param body bytes
 */
public record Answer(int status, String contentType, Map<String, String> headers, AnswerBody body) {
    public static final String SOAP12 = "application/soap+xml; charset=utf-8";

    public static Answer soap(int status, String action, String envelope) {
        String type = action.isEmpty() ? SOAP12 : SOAP12 + "; action=\"" + action + "\"";
        return new Answer(status, type, Map.of(), AnswerBody.of(envelope));
    }

    public static Answer text(int status, String text) {
        return new Answer(status, "text/plain; charset=utf-8", Map.of(), AnswerBody.of(text + "\n"));
    }

    static Answer html(int status, String html) {
        return new Answer(status, "text/html; charset=utf-8", Map.of(), AnswerBody.of(html));
    }

    public static Answer xml(String xml) {
        return new Answer(200, "text/xml; charset=utf-8", Map.of(), AnswerBody.of(xml));
    }

    public static Answer json(String json) {
        return new Answer(200, "application/json; charset=utf-8", Map.of(), AnswerBody.of(json));
    }
}
