package org.segursdk.sandbox.internal.psc;

import java.io.IOException;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.segursdk.sandbox.PscRelyingParty;
import org.segursdk.sandbox.PscSituation.Kind;
import org.segursdk.sandbox.internal.http.Answer;
import org.segursdk.sandbox.internal.http.Incoming;
import org.segursdk.sandbox.internal.json.Json;

/** Authorization server of an API Pro Santé Connectée, and the API. Source: psc §11; scopes and texts are the sandbox's own. */
final class ApiServer {
    private static final String EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
    private static final String ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token";
    private static final String READ = "demo.read";
    private static final String WRITE = "demo.write";
    private static final Set<String> SCOPES = Set.of(READ, WRITE);
    private static final Duration REFRESH_LIFE = Duration.ofMinutes(30);

    private final Realm realm;
    private final Tokens tokens;
    private final Keys keys;
    private final Map<String, Granted> access = Store.bounded();
    private final Map<String, Granted> refresh = Store.bounded();

    private record Granted(
            String client, String nationalId, String sid, String scope, String certificate, Instant expiry) {}

    ApiServer(Realm realm, Tokens tokens, Function<String, KeyPair> rsa) {
        this.realm = realm;
        this.tokens = tokens;
        this.keys = new Keys("psc-api", rsa);
    }

    void reset() {
        access.clear();
        refresh.clear();
    }

    private String issuer() {
        return realm.root() + "/api";
    }

    Answer metadata() {
        return Replies.publicJson(Json.write(Json.object(
                "issuer",
                issuer(),
                "token_endpoint",
                issuer() + "/token",
                "jwks_uri",
                issuer() + "/certs",
                "grant_types_supported",
                List.of(EXCHANGE, "refresh_token"),
                "token_endpoint_auth_methods_supported",
                List.of("tls_client_auth"),
                "tls_client_certificate_bound_access_tokens",
                true,
                "scopes_supported",
                List.of(READ, WRITE))));
    }

    Answer certs() {
        return Replies.publicJson(keys.jwks());
    }

    Answer token(Incoming request) throws Refused, IOException {
        Form form = Form.of(request);
        String type = form.need("grant_type", "Missing form parameter: grant_type");
        String certificate = client(form, request);
        Granted granted =
                switch (type) {
                    case EXCHANGE -> exchange(form, certificate);
                    case "refresh_token" -> refreshed(form, certificate);
                    default -> throw new Refused(400, "unsupported_grant_type", "Unsupported grant_type");
                };
        Realm.about(request, granted.nationalId());
        return Replies.json(200, answer(granted, EXCHANGE.equals(type), request));
    }

    /** The certificate of the client, which alone tells who it is. */
    private String client(Form form, Incoming request) throws Refused {
        Refused invalid = new Refused(401, "invalid_client", "Invalid client or Invalid client credentials");
        if (request.header("Authorization").startsWith("Basic")
                || form.find("client_secret").isPresent()) {
            throw invalid;
        }
        PscRelyingParty client = realm.client(form.get("client_id")).orElseThrow(() -> invalid);
        if (client.certificateName().isEmpty() || !ClientAuthentication.presents(request, client.certificateName())) {
            throw invalid;
        }
        return Realm.fingerprint(request).orElseThrow(() -> invalid);
    }

    private Granted exchange(Form form, String certificate) throws Refused {
        String subject = form.need("subject_token", "Missing parameter: subject_token");
        String type = form.need("subject_token_type", "Missing parameter: subject_token_type");
        if (!List.of(ACCESS_TOKEN, "urn:ietf:params:oauth:token-type:jwt").contains(type)) {
            throw Refused.request("Invalid parameter: subject_token_type");
        }
        if (!"psc".equals(form.find("subject_issuer").orElse("psc"))) {
            throw Refused.request("Invalid parameter: subject_issuer");
        }
        String scope = Scopes.grant(form.need("scope", "Missing parameter: scope"), SCOPES);
        Store.Access known = tokens.active(subject).orElseThrow(() -> Refused.request("subject_token is not active"));
        return new Granted(
                form.get("client_id"),
                known.session().user().nationalId(),
                known.session().sid(),
                scope,
                certificate,
                realm.now().plus(REFRESH_LIFE));
    }

