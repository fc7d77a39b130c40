package org.segursdk.psc.internal.oidc;

import java.util.Map;
import org.segursdk.core.error.SegurException;
import org.segursdk.psc.internal.http.HttpAnswer;

/**
 * The error of an answer. Source: RFC 6749 §5.2.
 *
 * @param status the HTTP status
 * @param code the protocol's code, or the status where the answer has none
 * @param description the service's words, empty when none
 * @param isOfProtocol whether the answer was an error of OAuth, and not of what stands before the service
 */
public record OauthError(int status, String code, String description, boolean isOfProtocol) {
    public static OauthError of(HttpAnswer answer) {
        Map<String, Object> body;
        try {
            body = Json.object(answer);
        } catch (SegurException e) {
            body = Map.of();
        }
        if (body.get("error") instanceof String code) {
            String words = body.get("error_description") instanceof String text ? text : "";
            return new OauthError(answer.status(), Refusals.safeCode(code), words, true);
        }
        String challenge = answer.headers().getOrDefault("www-authenticate", "");
        if (answer.status() == 401 && challenge.contains("error=\"invalid_token\"")) {
            return new OauthError(401, "invalid_token", "", true);
        }
        return new OauthError(answer.status(), String.valueOf(answer.status()), "", false);
    }

    /** Without the service's words. */
    @Override
    public String toString() {
        return "OauthError[" + status + ", " + code + "]";
    }
}
