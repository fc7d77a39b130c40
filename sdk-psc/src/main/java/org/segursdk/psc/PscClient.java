package org.segursdk.psc;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.segursdk.core.Environment;
import org.segursdk.core.SegurContext;
import org.segursdk.core.WireFact;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.SegurException;
import org.segursdk.core.error.SegurSecurityException;
import org.segursdk.core.error.ServiceFaultException;
import org.segursdk.core.error.TransportException;
import org.segursdk.core.error.Violations;
import org.segursdk.psc.internal.http.HttpAnswer;
import org.segursdk.psc.internal.identity.UserInfoReader;
import org.segursdk.psc.internal.oidc.Claims;
import org.segursdk.psc.internal.oidc.Json;
import org.segursdk.psc.internal.oidc.Metadata;
import org.segursdk.psc.internal.oidc.Refusals;

/**
 * Pro Santé Connect, or another OpenID provider: logins by browser and by e-CPS, sessions and their end, tokens of API PSC.
 * Thread-safe; opening it makes no network call and holds neither thread nor connection. Source: psc.
 */
public final class PscClient implements AutoCloseable {
    /** Name of the service in a context, unless the settings say another. */
    public static final String SERVICE = "psc";

    private final SegurContext context;
    private final PscSettings settings;
    private final Engine engine;
    private final CodeFlow codeFlow;
    private final CibaFlow cibaFlow;
    private final Logouts logouts;

    private PscClient(SegurContext context, PscSettings settings, Timer timer, CibaLogin.Pause pause) {
        this.context = context;
        this.settings = settings;
        this.engine = new Engine(context, settings, timer);
        this.codeFlow = new CodeFlow(engine);
        this.cibaFlow = new CibaFlow(engine, pause);
        this.logouts = new Logouts(engine);
    }

    /**
     * @throws InvalidInputException rules {@code ENDPOINT-MISSING}, {@code SANDBOX-LOOPBACK}
     * @throws SegurSecurityException code {@code PRODUCTION-UNACCEPTED-FACTS}
     */
    public static PscClient create(SegurContext context, PscSettings settings) {
        return create(context, settings, Timer.SYSTEM, CibaLogin.SYSTEM_PAUSE);
    }

    static PscClient create(SegurContext context, PscSettings settings, Timer timer, CibaLogin.Pause pause) {
        Objects.requireNonNull(context, "context");
        Objects.requireNonNull(settings, "settings");
        if (context.environment() == Environment.SANDBOX) {
            checkLoopback(settings);
        }
        List<WireFact<?>> used = new ArrayList<>(settings.profile().facts());
        if (settings.issuer().isPresent()) {
            used.remove(settings.profile().issuerPath());
        }
        if (settings.discovery().isPresent()) {
            used.remove(settings.profile().discoveryPath());
        }
        context.requireAccepted(used);
        return new PscClient(context, settings, timer, pause);
    }

    private static void checkLoopback(PscSettings settings) {
        Violations violations = new Violations();
        loopback(violations, settings.issuer(), "issuer");
        loopback(violations, settings.discovery(), "discovery");
        settings.hosts().forEach(each -> loopback(violations, Optional.of(URI.create("https://" + each)), "hosts"));
        violations.throwIfAny("PscSettings");
    }

    private static void loopback(Violations violations, Optional<URI> address, String path) {
        violations.check(
                address.map(URI::getHost)
                        .map(host -> host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]"))
                        .orElse(true),
                path,
                "SANDBOX-LOOPBACK",
                "le bac à sable n'est joint que sur cette machine",
                "the sandbox is reached on this machine only");
    }

    /** See {@link #startLogin(LoginOptions)}. */
    public PendingLogin startLogin() {
        return startLogin(LoginOptions.none());
    }

