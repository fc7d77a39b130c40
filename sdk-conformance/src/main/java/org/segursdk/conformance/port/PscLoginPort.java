package org.segursdk.conformance.port;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * How professionals log in to the product. Pro Santé Connect is the sandbox's ({@code sandbox.psc().discovery()}; client {@code lps-secret}
 * with the secret {@code secret-of-the-sandbox}, any return to {@code http://127.0.0.1:*}). Requirements REM-PSC-01 to -04 and -06.
 */
public interface PscLoginPort {
    /**
     * A session of a user.
     *
     * @param id of the session, the product's own
     * @param account of the user, the product's own
     */
    record UserSession(String id, String account) {
        public UserSession {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(account, "account");
        }

        /** Redacted. */
        @Override
        public String toString() {
            return "UserSession[redacted]";
        }
    }

    /**
     * What the product knows of who logged in.
     *
     * @param nationalId such as {@code 899700366240}
     * @param familyName as it came, or the name of practice
     * @param givenName as it came, or the name of practice
     * @param professions codes of TRE_G15, such as {@code 10}
     * @param activities sector of each place of practice, such as {@code SA07}
     */
    record UserIdentity(
            String nationalId, String familyName, String givenName, Set<String> professions, Set<String> activities) {
        public UserIdentity {
            Objects.requireNonNull(nationalId, "nationalId");
            Objects.requireNonNull(familyName, "familyName");
            Objects.requireNonNull(givenName, "givenName");
            professions = Set.copyOf(professions);
            activities = Set.copyOf(activities);
        }

        /** Redacted. */
        @Override
        public String toString() {
            return "UserIdentity[redacted]";
        }
    }

    /**
     * A professional logs in by Pro Santé Connect, with the mode the product has.
     *
     * @return the session; empty when the product refused the login, for whatever reason: it does not throw
     */
    Optional<UserSession> logIn(LoginBrowser browser) throws Exception;

    /**
     * An administrator creates a local account with the professional's national number and another means of login.
     *
     * @return the account; empty when the product knows no other means than Pro Santé Connect
     */
    Optional<String> createAccount(String nationalId, String login, String password) throws Exception;

    /** The user of a local account logs in by its other means. */
    Optional<UserSession> logInByPassword(String login, String password) throws Exception;

    /** What the product took over of the user of a session; empty when it shows nothing of it. */
    Optional<UserIdentity> identity(UserSession session) throws Exception;
}
