package org.segursdk.psc;

/** Is told when a session ends, once for each. Called on whatever thread ended it; what it throws is ignored. */
@FunctionalInterface
public interface SessionListener {
    /** Does nothing. */
    SessionListener NONE = (session, reason) -> {};

    /**
     * The session holds no token any more.
     *
     * @param sessionId the provider's {@code sid}, or one drawn by the SDK: {@link PscSession#sessionId()}
     */
    void ended(String sessionId, SessionEnd reason);
}
