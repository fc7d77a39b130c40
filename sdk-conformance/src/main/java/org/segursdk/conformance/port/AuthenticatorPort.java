package org.segursdk.conformance.port;

import java.time.Duration;

/** An authenticator of the product's own, such as an application or a token; time is the bench's clock. Requirement REM-SEC-19. */
public interface AuthenticatorPort {
    /** What a login came to. */
    enum AuthenticatorAnswer {
        OPENED,
        /** Too old: to be renewed first. */
        TO_RENEW,
        REFUSED
    }

    /** Sets after which time an authenticator has to be renewed. */
    void renewalPeriod(Duration period) throws Exception;

    /** Gives the user of a login an authenticator; its id. */
    String issue(String login) throws Exception;

    /** Renews it; the id of the new one. */
    String renew(String authenticator) throws Exception;

    /** The user, or an administrator, declares it lost. */
    void declareLost(String authenticator) throws Exception;

    /** The user logs in with it. */
    AuthenticatorAnswer logIn(String authenticator) throws Exception;
}