    /**
     * Begins a login by browser in a web application: keep what is returned in the browser's session and send the browser to {@link
     * PendingLogin#authorizationUri()}.
     *
     * @throws InvalidInputException rule {@code PSC-REDIRECT-MISSING}: the settings have no redirect
     * @throws SegurException the provider cannot be reached, or describes itself in a way that is refused
     */
    public PendingLogin startLogin(LoginOptions options) {
        URI redirect = settings.redirect()
                .orElseThrow(() -> InvalidInputException.of(
                        "PscSettings",
                        "redirect",
                        "PSC-REDIRECT-MISSING",
                        "l'adresse de retour de l'application web",
                        "the redirect of the web application"));
        return codeFlow.start(options, redirect);
    }

    /**
     * Finishes a login by browser with what the browser brought back. Once only: whatever comes of it, a new login begins with {@link
     * #startLogin}.
     *
     * @param pending from the session of that browser
     * @throws SegurSecurityException something is not as it must be: codes {@code PSC-STATE-}…, {@code PSC-CALLBACK-}…, {@code
     *     PSC-ID-}…, {@code PSC-JWT-}…, {@code PSC-ACR-}…, {@code PSC-CNF-}…, {@code PSC-USERINFO-}…
     * @throws ServiceFaultException the provider refused; raw code kept
     * @throws TransportException no usable answer; begin the login anew
     */
    public LoginResult finishLogin(PendingLogin pending, CallbackParameters callback) {
        return codeFlow.finish(
                Objects.requireNonNull(pending, "pending"), Objects.requireNonNull(callback, "callback"));
    }

    /** See {@link #startDesktopLogin(LoginOptions)}. */
    public DesktopLogin startDesktopLogin() {
        return startDesktopLogin(LoginOptions.none());
    }

    /**
     * Begins a login on a workstation: listens on the loopback interface for the browser to come back. Open the browser, then await.
     *
     * @throws SegurSecurityException code {@code PRODUCTION-UNACCEPTED-FACTS}
     * @throws TransportException code {@code PSC-LOOPBACK-PORT}; or as {@link #startLogin(LoginOptions)}
     */
    public DesktopLogin startDesktopLogin(LoginOptions options) {
        context.requireAccepted(settings.profile().desktopFacts());
        return DesktopLogin.start(codeFlow, settings, options);
    }

    /**
     * Begins a decoupled login: the professional confirms on the telephone or with the card.
     *
     * @throws SegurSecurityException codes {@code PRODUCTION-UNACCEPTED-FACTS}, {@code PSC-NOT-OFFERED}
     * @throws ServiceFaultException the provider refused, or is away ({@code 502}, {@code 503}, {@code 504}, retryable)
     */
    public CibaStart startCiba(CibaRequest request) {
        context.requireAccepted(settings.profile().cibaFacts());
        return cibaFlow.start(request);
    }

    /**
     * Ends a session here, then at the provider, from server to server.
     *
     * @return false when it had ended already
     * @throws InvalidInputException rule {@code PSC-SESSION-FOREIGN}: another client's session
     * @throws SegurException it is ended here, but the provider did not take it
     */
    public boolean logout(PscSession session) {
        return logouts.serverToServer(engine.own(session));
    }

    /**
     * Ends a session here and tells where the browser is to go to end it at the provider. For when the user logs out, not for a
     * time-out of the software's own. Source: psc §9.
     *
     * @return empty when it had ended already
     */
    public Optional<BrowserLogout> logoutByBrowser(PscSession session) {
        return logouts.byBrowser(engine.own(session));
    }

    /** Ends a session here alone, as on a time-out of the software's own. */
    public boolean endLocally(PscSession session) {
        return logouts.local(engine.own(session));
    }

    /**
     * The provider's page asks through the browser that a session be ended ({@code iss}, {@code sid}).
     *
     * @return how many ended here
     * @throws SegurSecurityException codes {@code PSC-LOGOUT-ISSUER}, {@code PSC-LOGOUT-SUBJECT}
     */
    public int frontChannelLogout(CallbackParameters request) {
        return logouts.frontChannel(request);
    }

