package org.segursdk.sandbox;

import java.time.Duration;
import java.util.Objects;

/**
 * How the Pro Santé Connect simulator behaves where the real one's policy differs between sources, or is unknown. Immutable.
 *
 * @param acr authentication level in the tokens
 * @param cnf encoding of the certificate's fingerprint in Pro Santé Connect's access tokens
 * @param apiCnf the same in tokens of the API PSC
 * @param refresh what becomes of refresh tokens
 * @param signedUserinfo whether userinfo comes as a signed JWT instead of JSON
 * @param logoutState whether the return from a logout carries {@code state}
 * @param accessToken life of access and id tokens
 * @param refreshToken life of refresh tokens
 * @param session longest session
 * @param sessionIdle longest time between two uses of a session
 * @param code life of an authorization code; Keycloak's, Pro Santé Connect's is unknown
 * @param ciba life of a decoupled request
 * @param cibaInterval between two polls
 * @param apiAccessToken life of the API's access tokens
 */
public record PscBehaviour(
        Acr acr,
        Cnf cnf,
        Cnf apiCnf,
        Refresh refresh,
        boolean signedUserinfo,
        boolean logoutState,
        Duration accessToken,
        Duration refreshToken,
        Duration session,
        Duration sessionIdle,
        Duration code,
        Duration ciba,
        Duration cibaInterval,
        Duration apiAccessToken) {
    /** What {@code acr} says. Source: psc §7. */
    public enum Acr {
        EIDAS1,
        EIDAS2,
        /** Seen for a CPS card although {@code eidas1} was asked. */
        EIDAS3,
        MISSING
    }

    /** How {@code cnf."x5t#S256"} is written. Source: psc §5. */
    public enum Cnf {
        /** Base64url of the digest, 43 characters: RFC 8705, Keycloak. */
        RFC8705,
        /** Base64 of the hexadecimal digest, 88 characters: samples of the ANS. */
        HEX
    }

    /** What becomes of refresh tokens; unknown of Pro Santé Connect. Source: psc §6. */
    public enum Refresh {
        /** A new one each time, the old one stays good: Keycloak's default. */
        OLD_STAYS,
        /** A new one each time; whoever uses an old one again ends the session. */
        SINGLE_USE,
        /** No new one comes. */
        NOT_RETURNED
    }

    /** As far as it is known of Pro Santé Connect. */
    public static final PscBehaviour DEFAULTS = new PscBehaviour(
            Acr.EIDAS1,
            Cnf.RFC8705,
            Cnf.HEX,
            Refresh.OLD_STAYS,
            false,
            true,
            Duration.ofMinutes(2),
            Duration.ofMinutes(30),
            Duration.ofHours(4),
            Duration.ofMinutes(30),
            Duration.ofMinutes(1),
            Duration.ofMinutes(2),
            Duration.ofSeconds(5),
            Duration.ofHours(4));

    public PscBehaviour {
        Objects.requireNonNull(acr, "acr");
        Objects.requireNonNull(cnf, "cnf");
        Objects.requireNonNull(apiCnf, "apiCnf");
        Objects.requireNonNull(refresh, "refresh");
        Objects.requireNonNull(accessToken, "accessToken");
        Objects.requireNonNull(refreshToken, "refreshToken");
        Objects.requireNonNull(session, "session");
        Objects.requireNonNull(sessionIdle, "sessionIdle");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(ciba, "ciba");
        Objects.requireNonNull(cibaInterval, "cibaInterval");
        Objects.requireNonNull(apiAccessToken, "apiAccessToken");
    }

    public Builder toBuilder() {
        return new Builder(this);
    }

    /** Changes some settings. */
    public static final class Builder {
        private final PscBehaviour from;
        private Acr acr;
        private Cnf cnf;
        private Cnf apiCnf;
        private Refresh refresh;
        private boolean signedUserinfo;
        private boolean logoutState;
        private Duration accessToken;
        private Duration refreshToken;
        private Duration session;
        private Duration sessionIdle;
        private Duration ciba;
        private Duration cibaInterval;

        private Builder(PscBehaviour from) {
            this.from = from;
            this.acr = from.acr;
            this.cnf = from.cnf;
            this.apiCnf = from.apiCnf;
            this.refresh = from.refresh;
            this.signedUserinfo = from.signedUserinfo;
            this.logoutState = from.logoutState;
            this.accessToken = from.accessToken;
            this.refreshToken = from.refreshToken;
            this.session = from.session;
            this.sessionIdle = from.sessionIdle;
            this.ciba = from.ciba;
            this.cibaInterval = from.cibaInterval;
        }

        public Builder acr(Acr value) {
            this.acr = value;
            return this;
        }

        public Builder cnf(Cnf value) {
            this.cnf = value;
            return this;
        }

        public Builder apiCnf(Cnf value) {
            this.apiCnf = value;
            return this;
        }

        public Builder refresh(Refresh value) {
            this.refresh = value;
            return this;
        }

        public Builder signedUserinfo(boolean value) {
            this.signedUserinfo = value;
            return this;
        }

        public Builder logoutState(boolean value) {
            this.logoutState = value;
            return this;
        }

        public Builder accessToken(Duration value) {
            this.accessToken = value;
            return this;
        }

        public Builder refreshToken(Duration value) {
            this.refreshToken = value;
            return this;
        }

        public Builder session(Duration longest, Duration idle) {
            this.session = longest;
            this.sessionIdle = idle;
            return this;
        }

        public Builder ciba(Duration life, Duration interval) {
            this.ciba = life;
            this.cibaInterval = interval;
            return this;
        }

        public PscBehaviour build() {
            return new PscBehaviour(
                    acr,
                    cnf,
                    apiCnf,
                    refresh,
                    signedUserinfo,
                    logoutState,
                    accessToken,
                    refreshToken,
                    session,
                    sessionIdle,
                    from.code,
                    ciba,
                    cibaInterval,
                    from.apiAccessToken);
        }
    }
}
