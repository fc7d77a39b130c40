package org.segursdk.conformance.port;

import java.time.Duration;

/** Sessions of users; time is the bench's clock. Requirement REM-SEC-21. */
public interface UserSessionPort {
    /** Sets after which time without a gesture sessions are closed. */
    void inactivity(Duration delay) throws Exception;

    /** A user logs in, by whatever means is at hand; the id of the session. */
    String open() throws Exception;

    /** The user does something; whether the session let them. */
    boolean act(String session) throws Exception;

    /** The user logs out. */
    void logOut(String session) throws Exception;

    /** Whether the product still holds a token, a cookie or a key that opens something for this session. */
    boolean holdsSecrets(String session) throws Exception;

    /** The bench's clock was moved: whatever the product does now and then is due. */
    void timersDue() throws Exception;
}
