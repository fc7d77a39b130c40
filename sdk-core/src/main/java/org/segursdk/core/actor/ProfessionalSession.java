package org.segursdk.core.actor;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Who acts in a call, and since when they are authenticated. A port: the software implements it, or takes the session that
 * {@code sdk-psc} opens. Implementations are thread-safe.
 */
public interface ProfessionalSession {
    /** The professional on whose behalf the call is made; the responsible person for an automate. */
    Professional professional();

    AuthenticationMeans means();

    /** When the professional authenticated. */
    Instant authenticatedAt();

    /**
     * The access token to present, when the session has one. Called at each use: an implementation may refresh it. The value
     * is a secret.
     */
    default Optional<String> accessToken() {
        return Optional.empty();
    }

    /** A session opened by the software's own login. */
    static ProfessionalSession local(Professional professional, AuthenticationMeans means, Instant authenticatedAt) {
        Objects.requireNonNull(professional, "professional");
        Objects.requireNonNull(means, "means");
        Objects.requireNonNull(authenticatedAt, "authenticatedAt");
        return new ProfessionalSession() {
            @Override
            public Professional professional() {
                return professional;
            }

            @Override
            public AuthenticationMeans means() {
                return means;
            }

            @Override
            public Instant authenticatedAt() {
                return authenticatedAt;
            }

            @Override
            public String toString() {
                return "ProfessionalSession[" + means + "]";
            }
        };
    }
}
