package org.segursdk.psc;

import java.util.Objects;
import java.util.function.Supplier;

/** How the software proves to a provider which client it is. Source: psc §5. */
public sealed interface ClientAuthentication {
    /**
     * A secret in the header (RFC 6749 §2.3.1).
     *
     * @param secret asked for at each call; the array is cleared after use
     */
    static ClientAuthentication secretBasic(Supplier<char[]> secret) {
        return new Secret(secret, false);
    }

    /** A secret in the form, for a provider that wants it there. */
    static ClientAuthentication secretPost(Supplier<char[]> secret) {
        return new Secret(secret, true);
    }

    /** The certificate of the context's credentials ({@code tls_client_auth}, RFC 8705): what production and API PSC want. */
    static ClientAuthentication mutualTls() {
        return new MutualTls();
    }

    /** See {@link #secretBasic}, {@link #secretPost}. */
    record Secret(Supplier<char[]> secret, boolean inForm) implements ClientAuthentication {
        public Secret {
            Objects.requireNonNull(secret, "secret");
        }

        /** Redacted. */
        @Override
        public String toString() {
            return "Secret[redacted]";
        }
    }

    /** See {@link #mutualTls}. */
    record MutualTls() implements ClientAuthentication {}
}
