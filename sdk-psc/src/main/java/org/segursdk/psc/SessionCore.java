package org.segursdk.psc;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.error.SegurException;
import org.segursdk.psc.internal.http.HttpAnswer;
import org.segursdk.psc.internal.oidc.Claims;
import org.segursdk.psc.internal.oidc.IdTokenRules;
import org.segursdk.psc.internal.oidc.OauthError;
import org.segursdk.psc.internal.oidc.Refusals;
import org.segursdk.psc.internal.oidc.Secrets;
import org.segursdk.psc.internal.oidc.TokenAnswer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one place where tokens are. Ended, it holds none. A refresh is made by one thread while the others wait for it; an end never
 * waits. Thread-safe.
 */
final class SessionCore {
    private static final Logger LOG = LoggerFactory.getLogger(SessionCore.class);

    private final Engine engine;
    private final PscIdentity identity;
    private final String id;
    private final boolean isNamed;
    private final Instant authenticatedAt;
    private final Optional<Acr> acr;
    private final Instant latestEnd;
    private final ReentrantLock refreshing = new ReentrantLock();
    private final Object exchanging = new Object();
    private @Nullable SessionTokens tokens;
    private Map<ApiPsc, ApiToken> apiTokens = new IdentityHashMap<>();
    private @Nullable SessionEnd ended;

    SessionCore(
            Engine engine,
            PscIdentity identity,
            Optional<String> sid,
            Instant authenticatedAt,
            Optional<Acr> acr,
            SessionTokens tokens) {
        this.engine = engine;
        this.identity = identity;
        this.isNamed = sid.isPresent();
        this.id = sid.orElseGet(Secrets::draw);
        this.authenticatedAt = authenticatedAt;
        this.acr = acr;
        this.tokens = tokens;
        this.latestEnd = authenticatedAt.plus(
                engine.settings().profile().sessionMaximum().value());
        engine.sessions().add(this);
        watch(new WeakReference<>(this), engine, endsAt());
    }

    /** Tokens are let go when their time is over, whether or not somebody asks for one then. */
    private static void watch(WeakReference<SessionCore> watched, Engine engine, Instant until) {
        Duration left = Duration.between(engine.clock().instant(), until);
        engine.timer().after(left.isNegative() ? Duration.ZERO : left.plusSeconds(1), () -> {
            SessionCore core = watched.get();
            if (core != null && core.isOpen()) {
                watch(watched, engine, core.endsAt());
            }
        });
    }

    Engine engine() {
        return engine;
    }

    PscIdentity identity() {
        return identity;
    }

    String id() {
        return id;
    }

    Instant authenticatedAt() {
        return authenticatedAt;
    }

    Optional<Acr> acr() {
        return acr;
    }

    /** Whether the provider's words are about this session. */
    boolean isMeant(Optional<String> sid, Optional<String> subject) {
        if (sid.isPresent()) {
            return isNamed && id.equals(sid.get());
        }
        return subject.filter(identity.subject()::equals).isPresent();
    }

    /** When it ends unless it is used. */
    synchronized Instant endsAt() {
        SessionTokens now = tokens;
        if (now == null) {
            return Instant.EPOCH;
        }
        return now.ends().isBefore(latestEnd) ? now.ends() : latestEnd;
    }

    boolean isOpen() {
        return current().isPresent();
    }

    synchronized Optional<SessionEnd> ended() {
        return Optional.ofNullable(ended);
    }

    private synchronized Optional<SessionTokens> held() {
        return Optional.ofNullable(tokens);
    }

    /** The tokens, unless their time is over. */
    private Optional<SessionTokens> current() {
        Optional<SessionTokens> held = held();
        if (held.isPresent() && !engine.clock().instant().isBefore(endsAt())) {
            end(SessionEnd.EXPIRED);
            return Optional.empty();
        }
        return held;
    }

    Optional<String> idToken() {
        return held().map(SessionTokens::idToken);
    }

