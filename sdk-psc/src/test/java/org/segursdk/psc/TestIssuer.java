package org.segursdk.psc;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;

/** A provider that does what it should unless a test tells it otherwise. Reads requests by its own means. */
final class TestIssuer implements AutoCloseable {
    static final String CLIENT = "mon-lps";
    static final String SECRET = "canari-secret";
    static final String NATIONAL_ID = "899700366240";
    static final String SUBJECT = "f:550dc1c8-d97b-4b1e-ac8c-8eb4471cf9dd:" + NATIONAL_ID;

    private static final KeyPair FIRST_KEY = TestPki.rsa();

    /** A request as it came. */
    record Request(String path, String method, Map<String, String> form, String authorization, String body) {}

    /** An answer. */
    record Reply(int status, String type, String body, Map<String, String> headers) {
        static Reply json(int status, Object body) {
            return new Reply(status, "application/json", Jws.json(body), Map.of());
        }

        static Reply error(int status, String code) {
            return json(status, Map.of("error", code, "error_description", "canari-description"));
        }
    }

    final Clock clock;
    final List<Request> requests = new CopyOnWriteArrayList<>();
    /** Overrides of what an address answers, by its last word. */
    final Map<String, UnaryOperator<Reply>> faults = new ConcurrentHashMap<>();

    final Map<String, KeyPair> keys = new ConcurrentHashMap<>(Map.of("k1", FIRST_KEY));
    final Map<String, Object> userInfo = new ConcurrentHashMap<>();
    volatile String signingKey = "k1";
    volatile boolean namesItself = true;
    volatile String thumbprint = "";
    volatile int accessSeconds = 120;
    volatile int refreshSeconds = 1800;
    volatile Consumer<Map<String, Object>> discovery = document -> {};
    volatile Consumer<Map<String, Object>> idClaims = claims -> {};
    volatile Consumer<Map<String, Object>> accessClaims = claims -> {};
    volatile Consumer<Map<String, Object>> tokenAnswer = answer -> {};
    volatile Consumer<Map<String, Object>> header = head -> {};
    volatile Optional<Signing> signing = Optional.empty();
    volatile String cibaState = "authorization_pending";

    /** Makes an ID token of a header and claims. */
    interface Signing {
        String sign(Map<String, Object> header, Map<String, Object> claims);
    }

    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    final Set<String> refreshTokens = ConcurrentHashMap.newKeySet();
    private final AtomicInteger drawn = new AtomicInteger();
    private final HttpsServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    TestIssuer(Clock clock) {
        this.clock = clock;
        userInfo.putAll(Samples.userInfo());
        try {
            server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.setHttpsConfigurator(new HttpsConfigurator(TestPki.KNOWN.server()) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters tls = getSSLContext().getDefaultSSLParameters();
                tls.setWantClientAuth(true);
                parameters.setSSLParameters(tls);
            }
        });
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    URI base() {
        return URI.create("https://localhost:" + server.getAddress().getPort());
    }

    String issuer() {
        return base() + "/auth/realms/esante-wallet";
    }

    private String oidc(String name) {
        return issuer() + "/protocol/openid-connect/" + name;
    }

    int count(String name) {
        return (int) requests.stream()
                .filter(each -> each.path().endsWith("/" + name))
                .count();
    }

