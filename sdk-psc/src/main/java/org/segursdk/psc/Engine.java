package org.segursdk.psc;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.segursdk.core.Endpoint;
import org.segursdk.core.SegurContext;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.psc.internal.http.Backchannel;
import org.segursdk.psc.internal.http.HttpAnswer;
import org.segursdk.psc.internal.http.HttpCall;
import org.segursdk.psc.internal.identity.UserInfoReader;
import org.segursdk.psc.internal.oidc.Claims;
import org.segursdk.psc.internal.oidc.Hosts;
import org.segursdk.psc.internal.oidc.IdTokenRules;
import org.segursdk.psc.internal.oidc.Json;
import org.segursdk.psc.internal.oidc.JwtVerifier;
import org.segursdk.psc.internal.oidc.Metadata;
import org.segursdk.psc.internal.oidc.OauthError;
import org.segursdk.psc.internal.oidc.Provider;
import org.segursdk.psc.internal.oidc.Refusals;
import org.segursdk.psc.internal.oidc.Requests;
import org.segursdk.psc.internal.oidc.Secrets;
import org.segursdk.psc.internal.oidc.TokenAnswer;

/** What the flows of one client have in common: the provider, the requests and every check of an answer. Thread-safe. */
final class Engine {
    private final SegurContext context;
    private final PscSettings settings;
    private final Backchannel channel;
    private final Provider provider;
    private final Requests requests;
    private final JwtVerifier verifier;
    private final Timer timer;
    private final Sessions sessions = new Sessions();

    Engine(SegurContext context, PscSettings settings, Timer timer) {
        this.context = context;
        this.settings = settings;
        this.timer = timer;
        this.channel = Backchannel.of(context, settings.service(), settings.byMutualTls());
        this.provider = provider(context, settings, channel);
        this.requests = new Requests(settings.clientId(), settings.authentication());
        this.verifier = new JwtVerifier(
                provider,
                settings.profile().signingAlgorithms().value().stream()
                        .map(SigningAlgorithm::name)
                        .collect(Collectors.toSet()));
    }

    private static Provider provider(SegurContext context, PscSettings settings, Backchannel channel) {
        Endpoint endpoint = context.endpoint(settings.service());
        String base = endpoint.uri().toString();
        String root = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
        PscProfile profile = settings.profile();
        String issuer = settings.issuer()
                .map(URI::toString)
                .orElse(root + profile.issuerPath().value());
        URI discovery = settings.discovery()
                .orElseGet(() -> URI.create((issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer)
                        + profile.discoveryPath().value()));
        Set<String> hosts =
                new HashSet<>(List.of(Hosts.of(endpoint.uri()), Hosts.of(URI.create(issuer)), Hosts.of(discovery)));
        settings.hosts().forEach(each -> hosts.add(Hosts.of(URI.create("https://" + each))));
        return new Provider(issuer, discovery, hosts, context.environment(), channel, context.clock());
    }

    SegurContext context() {
        return context;
    }

    /**
     * A session's tokens go to the provider they are of, and to its APIs, alone.
     *
     * @throws InvalidInputException rule {@code PSC-SESSION-FOREIGN}
     */
    SessionCore own(PscSession session) {
        if (session.core().engine() != this) {
            throw InvalidInputException.of(
                    "PscSession",
                    "session",
                    "PSC-SESSION-FOREIGN",
                    "cette session a été ouverte par un autre client",
                    "this session was opened by another client");
        }
        return session.core();
    }

    PscSettings settings() {
        return settings;
    }

    Clock clock() {
        return context.clock();
    }

    Timer timer() {
        return timer;
    }

    Sessions sessions() {
        return sessions;
    }

    Requests requests() {
        return requests;
    }

    JwtVerifier verifier() {
        return verifier;
    }

    String issuer() {
        return provider.issuer();
    }

    Metadata metadata() {
        return provider.metadata();
    }

    HttpAnswer send(HttpCall call) {
        return channel.send(call);
    }

    /** An answer that is no success, as a failure. */
    RuntimeException fault(String operation, HttpAnswer answer, boolean retryable) {
        return Refusals.fault(settings.service(), operation, OauthError.of(answer), retryable);
    }

    IdTokenRules rules() {
        return new IdTokenRules(issuer(), settings.clientId(), settings.clockSkew(), clock().instant());
    }

