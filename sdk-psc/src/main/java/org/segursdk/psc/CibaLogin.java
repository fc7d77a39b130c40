package org.segursdk.psc;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.core.error.Outcome;
import org.segursdk.core.error.SegurException;
import org.segursdk.core.error.TransportException;
import org.segursdk.psc.internal.http.HttpAnswer;
import org.segursdk.psc.internal.oidc.OauthError;
import org.segursdk.psc.internal.oidc.Refusals;
import org.segursdk.psc.internal.oidc.TokenAnswer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A decoupled login under way. {@link #await} polls as the provider wants it; {@link #poll} does one step for a software that has a
 * loop of its own. Thread-safe: one thread polls or awaits, another may cancel. Source: psc §4.
 */
public final class CibaLogin {
    private static final Logger LOG = LoggerFactory.getLogger(CibaLogin.class);
    private static final Duration SLOWER = Duration.ofSeconds(5);
    /** Whatever the provider says: polls come no closer. */
    private static final Duration CLOSEST = Duration.ofSeconds(1);

    private final Engine engine;
    private final Pause pause;
    private final String nationalId;
    private final String bindingMessage;
    private final Instant expiresAt;
    private final ReentrantLock polling = new ReentrantLock();
    private final ReentrantLock state = new ReentrantLock();
    private final Condition changed = state.newCondition();
    private @Nullable String requestId;
    private Duration interval;
    private Instant nextAt;
    private @Nullable LoginResult result;

    /** Waits; for tests something else. */
    interface Pause {
        /** @param changed is signalled when waiting has no more sense; its lock is held */
        void await(Condition changed, Duration wait) throws InterruptedException;
    }

    CibaLogin(
            Engine engine,
            Pause pause,
            CibaRequest request,
            String bindingMessage,
            String requestId,
            Instant expiresAt,
            Duration interval) {
        this.engine = engine;
        this.pause = pause;
        this.nationalId = request.nationalId();
        this.bindingMessage = bindingMessage;
        this.requestId = requestId;
        this.expiresAt = expiresAt;
        this.interval = interval.compareTo(CLOSEST) < 0 ? CLOSEST : interval;
        this.nextAt = engine.clock().instant().plus(this.interval);
    }

    static final Pause SYSTEM_PAUSE = (changed, wait) -> {
        // Signalled or not, the result is looked at next.
        boolean signalled = changed.await(wait.toMillis(), TimeUnit.MILLISECONDS);
        LOG.trace("waited, signalled: {}", signalled);
    };

    /** The two digits to show: the professional confirms only if the telephone shows the same. */
    public String bindingMessage() {
        return bindingMessage;
    }

    /** When the provider gives up waiting. */
    public Instant expiresAt() {
        return expiresAt;
    }

    /**
     * Asks once whether the professional answered; before the time for it, asks nobody.
     *
     * @throws SegurException the answer cannot be used, or it is not known whether the provider gave it (outcome
     *     {@code UNCERTAIN}): begin again
     */
    public CibaStep poll() {
        polling.lock();
        try {
            Instant now = engine.clock().instant();
            Optional<LoginResult> known = known(now);
            if (known.isPresent()) {
                return new CibaStep.Ended(known.get());
            }
            Duration wait = Duration.between(now, nextAt());
            return wait.compareTo(Duration.ZERO) > 0 ? new CibaStep.Waiting(wait) : ask(now);
        } finally {
            polling.unlock();
        }
    }

    private Optional<LoginResult> known(Instant now) {
        state.lock();
        try {
            if (result == null && !now.isBefore(expiresAt)) {
                settle(new LoginResult.Expired());
            }
            return Optional.ofNullable(result);
        } finally {
            state.unlock();
        }
    }

    private Instant nextAt() {
        state.lock();
        try {
            return nextAt;
        } finally {
            state.unlock();
        }
    }

    private CibaStep ask(Instant now) {
        String id = requestId;
        if (id == null) {
            return new CibaStep.Ended(new LoginResult.Expired());
        }
        HttpAnswer answer;
        try {
            answer = engine.send(engine.requests().poll(engine.metadata().token(), id));
        } catch (TransportException e) {
            if (e.outcome() == Outcome.NOT_SENT) {
                return new CibaStep.Unavailable(e.code(), later(now, interval));
            }
            throw forget(e);
        }
        if (answer.isSuccess()) {
            return new CibaStep.Ended(settle(granted(answer, now)));
        }
        if (answer.isUnavailable()) {
            return new CibaStep.Unavailable(String.valueOf(answer.status()), later(now, interval));
        }
        OauthError error = OauthError.of(answer);
        return switch (error.code()) {
            case "authorization_pending" -> new CibaStep.Waiting(later(now, interval));
            case "slow_down" -> new CibaStep.Waiting(later(now, interval.plus(SLOWER)));
            case "access_denied" ->
                new CibaStep.Ended(settle(new LoginResult.Refused(LoginResult.Reason.DENIED, error.code())));
            case "expired_token" -> new CibaStep.Ended(settle(new LoginResult.Expired()));
            default -> throw forget(engine.fault("ciba-poll", answer, false));
        };
    }

    private RuntimeException forget(RuntimeException failure) {
        requestId = null;
        return failure;
    }

    private Duration later(Instant now, Duration wait) {
        state.lock();
        try {
            interval = wait;
            nextAt = now.plus(wait);
            return wait;
        } finally {
            state.unlock();
        }
    }

    private LoginResult granted(HttpAnswer answer, Instant at) {
        PscLogin login;
        try {
            login = engine.login(TokenAnswer.read(answer), at, Optional.empty(), Optional.empty());
        } catch (SegurException e) {
            throw forget(e);
        }
        // The ID token of CIBA has no nonce: that it is the one who was asked is checked here.
        if (!login.identity().identifiers().contains(nationalId)) {
            login.abandon();
            throw forget(Refusals.security(
                    "PSC-CIBA-IDENTITY",
                    "c'est un autre professionnel qui s'est authentifié",
                    "another professional authenticated"));
        }
        return new LoginResult.Granted(login);
    }

    private LoginResult settle(LoginResult now) {
        state.lock();
        try {
            LoginResult before = result;
            if (before == null) {
                result = now;
                requestId = null;
                changed.signalAll();
                return now;
            }
            // Cancelled while the provider was answering: what it gave is not kept.
            if (before != now && now instanceof LoginResult.Granted late) {
                late.login().abandon();
            }
            return before;
        } finally {
            state.unlock();
        }
    }

    /**
     * Polls until it is over. An interrupted wait is a cancelled one.
     *
     * @throws SegurException as {@link #poll}; {@code PSC-UNAVAILABLE}: the service was away until the end
     */
    public LoginResult await() {
        CibaStep last = new CibaStep.Waiting(Duration.ZERO);
        while (true) {
            CibaStep step = poll();
            if (step instanceof CibaStep.Ended ended) {
                if (ended.result() instanceof LoginResult.Expired && last instanceof CibaStep.Unavailable away) {
                    throw TransportException.uncertain(
                            "PSC-UNAVAILABLE",
                            true,
                            LocalizedText.of(
                                    "le service est resté indisponible (" + away.rawCode() + ")",
                                    "the service remained unavailable (" + away.rawCode() + ")"),
                            null);
                }
                return ended.result();
            }
            Duration wait =
                    step instanceof CibaStep.Waiting waiting ? waiting.after() : ((CibaStep.Unavailable) step).after();
            last = step;
            if (!pause(wait)) {
                cancel();
            }
        }
    }

    private boolean pause(Duration wait) {
        state.lock();
        try {
            if (result == null) {
                pause.await(changed, wait);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            state.unlock();
        }
    }

    /** The user gives up: nothing is polled any more, and who awaits is told at once. */
    public void cancel() {
        settle(new LoginResult.Cancelled());
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "CibaLogin[redacted]";
    }
}