    /** A token that serves now; empty when the session ended. */
    Optional<String> accessToken() {
        Optional<SessionTokens> known = current();
        if (known.isEmpty() || isFresh(known.get())) {
            return known.map(SessionTokens::access);
        }
        refreshing.lock();
        try {
            known = current();
            if (known.isEmpty() || isFresh(known.get())) {
                return known.map(SessionTokens::access);
            }
            return refreshed(known.get());
        } finally {
            refreshing.unlock();
        }
    }

    private boolean isFresh(SessionTokens known) {
        return engine.clock().instant().isBefore(known.renewAt());
    }

    private Optional<String> refreshed(SessionTokens old) {
        boolean serves = engine.clock().instant().isBefore(old.accessEnds());
        if (old.refresh().isEmpty()) {
            return Optional.of(old.access());
        }
        try {
            return refresh(old, old.refresh().get());
        } catch (SegurException e) {
            if (serves && !e.code().startsWith("PSC-")) {
                LOG.debug("refresh failed, the present token still serves: {}", e.code());
                return held().map(SessionTokens::access);
            }
            throw e;
        }
    }

    private Optional<String> refresh(SessionTokens old, String refreshToken) {
        Instant at = engine.clock().instant();
        HttpAnswer answer =
                engine.send(engine.requests().refresh(engine.metadata().token(), refreshToken));
        if (!answer.isSuccess()) {
            if (OauthError.of(answer).code().equals("invalid_grant")) {
                end(SessionEnd.REFUSED);
                return Optional.empty();
            }
            throw engine.fault("refresh", answer, answer.isUnavailable());
        }
        TokenAnswer given = TokenAnswer.read(answer);
        engine.checkBinding(given.accessToken());
        given.idToken().ifPresent(token -> checkSame(token, given.accessToken()));
        SessionTokens fresh = old.renewed(given, at, engine.settings().profile());
        synchronized (this) {
            // Ended meanwhile: what came is not kept.
            if (tokens == null) {
                return Optional.empty();
            }
            tokens = fresh;
        }
        return Optional.of(fresh.access());
    }

    /** A refreshed ID token is of the same person. Source: OpenID Connect Core §12.2. */
    private void checkSame(String idToken, String accessToken) {
        Claims claims = engine.verifier().verify(idToken, IdTokenRules.TYPES);
        engine.rules().check(claims, Optional.empty(), accessToken);
        if (claims.text("sub").filter(identity.subject()::equals).isEmpty()) {
            end(SessionEnd.REFUSED);
            throw Refusals.security(
                    "PSC-REFRESH-SUBJECT",
                    "le jeton renouvelé est celui d'une autre personne : session terminée",
                    "the refreshed token is another person's: the session is ended");
        }
    }

    /** Held by who gets a token of an API: one at a time. */
    Object exchanging() {
        return exchanging;
    }

    /** A token of an API that was got before. */
    synchronized Optional<ApiToken> apiToken(ApiPsc api) {
        return Optional.ofNullable(apiTokens.get(api));
    }

    /** @return whether the session still lives, and so keeps it */
    synchronized boolean keep(ApiPsc api, ApiToken token) {
        if (tokens == null) {
            return false;
        }
        apiTokens.put(api, token);
        return true;
    }

    synchronized void forget(ApiPsc api) {
        apiTokens.remove(api);
    }

    /**
     * Lets every token go.
     *
     * @return whether this ended it
     */
    boolean end(SessionEnd reason) {
        List<Runnable> revocations = new ArrayList<>();
        synchronized (this) {
            if (tokens == null) {
                return false;
            }
            tokens = null;
            ended = reason;
            apiTokens.forEach((api, token) -> revocations.add(() -> api.revoke(token)));
            apiTokens = new IdentityHashMap<>();
        }
        engine.sessions().remove(this);
        // Of a session whose time is over, the tokens of APIs are dropped only: whoever asked waits for no network.
        if (reason != SessionEnd.EXPIRED) {
            revocations.forEach(Runnable::run);
        }
        try {
            engine.settings().listener().ended(id, reason);
        } catch (RuntimeException e) {
            LOG.warn("session listener failed: {}", e.getClass().getName());
        }
        return true;
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "SessionCore[redacted]";
    }
}