    /**
     * Checks what the token endpoint gave at a login and asks who it is about.
     *
     * @param nonce the one sent, if any
     * @param maxAge the one sent, if any
     */
    PscLogin login(TokenAnswer answer, Instant askedAt, Optional<String> nonce, Optional<Duration> maxAge) {
        checkBinding(answer.accessToken());
        String idToken = answer.idToken()
                .orElseThrow(() ->
                        Refusals.security("PSC-ID-MISSING", "le jeton d'identité manque", "the ID token is missing"));
        Claims claims = verifier.verify(idToken, IdTokenRules.TYPES);
        IdTokenRules rules = rules();
        rules.check(claims, nonce, answer.accessToken());
        maxAge.ifPresent(age -> rules.checkAge(claims, age));
        Optional<Acr> acr = acr(claims);
        PscIdentity identity = identity(answer.accessToken(), claims);
        SessionCore core = new SessionCore(
                this,
                identity,
                claims.text("sid").or(() -> claims.text("session_state")),
                claims.instant("auth_time").or(() -> claims.instant("iat")).orElse(askedAt),
                acr,
                SessionTokens.first(answer, idToken, askedAt, settings.profile()));
        return new PscLogin(core);
    }

    /** Source: psc §5, §13.4. */
    void checkBinding(String accessToken) {
        if (settings.byMutualTls()) {
            checkBinding(accessToken, settings.profile().tokenBinding().value(), settings.service(), context);
        }
    }

    static void checkBinding(String accessToken, TokenBinding binding, String service, SegurContext context) {
        Optional<Claims> claims = JwtVerifier.peek(accessToken);
        Optional<String> thumbprint = claims.flatMap(Claims::thumbprint);
        if (thumbprint.isEmpty()
                && (binding == TokenBinding.REQUIRED
                        || claims.filter(each -> each.has("cnf")).isPresent())) {
            throw Refusals.security(
                    "PSC-CNF-MISSING",
                    "le jeton n'est pas lié au certificat du client",
                    "the token is not bound to the client's certificate");
        }
        if (thumbprint.isPresent()
                && !Secrets.isThumbprint(
                        thumbprint.get(),
                        context.credentials(service).authentication().certificate())) {
            throw Refusals.security(
                    "PSC-CNF-MISMATCH",
                    "le jeton est lié à un autre certificat",
                    "the token is bound to another certificate");
        }
    }

    private Optional<Acr> acr(Claims claims) {
        PscProfile profile = settings.profile();
        Optional<String> told = claims.text("acr");
        Acr minimum = profile.minimumAcr().value();
        if (minimum == Acr.NONE) {
            return told.flatMap(Acr::of);
        }
        if (told.isEmpty()) {
            if (!profile.acceptsMissingAcr().value()) {
                throw Refusals.security(
                        "PSC-ACR-MISSING",
                        "le niveau de l'authentification n'est pas dit",
                        "the level of the authentication is not told");
            }
            return Optional.empty();
        }
        return Optional.of(told.flatMap(Acr::of)
                .filter(each -> each.isAtLeast(minimum))
                .orElseThrow(() -> Refusals.security(
                        "PSC-ACR-TOO-LOW",
                        "l'authentification est plus faible que le minimum exigé",
                        "the authentication is weaker than the minimum required")));
    }

    private PscIdentity identity(String accessToken, Claims idToken) {
        String subject = idToken.text("sub").orElseThrow();
        Optional<URI> address = metadata().userInfo();
        if (address.isEmpty()) {
            return UserInfoReader.read(subject, idToken.all());
        }
        Map<String, Object> told = userInfo(address.get(), accessToken);
        if (!(told.get("sub") instanceof String about) || !Secrets.same(about, subject)) {
            throw Refusals.security(
                    "PSC-USERINFO-SUBJECT",
                    "la description n'est pas celle de la personne authentifiée",
                    "the description is not that of the person who authenticated");
        }
        PscIdentity identity = UserInfoReader.read(subject, told);
        // Who it is stands in the signed token too, at PSC: the two must not differ.
        idToken.text("SubjectNameID").ifPresent(signed -> {
            if (!identity.identifiers().contains(signed)) {
                throw Refusals.security(
                        "PSC-USERINFO-IDENTITY",
                        "la description et le jeton nomment deux professionnels",
                        "the description and the token name two professionals");
            }
        });
        return identity;
    }

    /** The claims of userinfo, plain or signed. Source: psc §7. */
    Map<String, Object> userInfo(URI address, String accessToken) {
        HttpAnswer answer =
                send(HttpCall.bearer("userinfo", address, accessToken, "application/json, application/jwt;q=0.5"));
        if (!answer.isSuccess()) {
            throw fault("userinfo", answer, false);
        }
        if (answer.mediaType().equals("application/jwt")) {
            Claims claims = verifier.verify(answer.text().strip(), Set.of("jwt"));
            IdTokenRules rules = rules();
            rules.checkAddress(claims, "PSC-USERINFO");
            if (claims.has("iat")) {
                rules.checkTimes(claims, "PSC-USERINFO", false);
            }
            return claims.all();
        }
        if (!answer.mediaType().equals("application/json")) {
            throw Refusals.unreadable(
                    "PSC-ANSWER-TYPE", true, "la réponse n'est pas du JSON", "the answer is not JSON");
        }
        return Json.object(answer);
    }
}
