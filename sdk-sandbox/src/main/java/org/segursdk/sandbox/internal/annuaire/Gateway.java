package org.segursdk.sandbox.internal.annuaire;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.segursdk.sandbox.AnnuaireSituation;
import org.segursdk.sandbox.internal.http.Answer;
import org.segursdk.sandbox.internal.http.AnswerBody;
import org.segursdk.sandbox.internal.http.Incoming;

/** What stands before the FHIR server: it knows keys and counts calls, and its answers are not FHIR. Source: annuaire §1, §8. */
final class Gateway {
    static final String KEY = "ESANTE-API-KEY";

    private static final int CALLS = 17;

    private final RateLimit limit = new RateLimit(CALLS, System::nanoTime);
    private volatile Set<String> keys = Set.of();

    void accept(Set<String> only) {
        keys = Set.copyOf(only);
    }

    void rateLimit(int calls) {
        limit.calls(calls);
    }

    void reset() {
        keys = Set.of();
        limit.calls(CALLS);
    }

    /** The gateway's own answer, when it lets nothing through. */
    Optional<Answer> refuses(Incoming request, AnnuaireSituation situation) {
        String key = request.header(KEY);
        boolean known = keys.isEmpty() ? !key.isBlank() : keys.contains(key);
        if (!known || situation.kind() == AnnuaireSituation.Kind.UNAUTHORIZED) {
            request.refused("401: key missing or unknown");
            return Optional.of(answer(401, "Unauthorized", Map.of()));
        }
        boolean admitted = limit.admits(key);
        if (!admitted || situation.kind() == AnnuaireSituation.Kind.TOO_MANY) {
            request.refused("429: too many calls");
            String seconds = situation.kind() == AnnuaireSituation.Kind.TOO_MANY ? situation.argument() : "";
            Map<String, String> headers = seconds.isEmpty() ? Map.of() : Map.of("Retry-After", seconds);
            return Optional.of(answer(429, "Rate limit exceeded", headers));
        }
        if (situation.kind() == AnnuaireSituation.Kind.GATEWAY_TIMEOUT) {
            request.refused("504: scripted");
            return Optional.of(answer(504, "Request timeout", Map.of()));
        }
        return Optional.empty();
    }

    private static Answer answer(int status, String message, Map<String, String> headers) {
        return new Answer(
                status,
                "application/json",
                headers,
                AnswerBody.of("{\"message\":\"" + message + "\",\"http_status_code\":" + status + "}"));
    }
}
