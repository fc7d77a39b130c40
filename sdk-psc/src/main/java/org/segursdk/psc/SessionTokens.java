package org.segursdk.psc;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.segursdk.psc.internal.oidc.TokenAnswer;

/**
 * The tokens of a session at one moment.
 *
 * @param access a secret
 * @param renewAt from when a fresh one is asked for
 * @param accessEnds from when it serves no more
 * @param refresh a secret, the newest given
 * @param refreshEnds from when that one serves no more
 * @param idToken the first or the newest given, to hint at in a logout
 */
record SessionTokens(
        String access,
        Instant renewAt,
        Instant accessEnds,
        Optional<String> refresh,
        Optional<Instant> refreshEnds,
        String idToken) {
    /** An access token whose end is not told serves for so long. */
    private static final Duration UNTOLD = Duration.ofMinutes(1);

    private static final Duration MARGIN = Duration.ofSeconds(10);

    /** @param at when it was asked for: the times it tells count from then at the earliest */
    static SessionTokens first(TokenAnswer answer, String idToken, Instant at, PscProfile profile) {
        Duration lifetime = answer.expiresIn().orElse(UNTOLD);
        Duration quarter = lifetime.dividedBy(4);
        Instant ends = at.plus(lifetime);
        return new SessionTokens(
                answer.accessToken(),
                ends.minus(quarter.compareTo(MARGIN) < 0 ? quarter : MARGIN),
                ends,
                answer.refreshToken(),
                answer.refreshToken()
                        .map(token -> at.plus(answer.refreshExpiresIn()
                                .orElse(profile.refreshLifetime().value()))),
                idToken);
    }

    /** What a refresh gave; what it did not give again stays. */
    SessionTokens renewed(TokenAnswer answer, Instant at, PscProfile profile) {
        SessionTokens fresh = first(answer, answer.idToken().orElse(idToken), at, profile);
        return answer.refreshToken().isPresent()
                ? fresh
                : new SessionTokens(fresh.access, fresh.renewAt, fresh.accessEnds, refresh, refreshEnds, fresh.idToken);
    }

    /** From when nothing serves any more. */
    Instant ends() {
        return refreshEnds.filter(each -> each.isAfter(accessEnds)).orElse(accessEnds);
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "SessionTokens[redacted]";
    }
}
