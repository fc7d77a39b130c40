package org.segursdk.psc.internal.oidc;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.util.Map;
import org.segursdk.psc.internal.http.HttpAnswer;
import org.segursdk.psc.internal.http.HttpCall;

/** Reads JSON objects. */
public final class Json {
    private Json() {}

    /** @throws org.segursdk.core.error.TransportException code {@code PSC-ANSWER-UNREADABLE} */
    public static Map<String, Object> object(HttpAnswer answer) {
        return object(answer.text(), HttpCall.USUAL);
    }

    /** An object, written. */
    public static String text(Map<String, ?> object) {
        return JSONObjectUtils.toJSONString(object);
    }

    static Map<String, Object> object(String text, int limit) {
        try {
            return JSONObjectUtils.parse(text, limit);
        } catch (ParseException e) {
            // The parser's words may quote the content: they go no further.
            throw Refusals.unreadable(
                    "PSC-ANSWER-UNREADABLE",
                    true,
                    "la réponse n'est pas l'objet JSON attendu",
                    "the answer is not the JSON object expected");
        }
    }
}
