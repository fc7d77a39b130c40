package org.segursdk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** A sandbox whose clock the test moves, and a plain HTTP client of its Pro Santé Connect. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PscTestBase {
    static final String RETURN = "http://127.0.0.1:7/return";
    static final String VERIFIER = "v".repeat(43);

    final TestClock clock = new TestClock();
    Sandbox sandbox;
    HttpClient anonymous;
    HttpClient certified;

    @BeforeAll
    void start() throws Exception {
        sandbox = Sandbox.builder().clock(clock).start();
        anonymous = Http.anonymous(sandbox.pki());
        certified = Http.client(sandbox.pki(), sandbox.pki().named("lps-mtls", "10B0193488"));
    }

    @AfterEach
    void reset() {
        sandbox.psc().reset();
        sandbox.recorder().clear();
    }

    @AfterAll
    void stop() {
        sandbox.close();
    }

    /** Parameters: name, value… */
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

    URI at(String path) {
        return URI.create(sandbox.baseUri() + "/psc" + path);
    }

    URI protocol(String path) {
        return URI.create(sandbox.psc().issuer() + "/protocol/openid-connect/" + path);
    }

    HttpResponse<String> post(HttpClient client, URI uri, String form) throws Exception {
        return Http.post(client, uri, "application/x-www-form-urlencoded", form.getBytes(StandardCharsets.UTF_8));
    }

    HttpResponse<String> basic(URI uri, String... parameters) throws Exception {
        return send(
                anonymous,
                uri,
                "POST",
                form(parameters),
                "Authorization",
                "Basic "
                        + Base64.getEncoder()
                                .encodeToString("lps-secret:secret-of-the-sandbox".getBytes(StandardCharsets.UTF_8)),
                "Content-Type",
                "application/x-www-form-urlencoded");
    }

    HttpResponse<String> send(HttpClient client, URI uri, String method, String body, String... headers)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .timeout(Duration.ofSeconds(60))
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    static Map<String, String> authorization(String client) throws Exception {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("response_type", "code");
        parameters.put("client_id", client);
        parameters.put("redirect_uri", RETURN);
        parameters.put("scope", "openid scope_all");
        parameters.put("acr_values", "eidas1");
        parameters.put("state", "a-state");
        parameters.put("nonce", "a-nonce");
        parameters.put(
                "code_challenge",
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(MessageDigest.getInstance("SHA-256")
                                .digest(VERIFIER.getBytes(StandardCharsets.US_ASCII))));
        parameters.put("code_challenge_method", "S256");
        return parameters;
    }

    URI authorizationUri(Map<String, String> parameters) {
        StringBuilder query = new StringBuilder();
        parameters.forEach(
                (name, value) -> query.append(query.length() == 0 ? "?" : "&").append(form(name, value)));
        return at("/wallet/auth" + query);
    }

    /** What is behind the question mark. */
    static Map<String, String> query(String uri) {
        Map<String, String> values = new HashMap<>();
        for (String pair : uri.substring(uri.indexOf('?') + 1).split("&")) {
            String[] sides = pair.split("=", 2);
            values.put(sides[0], URLDecoder.decode(sides[1], StandardCharsets.UTF_8));
        }
        return values;
    }

    static String location(HttpResponse<?> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    /** The hidden field of a login page. */
    static String request(String page) {
        Matcher matcher = Pattern.compile("name=\"request\" value=\"([^\"]+)\"").matcher(page);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    String code(String client, String user) {
        try {
            URI back = sandbox.psc().logIn(authorizationUri(authorization(client)), user, PscMeans.CARD);
            return query(back.toString()).get("code");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<String> redeem(String code) throws Exception {
        return basic(
                protocol("token"),
                "grant_type",
                "authorization_code",
                "code",
                code,
                "redirect_uri",
                RETURN,
                "code_verifier",
                VERIFIER);
    }

    /** Tokens of the client with a secret. */
    Map<String, String> tokens(String user) throws Exception {
        HttpResponse<String> answer = redeem(code("lps-secret", user));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return members(answer.body());
    }

    /** Tokens of the client with a certificate. */
    Map<String, String> boundTokens(String user) throws Exception {
        HttpResponse<String> answer = post(
                certified,
                protocol("token"),
                form(
                        "grant_type",
                        "authorization_code",
                        "client_id",
                        "lps-mtls",
                        "code",
                        code("lps-mtls", user),
                        "redirect_uri",
                        RETURN,
                        "code_verifier",
                        VERIFIER));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return members(answer.body());
    }

    HttpResponse<String> userinfo(HttpClient client, String token) throws Exception {
        return send(client, protocol("userinfo"), "GET", "", "Authorization", "Bearer " + token);
    }

    /** Flat members of a JSON object, by a regular expression: good enough here, and nobody else's parser. */
    static Map<String, String> members(String json) {
        Map<String, String> members = new LinkedHashMap<>();
        Matcher matcher = Pattern.compile("\"([A-Za-z_#0-9-]+)\":(\"([^\"]*)\"|[^,{}\\[\\]]+)")
                .matcher(json);
        while (matcher.find()) {
            members.putIfAbsent(matcher.group(1), matcher.group(3) == null ? matcher.group(2) : matcher.group(3));
        }
        return members;
    }

    static String part(String token, int index) {
        return new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[index]), StandardCharsets.UTF_8);
    }

    static Map<String, String> claims(String token) {
        return members(part(token, 1));
    }

    RecordedExchange last() {
        List<RecordedExchange> all = sandbox.recorder().exchanges();
        return all.get(all.size() - 1);
    }
}
