package org.segursdk.sandbox.internal.psc;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.segursdk.sandbox.PscBehaviour;
import org.segursdk.sandbox.PscRelyingParty;
import org.segursdk.sandbox.PscSituation.Kind;
import org.segursdk.sandbox.PscUser;
import org.segursdk.sandbox.internal.http.Incoming;
import org.segursdk.sandbox.internal.json.Json;

/** Makes the tokens of a session. Source: psc §3, §5, §7. */
final class Mint {
    private static final int REFRESH_LENGTH = 600;

    private final Realm realm;

    Mint(Realm realm) {
        this.realm = realm;
    }

    /** @param nonce of the authorization request; empty in decoupled logins and refreshes */
    record Order(PscRelyingParty client, Session session, String scope, Optional<String> nonce, boolean withRefresh) {}

    /** The answer of the token endpoint. */
    Map<String, Object> tokens(Order order, Incoming request) {
        Instant now = realm.now();
        PscBehaviour settings = realm.settings();
        Session session = order.session();
        session.use(order.client().id(), now);
        Instant expiry = earlier(now.plus(settings.accessToken()), session.end(settings));
        Optional<String> bound = order.client().secret().isEmpty() ? Realm.fingerprint(request) : Optional.empty();
        String access = access(order, bound, now, expiry, request);
        Map<String, Object> answer =
                Json.object("access_token", access, "expires_in", seconds(now, expiry), "token_type", "Bearer");
        if (order.withRefresh()) {
            Instant end = earlier(now.plus(settings.refreshToken()), session.end(settings));
            String refresh = realm.draw(REFRESH_LENGTH);
            realm.store()
                    .add(
                            refresh,
                            new Store.Refresh(
                                    order.client().id(), session, order.scope(), end, bound, new AtomicBoolean()));
            answer.put("refresh_token", refresh);
            answer.put("refresh_expires_in", seconds(now, end));
        }
        if (Scopes.has(order.scope(), "openid")) {
            idToken(order, access, now, expiry, request).ifPresent(token -> answer.put("id_token", token));
        }
        answer.put("not-before-policy", 0L);
        answer.put("session_state", session.sid());
        answer.put("scope", order.scope());
        return answer;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    private static long seconds(Instant from, Instant to) {
        return to.getEpochSecond() - from.getEpochSecond();
    }

    private String access(Order order, Optional<String> bound, Instant now, Instant expiry, Incoming request) {
        Map<String, Object> claims = claims(order.session(), now, expiry);
        PscUser user = order.session().user();
        claims.put("typ", "Bearer");
        claims.put("azp", order.client().id());
        claims.put("nonce", "");
        claims.put("scope", order.scope());
        claims.put("authMode", order.session().means().name());
        for (String name : List.of("otherIds", "otherIDs")) {
            Optional.ofNullable(user.claims().get(name)).ifPresent(json -> claims.put(name, Json.parse(json)));
        }
        claims.put("preferred_username", user.nationalId());
        bound.ifPresent(fingerprint -> {
            Kind kind = realm.take(Step.CNF, request).kind();
            if (kind != Kind.CNF_STRIPPED) {
                String value = kind == Kind.CNF_OTHER ? Jws.encode(Jws.sha256(new byte[] {1})) : fingerprint;
                claims.put("cnf", confirmation(value, realm.settings().cnf()));
            }
        });
        String token = Jws.rs256(
                header(realm.keys().current().kid()),
                claims,
                realm.keys().current().keys());
        realm.store()
                .add(
                        token,
                        new Store.Access(
                                order.client().id(),
                                order.session(),
                                order.scope(),
                                expiry,
                                bound,
                                claims,
                                new AtomicBoolean()));
        return token;
    }

    /** The claim {@code cnf}. */
    static Map<String, Object> confirmation(String fingerprint, PscBehaviour.Cnf encoding) {
        String value = fingerprint;
        if (encoding == PscBehaviour.Cnf.HEX) {
            String hex = HexFormat.of().formatHex(Base64.getUrlDecoder().decode(fingerprint));
            value = Base64.getEncoder().encodeToString(hex.getBytes(StandardCharsets.US_ASCII));
        }
        return Map.of("x5t#S256", value);
    }

    static Map<String, Object> header(String kid) {
        return Json.object("alg", "RS256", "typ", "JWT", "kid", kid);
    }

    /** What access and id token have in common. */
    private Map<String, Object> claims(Session session, Instant now, Instant expiry) {
        Map<String, Object> claims = Json.object(
                "exp",
                expiry.getEpochSecond(),
                "iat",
                now.getEpochSecond(),
                "auth_time",
                session.start().getEpochSecond(),
                "jti",
                UUID.randomUUID().toString(),
                "iss",
                realm.issuer(),
                "sub",
                TestUsers.subject(session.user().nationalId()),
                "session_state",
                session.sid(),
                "sid",
                session.sid());
        PscBehaviour.Acr acr = realm.settings().acr();
        if (acr != PscBehaviour.Acr.MISSING) {
            claims.put("acr", acr.name().toLowerCase(Locale.ROOT));
        }
        return claims;
    }

    private Optional<String> idToken(Order order, String access, Instant now, Instant expiry, Incoming request) {
        Kind kind = realm.take(Step.ID_TOKEN, request).kind();
        if (kind == Kind.ID_TOKEN_MISSING) {
            return Optional.empty();
        }
        Map<String, Object> claims = claims(order.session(), now, expiry);
        claims.put("aud", order.client().id());
        claims.put("typ", "ID");
        claims.put("azp", order.client().id());
        order.nonce().ifPresent(nonce -> claims.put("nonce", nonce));
        claims.put("at_hash", Jws.halfHash(access));
        claims.put("SubjectNameID", order.session().user().nationalId());
        claims.put("preferred_username", order.session().user().nationalId());
        claims.put("given_name", order.session().user().givenName());
        claims.put("family_name", order.session().user().familyName());
        falsify(claims, kind, order.client().id());
        String token = sign(claims, kind);
        realm.store().add(token, new Store.Identity(order.client().id(), order.session()));
        return Optional.of(token);
    }

    private void falsify(Map<String, Object> claims, Kind kind, String client) {
        switch (kind) {
            case ID_TOKEN_WRONG_ISSUER -> claims.put("iss", "https://other.example/auth/realms/esante-wallet");
            case ID_TOKEN_WRONG_AUDIENCE -> claims.put("aud", "another-client");
            case ID_TOKEN_WRONG_AZP -> {
                claims.put("aud", List.of(client, "another-client"));
                claims.put("azp", "another-client");
            }
            case ID_TOKEN_WRONG_NONCE -> claims.put("nonce", "another-nonce");
            case ID_TOKEN_NO_NONCE -> claims.remove("nonce");
            case ID_TOKEN_WRONG_AT_HASH -> claims.put("at_hash", Jws.halfHash("another token"));
            case ID_TOKEN_EXPIRED -> shift(claims, -3600);
            case ID_TOKEN_FUTURE -> shift(claims, 3600);
            case ID_TOKEN_OTHER_SUBJECT -> claims.put("sub", claims.get("sub") + "0");
            default -> {
                // Nothing in the claims.
            }
        }
    }

    private static void shift(Map<String, Object> claims, long seconds) {
        for (String name : List.of("iat", "exp", "auth_time")) {
            claims.computeIfPresent(name, (key, at) -> (Long) at + seconds);
        }
    }

    private String sign(Map<String, Object> claims, Kind kind) {
        Keys.Named current = realm.keys().current();
        return switch (kind) {
            case ID_TOKEN_ALG_NONE -> Jws.unsigned(claims);
            case ID_TOKEN_HS256 ->
                Jws.hs256(
                        Json.object("alg", "HS256", "typ", "JWT", "kid", current.kid()),
                        claims,
                        current.publicKey().getEncoded());
            case ID_TOKEN_BAD_SIGNATURE -> Jws.damaged(Jws.rs256(header(current.kid()), claims, current.keys()));
            case ID_TOKEN_FOREIGN_KEY ->
                Jws.rs256(header(current.kid()), claims, realm.keys().foreign().keys());
            case ID_TOKEN_UNKNOWN_KID -> Jws.rs256(header("nobody-published-this"), claims, current.keys());
            case ID_TOKEN_OTHER_KID ->
                Jws.rs256(header(realm.keys().encryption().kid()), claims, current.keys());
            default -> Jws.rs256(header(current.kid()), claims, current.keys());
        };
    }

    /** Userinfo of a user, in the order in which people read it. */
    static Map<String, Object> userinfo(PscUser user, Session session) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("sub", TestUsers.subject(user.nationalId()));
        claims.put("preferred_username", user.nationalId());
        claims.put("given_name", user.givenName());
        claims.put("family_name", user.familyName());
        claims.put("SubjectNameID", user.nationalId());
        new TreeMap<>(user.claims()).forEach((name, json) -> claims.put(name, Json.parse(json)));
        if (user.claims().containsKey("SubjectRefPro")) {
            claims.put("email_verified", false);
            claims.put("authMode", session.means().name());
        }
        return claims;
    }
}
