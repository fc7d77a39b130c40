package org.segursdk.sandbox.internal.psc;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.security.KeyPair;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.segursdk.sandbox.PscBehaviour;
import org.segursdk.sandbox.PscEndpoint;
import org.segursdk.sandbox.PscMeans;
import org.segursdk.sandbox.PscPhone;
import org.segursdk.sandbox.PscRelyingParty;
import org.segursdk.sandbox.PscSimulator;
import org.segursdk.sandbox.PscSituation;
import org.segursdk.sandbox.PscSituation.Kind;
import org.segursdk.sandbox.PscUser;
import org.segursdk.sandbox.internal.http.Answer;
import org.segursdk.sandbox.internal.http.AnswerBody;
import org.segursdk.sandbox.internal.http.Incoming;
import org.segursdk.sandbox.internal.http.Served;
import org.segursdk.sandbox.internal.http.Service;
import org.segursdk.sandbox.internal.http.WireEffect;
import org.segursdk.sandbox.internal.json.Json;

/** Pro Santé Connect, simulated. */
public final class PscService implements Service, PscSimulator {
    private static final String REALM = "/auth/realms/esante-wallet";
    private static final String PROTOCOL = REALM + "/protocol/openid-connect";
    private static final String CONTEXT = "/psc-context-sharing/api";
    private static final int HUGE = 20_000_000;

    private final Realm realm;
    private final Authorization authorization;
    private final TokenEndpoint token;
    private final Ciba ciba;
    private final Tokens tokens;
    private final Logout logout;
    private final BackChannel backChannel;
    private final ApiServer api;
    private final ContextServer context;

    /**
     * @param base of the sandbox, once it listens
     * @param rsa gives a key for a purpose
     * @param tls trusts the sandbox's authority, for what is posted to clients
     */
    public PscService(
            Supplier<URI> base, Clock clock, boolean strict, Function<String, KeyPair> rsa, Supplier<SSLContext> tls) {
        this.realm = new Realm(base, clock, strict, rsa);
        ClientAuthentication clients = new ClientAuthentication(realm);
        this.authorization = new Authorization(realm);
        this.ciba = new Ciba(realm, clients);
        this.token = new TokenEndpoint(realm, clients, new Mint(realm), ciba);
        this.tokens = new Tokens(realm, clients);
        this.backChannel = new BackChannel(realm, tls);
        this.logout = new Logout(realm, clients, authorization, backChannel);
        this.api = new ApiServer(realm, tokens, rsa);
        this.context = new ContextServer(realm, tokens);
    }

    @Override
    public String name() {
        return "psc";
    }

    private static Optional<PscEndpoint> endpoint(String path) {
        return Optional.ofNullable(
                switch (path) {
                    case REALM + "/.well-known/wallet-openid-configuration" -> PscEndpoint.DISCOVERY;
                    case PROTOCOL + "/certs" -> PscEndpoint.JWKS;
                    case "/wallet/auth", "/wallet/login" -> PscEndpoint.AUTHORIZATION;
                    case PROTOCOL + "/token" -> PscEndpoint.TOKEN;
                    case PROTOCOL + "/userinfo" -> PscEndpoint.USERINFO;
                    case PROTOCOL + "/token/introspect" -> PscEndpoint.INTROSPECTION;
                    case PROTOCOL + "/revoke" -> PscEndpoint.REVOCATION;
                    case PROTOCOL + "/logout" -> PscEndpoint.LOGOUT;
                    case PROTOCOL + "/ext/ciba/auth" -> PscEndpoint.CIBA;
                    case "/api/token", "/api/certs", "/api/.well-known/oauth-authorization-server" ->
                        PscEndpoint.API_TOKEN;
                    case "/api/resource" -> PscEndpoint.API_RESOURCE;
                    default -> path.startsWith(CONTEXT + "/") ? PscEndpoint.CONTEXT : null;
                });
    }

    @Override
    public Served serve(Incoming request) throws IOException {
        request.recordThrough(Redaction::apply);
        request.allSynthetic(true);
        Optional<PscEndpoint> endpoint = endpoint(request.path());
        if (endpoint.isEmpty()) {
            request.refused("no such address");
            return Served.plain(Replies.json(404, Json.object("error", "HTTP 404 Not Found")));
        }
        request.operation(endpoint.get().name());
        PscSituation situation = realm.situations().wire(endpoint.get());
        if (situation.kind() != Kind.NORMAL) {
            request.situation(situation.toString());
        }
        return switch (situation.kind()) {
            case NORMAL -> Served.plain(answer(endpoint.get(), request));
            case EMPTY_200 -> Served.plain(Replies.empty(200));
            case REDIRECT ->
                Served.plain(new Answer(
                        307, "", Map.of("Location", realm.root() + "/nobody-may-follow"), AnswerBody.of("")));
            case HUGE_ANSWER -> Served.plain(huge());
            default -> {
                WireEffect effect = WireEffect.valueOf(situation.kind().name());
                Answer answer = effect.processes() ? answer(endpoint.get(), request) : Answer.text(500, "");
                yield new Served(answer, effect, situation.delay());
            }
        };
    }