    /**
     * The provider asks, from server to server, that sessions be ended.
     *
     * @param logoutToken the form's {@code logout_token}
     * @throws SegurSecurityException codes {@code PSC-LOGOUT-}…, {@code PSC-JWT-}…: answer 400
     */
    public LogoutNotice backChannelLogout(String logoutToken) {
        return logouts.backChannel(logoutToken);
    }

    /**
     * Ends the sessions of a notice that another node verified.
     *
     * @return how many ended here
     */
    public int endSessions(LogoutNotice notice) {
        return logouts.end(notice.sessionId(), notice.subject());
    }

    /**
     * Tokens of an API.
     *
     * @throws InvalidInputException rules {@code ENDPOINT-MISSING}, {@code PSC-API-REVOCATION}
     */
    public ApiPsc api(ApiSettings api) {
        return new ApiPsc(engine, api);
    }

    /**
     * Asks the provider about a token that somebody brought.
     *
     * @throws SegurException the provider refused us, or cannot be reached
     */
    public Introspection introspect(String token) {
        URI address = Metadata.needed(engine.metadata().introspection());
        HttpAnswer answer = engine.send(engine.requests().about("introspection", address, Map.of("token", token)));
        if (!answer.isSuccess()) {
            throw engine.fault("introspection", answer, true);
        }
        Map<String, Object> told = Json.object(answer);
        if (!Boolean.TRUE.equals(told.get("active"))) {
            return new Introspection.Inactive();
        }
        Claims claims = new Claims(told, "");
        Instant now = context.clock().instant();
        if (claims.instant("exp")
                        .filter(end -> !now.isBefore(end.plus(settings.clockSkew())))
                        .isPresent()
                || claims.text("iss")
                        .filter(issuer -> !issuer.equals(engine.issuer()))
                        .isPresent()) {
            return new Introspection.Inactive();
        }
        return new Introspection.Active(
                claims.text("sub"),
                claims.text("SubjectNameID"),
                claims.text("client_id").or(() -> claims.text("azp")),
                claims.text("scope").map(scope -> List.of(scope.split(" "))).orElse(List.of()),
                claims.instant("exp"),
                claims.thumbprint());
    }

    /**
     * Whether who brings a token of the provider may be served, by their profession, which userinfo tells. A provider does not
     * describe the holder of a token that is bound to somebody else's certificate: there, {@link #introspect} tells the national
     * identifier, and a directory the profession. Source: rem REM-DRIM-24.
     *
     * @param token what followed {@code Bearer}
     * @param professions codes of TRE_G15 that are entitled
     * @throws SegurException the provider refused us, or cannot be reached
     */
    public BearerCheck authorise(String token, Set<String> professions) {
        if (!(introspect(token) instanceof Introspection.Active active)) {
            return new BearerCheck.Unauthenticated();
        }
        Map<String, Object> told;
        try {
            told = engine.userInfo(Metadata.needed(engine.metadata().userInfo()), token);
        } catch (ServiceFaultException e) {
            if (e.rawCode().equals("invalid_token") || e.rawCode().equals("401")) {
                return new BearerCheck.Unauthenticated();
            }
            throw e;
        }
        if (!(told.get("sub") instanceof String subject)
                || active.subject().filter(each -> !each.equals(subject)).isPresent()) {
            throw Refusals.security(
                    "PSC-USERINFO-SUBJECT",
                    "la description n'est pas celle de la personne authentifiée",
                    "the description is not that of the person who authenticated");
        }
        PscIdentity identity = UserInfoReader.read(subject, new LinkedHashMap<>(told));
        return identity.professionCodes().stream().anyMatch(professions::contains)
                ? new BearerCheck.Allowed(identity)
                : new BearerCheck.Forbidden(identity);
    }

    /** Lets the tokens of every open session go; the provider is not told. */
    @Override
    public void close() {
        engine.sessions().end(each -> true, SessionEnd.CLIENT_CLOSED);
    }

    @Override
    public String toString() {
        return "PscClient[" + context.environment() + "]";
    }
}
