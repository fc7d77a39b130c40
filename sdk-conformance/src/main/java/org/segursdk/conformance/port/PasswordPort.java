package org.segursdk.conformance.port;

import java.time.Duration;
import java.util.Objects;

/** Passwords of the product's own accounts; time is the bench's clock. Requirements REM-SEC-16 and -20. */
public interface PasswordPort {
    /** What a login came to. */
    enum LoginAnswer {
        OPENED,
        /** Wrong. */
        REFUSED,
        /** Right, and to be changed first. */
        EXPIRED,
        /** Not looked at: too many failures, for a while or until somebody unlocks it. */
        LOCKED,
        /** A second factor is wanted. */
        SECOND_FACTOR
    }

    /**
     * The settings of administrators' passwords.
     *
     * @param length least number of characters
     * @param life after which it has to be changed
     * @param history how many former ones may not come back
     * @param failures in a row after which the account is locked
     * @param lock how long
     */
    record PasswordPolicy(int length, Duration life, int history, int failures, Duration lock) {
        public PasswordPolicy {
            Objects.requireNonNull(life, "life");
            Objects.requireNonNull(lock, "lock");
        }
    }

    /** Sets the policy; without this call the product's defaults hold. */
    void policy(PasswordPolicy policy) throws Exception;

    /** Sets the longest time a single factor will do after a login by two. */
    void longestSingleFactor(Duration delay) throws Exception;

    /** An administrator's account gets a password, as its user would set it; whether it was taken. The account is made if need be. */
    boolean setPassword(String login, String password) throws Exception;

    /** The user logs in by password alone. */
    LoginAnswer logIn(String login, String password) throws Exception;

    /** The user logs in by two factors, the second as the product has it; whether a session was opened. */
    boolean logInByTwoFactors(String login, String password) throws Exception;
}