    private static Answer huge() {
        byte[] text = new byte[HUGE];
        Arrays.fill(text, (byte) ' ');
        text[0] = '{';
        text[HUGE - 1] = '}';
        AnswerBody body = new AnswerBody() {
            @Override
            public long size() {
                return HUGE;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(text);
            }
        };
        return new Answer(200, "application/json", Map.of(), body);
    }

    private Answer answer(PscEndpoint endpoint, Incoming request) throws IOException {
        try {
            return switch (endpoint) {
                case DISCOVERY -> discovery(request);
                case JWKS -> Replies.publicJson(realm.keys().jwks());
                case AUTHORIZATION ->
                    request.path().endsWith("/auth") ? authorization.open(request) : authorization.submit(request);
                case TOKEN -> token.serve(request);
                case USERINFO -> tokens.userinfo(request);
                case INTROSPECTION -> tokens.introspect(request);
                case REVOCATION -> tokens.revoke(request);
                case LOGOUT -> logout.serve(request);
                case CIBA -> ciba.start(request);
                case API_TOKEN ->
                    switch (request.path()) {
                        case "/api/token" -> api.token(request);
                        case "/api/certs" -> api.certs();
                        default -> api.metadata();
                    };
                case API_RESOURCE -> api.resource(request);
                case CONTEXT -> context.serve(request, request.path().substring(CONTEXT.length()));
            };
        } catch (Refused e) {
            request.refused(String.valueOf(e.getMessage()));
            return endpoint == PscEndpoint.USERINFO || endpoint == PscEndpoint.API_RESOURCE
                    ? Replies.bearer(e)
                    : Replies.refused(e);
        }
    }

    private Answer discovery(Incoming request) {
        boolean wrong = realm.take(Step.DISCOVERY, request).kind() == Kind.DISCOVERY_OTHER_ISSUER;
        String named = wrong ? "https://other.example/auth/realms/esante-wallet" : realm.issuer();
        return Replies.publicJson(Json.write(Discovery.document(realm.root(), realm.issuer(), named)));
    }

    /** National id of whose access token this is, while it serves. */
    public Optional<String> holder(String accessToken) {
        return tokens.active(accessToken).map(access -> access.session().user().nationalId());
    }

    @Override
    public URI issuer() {
        return URI.create(realm.issuer());
    }

    @Override
    public URI discovery() {
        return URI.create(realm.issuer() + "/.well-known/wallet-openid-configuration");
    }

    @Override
    public void register(PscRelyingParty client) {
        realm.register(client);
    }

    @Override
    public List<PscRelyingParty> clients() {
        return realm.clients();
    }

    @Override
    public void add(PscUser user) {
        realm.add(user);
    }

    @Override
    public List<PscUser> users() {
        return realm.users();
    }

    @Override
    public PscBehaviour behaviour() {
        return realm.settings();
    }

    @Override
    public void behaviour(PscBehaviour behaviour) {
        realm.settings(behaviour);
    }

    @Override
    public void next(PscSituation... situations) {
        realm.situations().next(Arrays.asList(situations));
    }

    @Override
    public void always(PscSituation situation) {
        realm.situations().always(situation);
    }

    @Override
    public void phone(PscPhone answer) {
        ciba.phone(answer);
    }

    @Override
    public boolean answer(String bindingMessage, PscPhone answer) {
        return ciba.answer(bindingMessage, answer);
    }

    @Override
    public URI logIn(URI authorizationRequest, String nationalId, PscMeans means) {
        return authorization.logIn(authorizationRequest, nationalId, means);
    }

    @Override
    public void rotateKeys() {
        realm.keys().rotate(true);
    }

    @Override
    public void replaceKeys() {
        realm.keys().rotate(false);
    }

    @Override
    public void endSessions(String nationalId) {
        realm.store().sessions().stream()
                .filter(session -> session.user().nationalId().equals(nationalId))
                .forEach(logout::end);
    }

    @Override
    public List<Integer> logoutAnswers() {
        return backChannel.answers();
    }

    @Override
    public void reset() {
        realm.reset();
        authorization.reset();
        ciba.reset();
        api.reset();
        context.reset();
        backChannel.reset();
    }

    @Override
    public void script(String situation, boolean always) {
        PscSituation parsed = Situations.parse(situation);
        if (always) {
            always(parsed);
        } else {
            next(parsed);
        }
    }

    @Override
    public String scripted() {
        return realm.situations().pending();
    }

    @Override
    public String situations() {
        return Arrays.stream(Kind.values()).map(Kind::name).collect(Collectors.joining(", "));
    }

    @Override
    public List<List<String>> table() {
        return PscConsole.table(realm);
    }

    @Override
    public Optional<Answer> control(String method, String path, Map<String, String> parameters) {
        return PscConsole.control(this, method + " " + path, parameters);
    }
}