    private Granted refreshed(Form form, String certificate) throws Refused {
        Granted known = Optional.ofNullable(refresh.get(form.need("refresh_token", "No refresh token")))
                .filter(token -> token.client().equals(form.get("client_id")))
                .orElseThrow(() -> Refused.grant("Invalid refresh token"));
        if (!realm.now().isBefore(known.expiry())) {
            throw Refused.grant("Token is not active");
        }
        if (!known.certificate().equals(certificate)) {
            throw Refused.grant(
                    "Client certificate missing, or its thumbprint and one in the refresh token did NOT match");
        }
        return new Granted(
                known.client(),
                known.nationalId(),
                known.sid(),
                Scopes.narrow(form.get("scope"), known.scope()),
                certificate,
                known.expiry());
    }

    private Map<String, Object> answer(Granted granted, boolean exchanged, Incoming request) {
        Instant now = realm.now();
        Duration life = realm.settings().apiAccessToken();
        Map<String, Object> claims = Json.object(
                "exp",
                now.plus(life).getEpochSecond(),
                "iat",
                now.getEpochSecond(),
                "jti",
                UUID.randomUUID().toString(),
                "iss",
                issuer(),
                "sub",
                TestUsers.subject(granted.nationalId()),
                "typ",
                "Bearer",
                "azp",
                granted.client(),
                "session_state",
                granted.sid(),
                "scope",
                granted.scope(),
                "SubjectNameID",
                granted.nationalId(),
                "preferred_username",
                granted.nationalId());
        Kind kind = realm.take(Step.CNF, request).kind();
        if (kind != Kind.CNF_STRIPPED) {
            String shown = kind == Kind.CNF_OTHER ? Jws.encode(Jws.sha256(new byte[] {1})) : granted.certificate();
            claims.put("cnf", Mint.confirmation(shown, realm.settings().apiCnf()));
        }
        String token = Jws.rs256(
                Mint.header(keys.current().kid()), claims, keys.current().keys());
        String renewal = realm.draw(200);
        access.put(token, with(granted, now.plus(life)));
        refresh.put(renewal, granted);
        Map<String, Object> answer = Json.object(
                "access_token",
                token,
                "expires_in",
                life.toSeconds(),
                "refresh_token",
                renewal,
                "refresh_expires_in",
                granted.expiry().getEpochSecond() - now.getEpochSecond(),
                "token_type",
                "Bearer",
                "session_state",
                granted.sid(),
                "scope",
                granted.scope());
        if (exchanged) {
            answer.put("issued_token_type", ACCESS_TOKEN);
        }
        return answer;
    }

    private static Granted with(Granted granted, Instant expiry) {
        return new Granted(
                granted.client(), granted.nationalId(), granted.sid(), granted.scope(), granted.certificate(), expiry);
    }

    /** GET wants {@code demo.read}, everything else {@code demo.write}. */
    Answer resource(Incoming request) throws Refused {
        String header = request.header("Authorization");
        Granted granted = Optional.ofNullable(
                        header.startsWith("Bearer ")
                                ? access.get(header.substring(7).strip())
                                : null)
                .filter(token -> realm.now().isBefore(token.expiry()))
                .orElseThrow(() -> Refused.token("Token verification failed"));
        Realm.about(request, granted.nationalId());
        if (!Realm.fingerprint(request).equals(Optional.of(granted.certificate()))) {
            throw Refused.token(
                    "Client certificate missing, or its thumbprint and one in the access token did NOT match");
        }
        if (!Scopes.has(granted.scope(), "GET".equals(request.method()) ? READ : WRITE)) {
            throw new Refused(403, "insufficient_scope", "The scope of the token is too small");
        }
        return Replies.json(
                200,
                Json.object(
                        "SubjectNameID", granted.nationalId(), "client", granted.client(), "scope", granted.scope()));
    }
}
