package org.segursdk.psc;

import java.io.Serializable;
import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A login by browser that began. The web application keeps it on the server side, in the session of the browser that began it, never
 * in the page or a readable cookie, and takes it out of there when it finishes. Serializable, so that a server may move its sessions: it
 * holds what was drawn for this one login, no token and nobody's identity. Good for one finish and for a limited time.
 */
public final class PendingLogin implements Serializable {
    private static final long serialVersionUID = 1L;

    private final URI authorization;
    private final URI redirect;
    private final String state;
    private final String nonce;
    private final String verifier;
    private final Instant expiresAt;
    private final long maxAgeSeconds;

    PendingLogin(
            URI authorization,
            URI redirect,
            String state,
            String nonce,
            String verifier,
            Instant expiresAt,
            long maxAgeSeconds) {
        this.authorization = Objects.requireNonNull(authorization);
        this.redirect = Objects.requireNonNull(redirect);
        this.state = Objects.requireNonNull(state);
        this.nonce = Objects.requireNonNull(nonce);
        this.verifier = Objects.requireNonNull(verifier);
        this.expiresAt = Objects.requireNonNull(expiresAt);
        this.maxAgeSeconds = maxAgeSeconds;
    }

    /** Where the browser is to be sent. */
    public URI authorizationUri() {
        return authorization;
    }

    /** When it is too late to finish. */
    public Instant expiresAt() {
        return expiresAt;
    }

    URI redirect() {
        return redirect;
    }

    String state() {
        return state;
    }

    String nonce() {
        return nonce;
    }

    String verifier() {
        return verifier;
    }

    Optional<Long> maxAgeSeconds() {
        return maxAgeSeconds < 0 ? Optional.empty() : Optional.of(maxAgeSeconds);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PendingLogin that && state.equals(that.state);
    }

    @Override
    public int hashCode() {
        return state.hashCode();
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "PendingLogin[redacted]";
    }
}
