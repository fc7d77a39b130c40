package org.segursdk.psc.counterpart;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.segursdk.core.credentials.Tls;

/** A client of an issuer that knows HTTP, forms and JSON, and nothing of the SDK's client. */
final class RawClient {
    static final String VERIFIER = "a-verifier-of-more-than-forty-three-characters";

    private final PscCounterpart issuer;
    private final HttpClient anonymous;
    private final HttpClient certified;
    private final HttpClient other;
    private final Map<String, Object> metadata;

    RawClient(PscCounterpart issuer) throws Exception {
        this.issuer = issuer;
        this.anonymous = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(Tls.context(issuer.trust()))
                .build();
        this.certified = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(Tls.context(issuer.certificate(), issuer.trust()))
                .build();
        this.other = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(Tls.context(issuer.otherCertificate(), issuer.trust()))
                .build();
        this.metadata = json(get(issuer.discovery()));
    }

    HttpClient anonymous() {
        return anonymous;
    }

    /** Shows the certificate of the client. */
    HttpClient certified() {
        return certified;
    }

    /** Shows another certificate. */
    HttpClient other() {
        return other;
    }

    Map<String, Object> metadata() {
        return metadata;
    }

    URI endpoint(String name) {
        return URI.create((String) metadata.get(name));
    }

    static Map<String, Object> json(HttpResponse<String> answer) throws Exception {
        return JSONObjectUtils.parse(answer.body());
    }

    static String text(Map<String, Object> json, String name) {
        return (String) json.get(name);
    }

    static String form(String... namesAndValues) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            text.append(i == 0 ? "" : "&")
                    .append(namesAndValues[i])
                    .append('=')
                    .append(URLEncoder.encode(namesAndValues[i + 1], StandardCharsets.UTF_8));
        }
        return text.toString();
    }

    static Map<String, String> query(URI uri) {
        Map<String, String> values = new HashMap<>();
        for (String pair : uri.getRawQuery().split("&")) {
            String[] sides = pair.split("=", 2);
            values.put(sides[0], URLDecoder.decode(sides[1], StandardCharsets.UTF_8));
        }
        return values;
    }

    HttpResponse<String> get(URI uri, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(Duration.ofMinutes(1));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return anonymous.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> userinfo(HttpClient client, String token) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(endpoint("userinfo_endpoint"))
                .timeout(Duration.ofMinutes(1))
                .header("Authorization", "Bearer " + token)
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** A POST by whoever shows that in the form. */
    HttpResponse<String> post(HttpClient client, String endpoint, String... form) throws Exception {
        return client.send(request(endpoint, form).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** A POST by the client with a secret. */
    HttpResponse<String> basic(String endpoint, String... form) throws Exception {
        String pair = PscCounterpart.WITH_SECRET + ":" + PscCounterpart.SECRET;
        return anonymous.send(
                request(endpoint, form)
                        .header(
                                "Authorization",
                                "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String endpoint, String... form) {
        return HttpRequest.newBuilder(endpoint(endpoint))
                .timeout(Duration.ofMinutes(1))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form(form)));
    }

    /** Parameters of an authorization request; the ones given replace the usual, an empty one takes it away. */
    URI authorization(String client, String... changes) throws Exception {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("response_type", "code");
        parameters.put("client_id", client);
        parameters.put("redirect_uri", PscCounterpart.RETURN.toString());
        parameters.put("scope", "openid scope_all");
        parameters.put("acr_values", "eidas1");
        parameters.put("state", "a-state");
        parameters.put("nonce", "a-nonce");
        parameters.put("code_challenge", Base64.getUrlEncoder().withoutPadding().encodeToString(sha256(VERIFIER)));
        parameters.put("code_challenge_method", "S256");
        for (int i = 0; i < changes.length; i += 2) {
            parameters.put(changes[i], changes[i + 1]);
        }
        StringBuilder query = new StringBuilder();
        parameters.forEach((name, value) -> {
            if (!value.isEmpty()) {
                query.append(query.length() == 0 ? "?" : "&").append(form(name, value));
            }
        });
        return URI.create(endpoint("authorization_endpoint") + query.toString());
    }

    static byte[] sha256(String text) throws Exception {
        return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
    }

    String code(String client, String user) throws Exception {
        return query(issuer.logIn(authorization(client), user)).get("code");
    }

    HttpResponse<String> redeem(String code) throws Exception {
        return basic(
                "token_endpoint",
                "grant_type",
                "authorization_code",
                "code",
                code,
                "redirect_uri",
                PscCounterpart.RETURN.toString(),
                "code_verifier",
                VERIFIER);
    }

    HttpResponse<String> redeemBound(String code) throws Exception {
        return post(
                certified,
                "token_endpoint",
                "grant_type",
                "authorization_code",
                "client_id",
                PscCounterpart.WITH_CERTIFICATE,
                "code",
                code,
                "redirect_uri",
                PscCounterpart.RETURN.toString(),
                "code_verifier",
                VERIFIER);
    }

    HttpResponse<String> refresh(Map<String, Object> tokens) throws Exception {
        return basic("token_endpoint", "grant_type", "refresh_token", "refresh_token", text(tokens, "refresh_token"));
    }

    /** Claims of a token, after its signature. */
    Map<String, Object> verified(String token) throws Exception {
        SignedJWT jwt = SignedJWT.parse(token);
        JWKSet keys = JWKSet.parse(get(endpoint("jwks_uri")).body());
        RSAKey key = keys.getKeyByKeyId(jwt.getHeader().getKeyID()).toRSAKey();
        if (!jwt.getHeader().getAlgorithm().getName().equals("RS256") || !jwt.verify(new RSASSAVerifier(key))) {
            throw new AssertionError("the signature is wrong");
        }
        return jwt.getJWTClaimsSet().toJSONObject();
    }
}
