package org.segursdk.sandbox.internal.eprescription;

import java.util.Map;
import org.segursdk.sandbox.internal.http.Answer;
import org.segursdk.sandbox.internal.http.AnswerBody;
import org.segursdk.sandbox.internal.json.Json;

/** A request refused: HTTP status, code, rule, words. Without personal data. */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final String rule;
    private final String words;

    private Refusal(int status, String code, String rule, String words) {
        super(code);
        this.status = status;
        this.code = code;
        this.rule = rule;
        this.words = words;
    }

    static Refusal of(int status, String code, String words) {
        return new Refusal(status, code, "", words);
    }

    static Refusal ofRule(String rule, String words) {
        return new Refusal(400, "SBX-BAD-REQUEST", rule, words);
    }

    static Refusal bad(String words) {
        return ofRule("", words);
    }

    static Refusal unknownNumber() {
        return of(404, "SBX-UNKNOWN-NUMBER", "the base has nothing of that number");
    }

    String code() {
        return code;
    }

    Answer answer() {
        String json = Json.write(Json.object("simulated", true, "code", code, "rule", rule, "text", words));
        return new Answer(status, "application/json; charset=utf-8", Map.of(), AnswerBody.of(json));
    }
}