    Request last(String name) {
        return requests.stream()
                .filter(each -> each.path().endsWith("/" + name))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String authorization = exchange.getRequestHeaders().getFirst("Authorization");
            Request request = new Request(
                    exchange.getRequestURI().getPath(),
                    exchange.getRequestMethod(),
                    form(body),
                    authorization == null ? "" : authorization,
                    body);
            requests.add(request);
            Optional<X509Certificate> certificate = certificate((HttpsExchange) exchange);
            String name = request.path().substring(request.path().lastIndexOf('/') + 1);
            Reply reply;
            try {
                reply = faults.getOrDefault(name, each -> each).apply(answer(name, request, certificate));
            } catch (RuntimeException e) {
                reply = new Reply(500, "text/plain", String.valueOf(e), Map.of());
            }
            byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", reply.type());
            reply.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
            if (bytes.length > 0) {
                exchange.getResponseBody().write(bytes);
            }
        }
    }

    private static Optional<X509Certificate> certificate(HttpsExchange exchange) {
        try {
            return Optional.of((X509Certificate) exchange.getSSLSession().getPeerCertificates()[0]);
        } catch (SSLPeerUnverifiedException e) {
            return Optional.empty();
        }
    }

    static Map<String, String> form(String text) {
        Map<String, String> form = new HashMap<>();
        for (String each : text.split("&")) {
            int equal = each.indexOf('=');
            if (equal > 0) {
                form.put(
                        URLDecoder.decode(each.substring(0, equal), StandardCharsets.UTF_8),
                        URLDecoder.decode(each.substring(equal + 1), StandardCharsets.UTF_8));
            }
        }
        return form;
    }

    private Reply answer(String name, Request request, Optional<X509Certificate> certificate) {
        return switch (name) {
            case "wallet-openid-configuration", "openid-configuration" -> Reply.json(200, document());
            case "certs" -> Reply.json(200, Map.of("keys", jwks()));
            case "token" -> authenticated(request, certificate) ? token(request) : Reply.error(401, "invalid_client");
            case "userinfo" -> userinfo(request);
            case "introspect" ->
                authenticated(request, certificate)
                        ? introspect(request.form().getOrDefault("token", ""))
                        : Reply.error(401, "invalid_client");
            case "logout", "revoke" -> new Reply(200, "text/plain", "", Map.of());
            case "ciba" ->
                authenticated(request, certificate)
                        ? Reply.json(
                                200,
                                Map.of(
                                        "auth_req_id",
                                        "canari-request-" + drawn.incrementAndGet(),
                                        "expires_in",
                                        120,
                                        "interval",
                                        5))
                        : Reply.error(401, "invalid_client");
            default -> new Reply(404, "text/html", "<html>rien</html>", Map.of());
        };
    }

    private Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("issuer", issuer());
        document.put("authorization_endpoint", base() + "/wallet/auth");
        document.put("token_endpoint", oidc("token"));
        document.put("userinfo_endpoint", oidc("userinfo"));
        document.put("jwks_uri", oidc("certs"));
        document.put("introspection_endpoint", oidc("introspect"));
        document.put("revocation_endpoint", oidc("revoke"));
        document.put("end_session_endpoint", oidc("logout"));
        document.put("backchannel_authentication_endpoint", oidc("ciba"));
        document.put("backchannel_token_delivery_modes_supported", List.of("poll"));
        document.put("response_types_supported", List.of("code"));
        document.put("subject_types_supported", List.of("public"));
        document.put("id_token_signing_alg_values_supported", List.of("RS256", "HS256"));
        document.put("acr_values_supported", List.of("0", "0"));
        document.put("authorization_response_iss_parameter_supported", namesItself);
        discovery.accept(document);
        return document;
    }

    private List<Object> jwks() {
        List<Object> all = new ArrayList<>();
        keys.forEach((id, key) -> all.add(Jws.jwk(id, key)));
        return all;
    }

    private boolean authenticated(Request request, Optional<X509Certificate> certificate) {
        String basic =
                "Basic " + Base64.getEncoder().encodeToString((CLIENT + ":" + SECRET).getBytes(StandardCharsets.UTF_8));
        boolean byForm = CLIENT.equals(request.form().get("client_id"))
                && SECRET.equals(request.form().get("client_secret"));
        boolean byCertificate = CLIENT.equals(request.form().get("client_id"))
                && certificate
                        .filter(each -> each.getSubjectX500Principal().getName().contains("CN=" + CLIENT))
                        .isPresent();
        return request.authorization().equals(basic) || byForm || byCertificate;
    }

    /** The user logs in at the page a client sends to; what comes back is the query of the callback. */
    String login(URI page) {
        Map<String, String> asked = form(page.getRawQuery());
        String code = "canari-code-" + drawn.incrementAndGet();
        codes.put(code, asked);
        String query = "code=" + code + "&state=" + asked.get("state") + "&session_state=s1";
        return namesItself ? query + "&iss=" + URLEncoder.encode(issuer(), StandardCharsets.UTF_8) : query;
    }

    private Reply token(Request request) {
        return switch (request.form().getOrDefault("grant_type", "")) {
            case "authorization_code" -> byCode(request);
            case "refresh_token" ->
                refreshTokens.contains(request.form().getOrDefault("refresh_token", ""))
                        ? issued(Optional.empty())
                        : Reply.error(400, "invalid_grant");
            case "urn:openid:params:grant-type:ciba" ->
                cibaState.equals("ok") ? issued(Optional.empty()) : Reply.error(400, cibaState);
            default -> Reply.error(400, "unsupported_grant_type");
        };
    }

    private Reply byCode(Request request) {
        Map<String, String> asked = codes.remove(request.form().getOrDefault("code", ""));
        if (asked == null) {
            refreshTokens.clear();
            return Reply.error(400, "invalid_grant");
        }
        String verifier = request.form().getOrDefault("code_verifier", "");
        String challenge = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Jws.sha256(verifier.getBytes(StandardCharsets.US_ASCII)));
        boolean proven =
                "S256".equals(asked.get("code_challenge_method")) && challenge.equals(asked.get("code_challenge"));
        boolean sameRedirect =
                String.valueOf(asked.get("redirect_uri")).equals(request.form().get("redirect_uri"));
        return proven && sameRedirect
                ? issued(Optional.ofNullable(asked.get("nonce")))
                : Reply.error(400, "invalid_grant");
    }

    private Reply issued(Optional<String> nonce) {
        String access = accessToken();
        String refresh = "canari-refresh-" + drawn.incrementAndGet();
        refreshTokens.add(refresh);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("access_token", access);
        answer.put("token_type", "Bearer");
        answer.put("expires_in", accessSeconds);
        answer.put("refresh_token", refresh);
        answer.put("refresh_expires_in", refreshSeconds);
        answer.put("id_token", idToken(nonce, access));
        answer.put("scope", "openid scope_all");
        answer.put("not-before-policy", 0);
        tokenAnswer.accept(answer);
        return Reply.json(200, answer);
    }

    String accessToken() {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", issuer());
        claims.put("jti", "canari-access-" + drawn.incrementAndGet());
        claims.put("azp", CLIENT);
        claims.put("sub", SUBJECT);
        if (!thumbprint.isEmpty()) {
            claims.put("cnf", Map.of("x5t#S256", thumbprint));
        }
        accessClaims.accept(claims);
        return Jws.signed(head(), claims, keys.get(signingKey));
    }

    private Map<String, Object> head() {
        Map<String, Object> head = new LinkedHashMap<>();
        head.put("alg", "RS256");
        head.put("typ", "JWT");
        head.put("kid", signingKey);
        return head;
    }

    private String idToken(Optional<String> nonce, String access) {
        Map<String, Object> claims = new LinkedHashMap<>();
        long now = clock.instant().getEpochSecond();
        claims.put("iss", issuer());
        claims.put("aud", CLIENT);
        claims.put("azp", CLIENT);
        claims.put("sub", SUBJECT);
        claims.put("exp", now + 120);
        claims.put("iat", now);
        claims.put("auth_time", now - 5);
        claims.put("sid", "sid-1");
        claims.put("acr", "eidas1");
        claims.put("at_hash", Jws.atHash(access));
        claims.put("SubjectNameID", NATIONAL_ID);
        nonce.ifPresent(each -> claims.put("nonce", each));
        idClaims.accept(claims);
        Map<String, Object> head = head();
        header.accept(head);
        return signing.map(each -> each.sign(head, claims))
                .orElseGet(() -> Jws.signed(head, claims, keys.get(signingKey)));
    }

    private Reply userinfo(Request request) {
        return request.authorization().startsWith("Bearer ey")
                ? Reply.json(200, userInfo)
                : new Reply(401, "text/plain", "", Map.of("WWW-Authenticate", "Bearer error=\"invalid_token\""));
    }

    private Reply introspect(String token) {
        return token.startsWith("ey")
                ? Reply.json(
                        200,
                        Map.of(
                                "active",
                                true,
                                "sub",
                                SUBJECT,
                                "SubjectNameID",
                                NATIONAL_ID,
                                "client_id",
                                CLIENT,
                                "scope",
                                "openid scope_all",
                                "exp",
                                clock.instant().getEpochSecond() + 60))
                : Reply.json(200, Map.of("active", false));
    }

    /** A token signed by this issuer, of whatever it says. */
    String sign(Map<String, Object> head, Map<String, Object> claims) {
        return Jws.signed(head, claims, keys.get(signingKey));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
