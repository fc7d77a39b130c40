package org.segursdk.psc;

import java.util.Objects;
import java.util.Optional;

/**
 * That a provider ended a session, once verified. A software of several nodes passes it to the others, which give it to {@link
 * PscClient#endSessions}.
 *
 * @param sessionId the provider's {@code sid}
 * @param subject whose sessions all end, when no {@code sid} is told
 * @param ended how many sessions ended here
 */
public record LogoutNotice(Optional<String> sessionId, Optional<String> subject, int ended) {
    public LogoutNotice {
        Objects.requireNonNull(sessionId, "sessionId");
        Objects.requireNonNull(subject, "subject");
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "LogoutNotice[ended=" + ended + "]";
    }
}
