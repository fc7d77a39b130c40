package org.segursdk.psc;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.segursdk.psc.internal.http.HttpAnswer;
import org.segursdk.psc.internal.oidc.Json;
import org.segursdk.psc.internal.oidc.Metadata;
import org.segursdk.psc.internal.oidc.OauthError;
import org.segursdk.psc.internal.oidc.Refusals;
import org.segursdk.psc.internal.oidc.Secrets;

/** Begins decoupled logins. Thread-safe. Source: psc §4. */
final class CibaFlow {
    private static final int LONGEST_ID = 16 << 10;
    private static final Duration LONGEST = Duration.ofHours(1);

    private final Engine engine;
    private final CibaLogin.Pause pause;

    CibaFlow(Engine engine, CibaLogin.Pause pause) {
        this.engine = engine;
        this.pause = pause;
    }

    CibaStart start(CibaRequest request) {
        PscProfile profile = engine.settings().profile();
        URI address = Metadata.needed(engine.metadata().ciba());
        String message = request.bindingMessage().orElseGet(Secrets::twoDigits);
        Map<String, String> others = request.channel()
                .map(channel -> Map.of(profile.cibaChannelParameter().value(), channel.name()))
                .orElse(Map.of());
        Instant at = engine.clock().instant();
        HttpAnswer answer = engine.send(engine.requests()
                .ciba(
                        address,
                        profile.scope().value(),
                        profile.acrValues().value(),
                        request.nationalId(),
                        message,
                        others));
        if (!answer.isSuccess()) {
            return refused(answer, profile);
        }
        Map<String, Object> told = Json.object(answer);
        Optional<Duration> expires = seconds(told.get("expires_in"));
        if (!(told.get("auth_req_id") instanceof String id)
                || id.isEmpty()
                || id.length() > LONGEST_ID
                || expires.isEmpty()) {
            throw Refusals.unreadable(
                    "PSC-CIBA-UNREADABLE",
                    false,
                    "la réponse à la demande est incomplète",
                    "the answer to the request is incomplete");
        }
        return new CibaStart.Started(new CibaLogin(
                engine,
                pause,
                request,
                message,
                id,
                at.plus(expires.get()),
                seconds(told.get("interval")).orElse(profile.cibaInterval().value())));
    }

    private CibaStart refused(HttpAnswer answer, PscProfile profile) {
        OauthError error = OauthError.of(answer);
        var unknown = profile.cibaUnknownUser().value();
        if (error.isOfProtocol()
                && (unknown.contains(error.code())
                        || error.code().equals("invalid_request")
                                && unknown.contains(error.description().strip()))) {
            return new CibaStart.UnknownProfessional(error.code());
        }
        throw engine.fault("ciba", answer, answer.isUnavailable());
    }

    private static Optional<Duration> seconds(@Nullable Object value) {
        return value instanceof Number number && number.longValue() > 0
                ? Optional.of(Duration.ofSeconds(Math.min(number.longValue(), LONGEST.toSeconds())))
                : Optional.empty();
    }
}
