package org.segursdk.psc;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.segursdk.psc.internal.http.HttpAnswer;
import org.segursdk.psc.internal.oidc.Claims;
import org.segursdk.psc.internal.oidc.IdTokenRules;
import org.segursdk.psc.internal.oidc.Metadata;
import org.segursdk.psc.internal.oidc.OneTime;
import org.segursdk.psc.internal.oidc.Refusals;
import org.segursdk.psc.internal.oidc.Requests;
import org.segursdk.psc.internal.oidc.Secrets;

/** The ends of sessions, whoever wants them. Thread-safe. Source: psc §9. */
final class Logouts {
    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";
    private static final Set<String> TYPES = Set.of("logout+jwt", "jwt");
    /** How long a notice is good for when it does not tell its end. */
    private static final Duration YOUNG = Duration.ofMinutes(2);

    private final Engine engine;
    private final OneTime seen;

    Logouts(Engine engine) {
        this.engine = engine;
        this.seen = new OneTime(engine.clock());
    }

    boolean local(SessionCore session) {
        return session.end(SessionEnd.LOGGED_OUT);
    }

    boolean serverToServer(SessionCore session) {
        Optional<String> hint = session.idToken();
        if (!session.end(SessionEnd.LOGGED_OUT) || hint.isEmpty()) {
            return false;
        }
        URI address = Metadata.needed(engine.metadata().endSession());
        HttpAnswer answer =
                engine.send(engine.requests().about("logout", address, Map.of("id_token_hint", hint.get())));
        if (!answer.isSuccess()) {
            throw engine.fault("logout", answer, true);
        }
        return true;
    }

    Optional<BrowserLogout> byBrowser(SessionCore session) {
        Optional<String> hint = session.idToken();
        if (!session.end(SessionEnd.LOGGED_OUT) || hint.isEmpty()) {
            return Optional.empty();
        }
        URI address = Metadata.needed(engine.metadata().endSession());
        String state = Secrets.draw();
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("id_token_hint", hint.get());
        engine.settings()
                .postLogoutRedirect()
                .ifPresent(back -> parameters.put("post_logout_redirect_uri", back.toString()));
        parameters.put("state", state);
        String query = Requests.form(parameters);
        return Optional.of(
                new BrowserLogout(URI.create(address + (address.getRawQuery() == null ? "?" : "&") + query), state));
    }

    int frontChannel(CallbackParameters request) {
        if (request.get("iss").filter(engine.issuer()::equals).isEmpty()) {
            throw Refusals.notSent(
                    "PSC-LOGOUT-ISSUER", "la fin de session est d'un autre émetteur", "the logout is another issuer's");
        }
        Optional<String> sid = request.get("sid");
        if (sid.isEmpty()) {
            throw Refusals.notSent(
                    "PSC-LOGOUT-SUBJECT", "la fin de session n'en nomme aucune", "the logout names no session");
        }
        return engine.sessions().end(each -> each.isMeant(sid, Optional.empty()), SessionEnd.FRONT_CHANNEL);
    }

    LogoutNotice backChannel(String token) {
        Claims claims = engine.verifier().verify(token.strip(), TYPES);
        IdTokenRules rules = engine.rules();
        rules.checkAddress(claims, "PSC-LOGOUT");
        rules.checkTimes(claims, "PSC-LOGOUT", false);
        Instant now = rules.now();
        Instant end = claims.instant("exp")
                .orElseGet(() -> claims.instant("iat").orElse(Instant.EPOCH).plus(YOUNG));
        refuseUnless(
                now.isBefore(end.plus(rules.skew())),
                "PSC-LOGOUT-EXPIRED",
                "la fin de session est trop ancienne",
                "the logout is too old");
        refuseUnless(
                claims.all().get("events") instanceof Map<?, ?> events && events.get(EVENT) instanceof Map<?, ?>,
                "PSC-LOGOUT-EVENT",
                "le jeton n'annonce pas une fin de session",
                "the token announces no logout");
        refuseUnless(
                !claims.has("nonce"),
                "PSC-LOGOUT-NONCE",
                "un jeton de fin de session n'a pas de nonce",
                "a logout token has no nonce");
        Optional<String> sid = claims.text("sid");
        Optional<String> subject = claims.text("sub");
        refuseUnless(
                sid.isPresent() || subject.isPresent(),
                "PSC-LOGOUT-SUBJECT",
                "la fin de session ne dit pas de qui",
                "the logout does not tell whose");
        String id = claims.text("jti").orElse("");
        refuseUnless(!id.isEmpty(), "PSC-LOGOUT-ID", "le jeton n'a pas d'identifiant", "the token has no identifier");
        refuseUnless(
                seen.use(id, Duration.between(now, end).plus(rules.skew()).plus(YOUNG)),
                "PSC-LOGOUT-REPLAY",
                "cette fin de session a déjà été reçue",
                "this logout was received already");
        return new LogoutNotice(sid, subject, end(sid, subject));
    }

    int end(Optional<String> sid, Optional<String> subject) {
        return engine.sessions().end(each -> each.isMeant(sid, subject), SessionEnd.BACK_CHANNEL);
    }

    private static void refuseUnless(boolean holds, String code, String french, String english) {
        if (!holds) {
            throw Refusals.security(code, french, english);
        }
    }
}
