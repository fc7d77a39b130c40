package org.segursdk.psc.internal.oidc;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.PKITLSClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.ciba.AuthRequestID;
import com.nimbusds.oauth2.sdk.ciba.CIBAGrant;
import com.nimbusds.oauth2.sdk.ciba.CIBARequest;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.Audience;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.oauth2.sdk.token.TokenTypeURI;
import com.nimbusds.oauth2.sdk.tokenexchange.TokenExchangeGrant;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.claims.ACR;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.segursdk.psc.ClientAuthentication;
import org.segursdk.psc.internal.http.HttpCall;

/** Writes the requests of OAuth and OpenID Connect. Thread-safe. */
public final class Requests {
    private final ClientID clientId;
    private final ClientAuthentication authentication;

    public Requests(String clientId, ClientAuthentication authentication) {
        this.clientId = new ClientID(clientId);
        this.authentication = authentication;
    }

    /**
     * What a login by browser asks.
     *
     * @param others parameters beside, by name
     */
    public record Login(
            URI endpoint,
            URI redirect,
            String scope,
            String acrValues,
            String state,
            String nonce,
            String verifier,
            Map<String, String> others) {
        /** Redacted. */
        @Override
        public String toString() {
            return "Login[redacted]";
        }
    }

    /** A verifier for {@link Login} and {@link #code}. */
    public static String verifier() {
        return new CodeVerifier().getValue();
    }

    /** Where the browser is to be sent. */
    public URI login(Login login) {
        AuthenticationRequest.Builder request = new AuthenticationRequest.Builder(
                        ResponseType.CODE, Scope.parse(login.scope()), clientId, login.redirect())
                .endpointURI(login.endpoint())
                .state(new State(login.state()))
                .nonce(new Nonce(login.nonce()))
                .codeChallenge(new CodeVerifier(login.verifier()), CodeChallengeMethod.S256);
        if (!login.acrValues().isEmpty()) {
            request.acrValues(acrs(login.acrValues()));
        }
        login.others().forEach((name, value) -> request.customParameter(name, value));
        return request.build().toURI();
    }

    private static List<ACR> acrs(String values) {
        return Arrays.stream(values.split(" ")).map(ACR::new).toList();
    }

    /** Exchanges a code; never to be sent twice. */
    public HttpCall code(URI endpoint, String code, URI redirect, String verifier) {
        return token(
                "token",
                endpoint,
                new AuthorizationCodeGrant(new AuthorizationCode(code), redirect, new CodeVerifier(verifier)),
                null,
                Map.of());
    }

    public HttpCall refresh(URI endpoint, String refreshToken) {
        return token("refresh", endpoint, new RefreshTokenGrant(new RefreshToken(refreshToken)), null, Map.of());
    }

    public HttpCall poll(URI endpoint, String requestId) {
        return token("ciba-poll", endpoint, new CIBAGrant(new AuthRequestID(requestId)), null, Map.of());
    }

    /**
     * Exchanges a token for one of an API (RFC 8693). Source: psc §11.
     *
     * @param audience empty: not sent
     * @param others parameters beside, by name
     */
    public HttpCall exchange(
            URI endpoint, String token, String scope, Optional<String> audience, Map<String, String> others) {
        TokenExchangeGrant grant = new TokenExchangeGrant(
                new BearerAccessToken(token),
                TokenTypeURI.ACCESS_TOKEN,
                null,
                null,
                null,
                audience.map(each -> List.of(new Audience(each))).orElse(null));
        return token("token-exchange", endpoint, grant, scope.isEmpty() ? null : Scope.parse(scope), others);
    }

    private HttpCall token(
            String operation,
            URI endpoint,
            AuthorizationGrant grant,
            @Nullable Scope scope,
            Map<String, String> others) {
        return authenticated(client -> {
            TokenRequest.Builder request = new TokenRequest.Builder(endpoint, client, grant);
            if (scope != null) {
                request.scope(scope);
            }
            others.forEach((name, value) -> request.customParameter(name, value));
            return call(operation, request.build().toHTTPRequest(), false);
        });
    }

    /**
     * Begins a decoupled login. Source: psc §4.
     *
     * @param others parameters beside, by name
     */
    public HttpCall ciba(
            URI endpoint, String scope, String acrValues, String hint, String message, Map<String, String> others) {
        return authenticated(client -> {
            CIBARequest.Builder request = new CIBARequest.Builder(client, Scope.parse(scope))
                    .endpointURI(endpoint)
                    .loginHint(hint)
                    .bindingMessage(message);
            if (!acrValues.isEmpty()) {
                request.acrValues(acrs(acrValues));
            }
            others.forEach((name, value) -> request.customParameter(name, value));
            return call("ciba", request.build().toHTTPRequest(), false);
        });
    }

    /** A form with a token in it, for introspection, revocation and logout. */
    public HttpCall about(String operation, URI endpoint, Map<String, String> parameters) {
        return authenticated(client -> {
            HTTPRequest request = new HTTPRequest(HTTPRequest.Method.POST, endpoint);
            request.setHeader("Content-Type", "application/x-www-form-urlencoded");
            request.setBody(form(parameters));
            client.applyTo(request);
            return call(operation, request, true);
        });
    }

    /** Parameters in the form of a query. */
    public static String form(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(each -> encode(each.getKey()) + '=' + encode(each.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private interface Authenticated {
        HttpCall write(com.nimbusds.oauth2.sdk.auth.ClientAuthentication client);
    }

    private HttpCall authenticated(Authenticated request) {
        if (authentication instanceof ClientAuthentication.Secret known) {
            char[] asked = known.secret().get();
            Secret secret = new Secret(new String(asked));
            Arrays.fill(asked, '\0');
            try {
                return request.write(
                        known.inForm()
                                ? new ClientSecretPost(clientId, secret)
                                : new ClientSecretBasic(clientId, secret));
            } finally {
                secret.erase();
            }
        }
        // The certificate is the transport's matter; here the client only says who it is.
        return request.write(new PKITLSClientAuthentication(clientId, (SSLSocketFactory) null));
    }

    private static HttpCall call(String operation, HTTPRequest request, boolean readOnly) {
        Map<String, List<String>> headers = new HashMap<>(request.getHeaderMap());
        headers.putIfAbsent("Accept", List.of("application/json"));
        String body = request.getBody();
        return HttpCall.form(operation, request.getURI(), headers, body == null ? "" : body, readOnly);
    }
}
