package org.segursdk.sandbox.internal.psc;

import java.util.Map;
import org.segursdk.sandbox.internal.http.Answer;
import org.segursdk.sandbox.internal.http.AnswerBody;
import org.segursdk.sandbox.internal.json.Json;

/** Answers of the endpoints. */
final class Replies {
    private static final Map<String, String> NO_STORE = Map.of("Cache-Control", "no-store", "Pragma", "no-cache");
    private static final Map<String, String> PAGE =
            Map.of("Cache-Control", "no-store", "Referrer-Policy", "no-referrer", "X-Content-Type-Options", "nosniff");

    private Replies() {}

    static Answer json(int status, Object json) {
        return typed(status, "application/json", Json.write(json));
    }

    static Answer typed(int status, String type, String text) {
        return new Answer(status, type, NO_STORE, AnswerBody.of(text));
    }

    /** For documents that anybody may keep. */
    static Answer publicJson(String json) {
        return new Answer(200, "application/json", Map.of("Cache-Control", "no-cache"), AnswerBody.of(json));
    }

    static Answer empty(int status) {
        return new Answer(status, "", NO_STORE, AnswerBody.of(""));
    }

    static Answer refused(Refused e) {
        return json(e.status(), Json.object("error", e.error(), "error_description", e.description()));
    }

    /** As Keycloak refuses a bearer: no body. */
    static Answer bearer(Refused e) {
        String header = "Bearer realm=\"esante-wallet\", error=\"" + e.error() + "\", error_description=\""
                + e.description() + "\"";
        return new Answer(
                e.status(), "", Map.of("WWW-Authenticate", header, "Cache-Control", "no-store"), AnswerBody.of(""));
    }

    static Answer redirect(String target) {
        return new Answer(302, "", Map.of("Location", target, "Cache-Control", "no-store"), AnswerBody.of(""));
    }

    /** @param frames sources of frames, as Content-Security-Policy writes them; empty: none */
    static Answer page(int status, String html, String frames) {
        Map<String, String> headers = new java.util.TreeMap<>(PAGE);
        headers.put(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"
                        + (frames.isEmpty() ? "" : "; frame-src " + frames));
        return new Answer(status, "text/html; charset=utf-8", headers, AnswerBody.of(html));
    }

    static Answer withHeader(Answer answer, String name, String value) {
        Map<String, String> headers = new java.util.TreeMap<>(answer.headers());
        headers.put(name, value);
        return new Answer(answer.status(), answer.contentType(), headers, answer.body());
    }
}
