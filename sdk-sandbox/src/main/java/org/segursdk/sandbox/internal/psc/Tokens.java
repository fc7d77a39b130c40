package org.segursdk.sandbox.internal.psc;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.segursdk.sandbox.PscRelyingParty;
import org.segursdk.sandbox.PscSituation;
import org.segursdk.sandbox.PscSituation.Kind;
import org.segursdk.sandbox.PscUser;
import org.segursdk.sandbox.internal.http.Answer;
import org.segursdk.sandbox.internal.http.Incoming;
import org.segursdk.sandbox.internal.json.Json;

/** What is done with tokens: userinfo, introspection, revocation. Source: psc §7, §8. */
final class Tokens {
    private final Realm realm;
    private final ClientAuthentication clients;

    Tokens(Realm realm, ClientAuthentication clients) {
        this.realm = realm;
        this.clients = clients;
    }

    /** The access token, while it opens something. */
    Optional<Store.Access> active(String token) {
        return realm.store()
                .access(token)
                .filter(access -> !access.revoked().get()
                        && realm.now().isBefore(access.expiry())
                        && access.session().active(realm.settings(), realm.now()));
    }

    /** The access token shown, when the one who shows it may. */
    Store.Access bearer(Incoming request) throws Refused {
        String header = request.header("Authorization");
        if (!header.regionMatches(true, 0, "Bearer ", 0, 7)) {
            throw Refused.token("Missing token");
        }
        Store.Access access = realm.store()
                .access(header.substring(7).strip())
                .orElseThrow(() -> Refused.token("Token verification failed"));
        Realm.about(request, access.session().user().nationalId());
        if (access.revoked().get() || !realm.now().isBefore(access.expiry())) {
            throw Refused.token("Token verification failed");
        }
        if (!access.session().active(realm.settings(), realm.now())) {
            throw Refused.token("user_session_not_found");
        }
        if (access.certificate().isPresent() && !access.certificate().equals(Realm.fingerprint(request))) {
            throw Refused.token(
                    "Client certificate missing, or its thumbprint and one in the access token did NOT match");
        }
        return access;
    }

    Answer userinfo(Incoming request) throws Refused {
        Store.Access access = bearer(request);
        if (!Scopes.has(access.scope(), "openid")) {
            throw new Refused(403, "insufficient_scope", "Missing openid scope");
        }
        PscUser user = access.session().user();
        Map<String, Object> claims = Mint.userinfo(user, access.session());
        PscSituation situation = realm.take(Step.USERINFO, request);
        if (situation.kind() == Kind.USERINFO_OTHER_SUBJECT) {
            PscUser other = realm.users().stream()
                    .filter(someone -> situation.argument().isEmpty()
                            ? !someone.nationalId().equals(user.nationalId())
                            : someone.nationalId().equals(situation.argument()))
                    .findFirst()
                    .orElse(user);
            claims = Mint.userinfo(other, access.session());
        }
        boolean attack = situation.kind() == Kind.USERINFO_ALG_NONE || situation.kind() == Kind.USERINFO_BAD_SIGNATURE;
        return realm.settings().signedUserinfo() || attack
                ? Replies.typed(200, "application/jwt", signed(claims, access.client(), situation.kind()))
                : Replies.json(200, claims);
    }

    private String signed(Map<String, Object> userinfo, String client, Kind kind) {
        Map<String, Object> claims = new LinkedHashMap<>(userinfo);
        claims.put("iss", realm.issuer());
        claims.put("aud", client);
        if (kind == Kind.USERINFO_ALG_NONE) {
            return Jws.unsigned(claims);
        }
        Keys.Named key = realm.keys().current();
        String token = Jws.rs256(Mint.header(key.kid()), claims, key.keys());
        return kind == Kind.USERINFO_BAD_SIGNATURE ? Jws.damaged(token) : token;
    }

    Answer introspect(Incoming request) throws Refused, IOException {
        Form form = Form.of(request);
        clients.authenticate(request, form);
        String token = form.need("token", "Token not provided.");
        Optional<Map<String, Object>> known = active(token).map(access -> {
            Map<String, Object> claims = new LinkedHashMap<>(access.claims());
            claims.put("SubjectNameID", access.session().user().nationalId());
            claims.put("client_id", access.client());
            claims.put("username", access.session().user().nationalId());
            claims.put("token_type", "Bearer");
            Realm.about(request, access.session().user().nationalId());
            return claims;
        });
        if (known.isEmpty()) {
            known = realm.store()
                    .refresh(token)
                    .filter(refresh -> realm.now().isBefore(refresh.expiry())
                            && refresh.session().active(realm.settings(), realm.now()))
                    .map(refresh -> refreshClaims(refresh, request));
        }
        Map<String, Object> answer = known.orElseGet(LinkedHashMap::new);
        answer.put("active", known.isPresent());
        return Replies.json(200, answer);
    }

    private Map<String, Object> refreshClaims(Store.Refresh refresh, Incoming request) {
        String nationalId = refresh.session().user().nationalId();
        Realm.about(request, nationalId);
        return Json.object(
                "exp",
                refresh.expiry().getEpochSecond(),
                "iss",
                realm.issuer(),
                "sub",
                TestUsers.subject(nationalId),
                "typ",
                "Refresh",
                "azp",
                refresh.client(),
                "sid",
                refresh.session().sid(),
                "session_state",
                refresh.session().sid(),
                "scope",
                refresh.scope(),
                "client_id",
                refresh.client(),
                "username",
                nationalId);
    }

    Answer revoke(Incoming request) throws Refused, IOException {
        Form form = Form.of(request);
        PscRelyingParty client = clients.authenticate(request, form);
        String token = form.need("token", "Token not provided");
        Optional<Store.Access> access = realm.store().access(token);
        Optional<Store.Refresh> refresh = realm.store().refresh(token);
        Optional<String> owner = access.map(Store.Access::client).or(() -> refresh.map(Store.Refresh::client));
        if (owner.isPresent() && !owner.get().equals(client.id())) {
            throw new Refused(400, "invalid_token", "Unmatching clients");
        }
        access.ifPresent(known -> known.revoked().set(true));
        refresh.ifPresent(known -> known.session().finish());
        return Replies.empty(200);
    }
}
