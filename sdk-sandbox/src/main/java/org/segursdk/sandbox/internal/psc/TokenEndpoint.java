package org.segursdk.sandbox.internal.psc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.segursdk.sandbox.PscBehaviour;
import org.segursdk.sandbox.PscRelyingParty;
import org.segursdk.sandbox.internal.http.Answer;
import org.segursdk.sandbox.internal.http.Incoming;

/** Codes, refresh tokens and decoupled requests against tokens. Source: psc §3, §4, §6, §13. */
final class TokenEndpoint {
    private final Realm realm;
    private final ClientAuthentication clients;
    private final Mint mint;
    private final Ciba ciba;

    TokenEndpoint(Realm realm, ClientAuthentication clients, Mint mint, Ciba ciba) {
        this.realm = realm;
        this.clients = clients;
        this.mint = mint;
        this.ciba = ciba;
    }

    Answer serve(Incoming request) throws Refused, IOException {
        Form form = Form.of(request);
        String type = form.need("grant_type", "Missing form parameter: grant_type");
        request.operation("token " + (type.matches("[a-z_]{1,30}") ? type : type.substring(type.lastIndexOf(':') + 1)));
        PscRelyingParty client = clients.authenticate(request, form);
        Mint.Order order =
                switch (type) {
                    case "authorization_code" -> code(client, form);
                    case "refresh_token" -> refresh(client, form, request);
                    case "urn:openid:params:grant-type:ciba" -> ciba.poll(client, form, request);
                    case "client_credentials", "password", "urn:ietf:params:oauth:grant-type:device_code" ->
                        throw new Refused(400, "unauthorized_client", "Client not allowed for this grant");
                    default -> throw new Refused(400, "unsupported_grant_type", "Unsupported grant_type");
                };
        Realm.about(request, order.session().user().nationalId());
        return Replies.json(200, mint.tokens(order, request));
    }

    private Mint.Order code(PscRelyingParty client, Form form) throws Refused {
        String value = form.need("code", "Missing parameter: code");
        Store.Code code = realm.store().code(value).orElseThrow(() -> Refused.grant("Code not valid"));
        if (!code.used().compareAndSet(false, true)) {
            // Somebody has it who should not: what came of it is worth nothing any more.
            code.session().finish();
            throw Refused.grant("Code not valid");
        }
        if (!realm.now().isBefore(code.expiry())) {
            throw Refused.grant("Code is expired");
        }
        if (!code.client().equals(client.id())) {
            throw Refused.grant("Auth error");
        }
        if (!code.redirectUri().equals(form.get("redirect_uri"))) {
            throw Refused.grant("Incorrect redirect_uri");
        }
        if (!code.session().active(realm.settings(), realm.now())) {
            throw Refused.grant("Session not active");
        }
        pkce(code, form.find("code_verifier"));
        return new Mint.Order(client, code.session(), code.scope(), code.nonce(), true);
    }

    private static void pkce(Store.Code code, Optional<String> verifier) throws Refused {
        if (code.challenge().isEmpty()) {
            if (verifier.isPresent()) {
                throw Refused.grant("PKCE code verifier specified but challenge not present in authorization");
            }
            return;
        }
        String shown = verifier.orElseThrow(() -> Refused.grant("PKCE code verifier not specified"));
        if (!shown.matches("[A-Za-z0-9._~-]{43,128}")) {
            throw Refused.grant("PKCE verification failed: Invalid code verifier");
        }
        String computed =
                code.plainChallenge() ? shown : Jws.encode(Jws.sha256(shown.getBytes(StandardCharsets.US_ASCII)));
        if (!MessageDigest.isEqual(
                computed.getBytes(StandardCharsets.US_ASCII),
                code.challenge().get().getBytes(StandardCharsets.US_ASCII))) {
            throw Refused.grant("PKCE verification failed: Code mismatch");
        }
    }

    private Mint.Order refresh(PscRelyingParty client, Form form, Incoming request) throws Refused {
        String value = form.need("refresh_token", "No refresh token");
        Store.Refresh token = realm.store().refresh(value).orElseThrow(() -> Refused.grant("Invalid refresh token"));
        if (!token.client().equals(client.id())) {
            throw Refused.grant("Invalid refresh token. Token client and authorized client don't match");
        }
        if (!realm.now().isBefore(token.expiry())) {
            throw Refused.grant("Token is not active");
        }
        if (!token.session().active(realm.settings(), realm.now())) {
            throw Refused.grant("Session not active");
        }
        if (token.certificate().isPresent() && !token.certificate().equals(Realm.fingerprint(request))) {
            throw new Refused(
                    401,
                    "unauthorized_client",
                    "Client certificate missing, or its thumbprint and one in the refresh token did NOT match");
        }
        PscBehaviour.Refresh policy = realm.settings().refresh();
        String scope = Scopes.narrow(form.get("scope"), token.scope());
        if (policy == PscBehaviour.Refresh.SINGLE_USE && !token.used().compareAndSet(false, true)) {
            token.session().finish();
            throw Refused.grant("Maximum allowed refresh token reuse exceeded");
        }
        return new Mint.Order(
                client, token.session(), scope, Optional.empty(), policy != PscBehaviour.Refresh.NOT_RETURNED);
    }
}
