package org.segursdk.conformance.port;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;

/** Login by any OpenID provider, chosen by configuration. Requirement REM-SEC-13. */
public interface OidcLoginPort {
    /**
     * A provider, as an administrator enters it. Its server certificate is of the sandbox's authority.
     *
     * @param issuer as its tokens name it
     * @param discovery address of its discovery document
     * @param clientId of the product there
     * @param clientSecret of the product there
     */
    record OidcProvider(URI issuer, URI discovery, String clientId, String clientSecret) {
        public OidcProvider {
            Objects.requireNonNull(issuer, "issuer");
            Objects.requireNonNull(discovery, "discovery");
            Objects.requireNonNull(clientId, "clientId");
            Objects.requireNonNull(clientSecret, "clientSecret");
        }

        /** Redacted. */
        @Override
        public String toString() {
            return "OidcProvider[redacted]";
        }
    }

    /** Logins go to this provider from now on. */
    void configure(OidcProvider provider) throws Exception;

    /**
     * A user logs in at the configured provider.
     *
     * @return claim {@code preferred_username} or {@code SubjectNameID} of the user; empty when the login was refused
     */
    Optional<String> logIn(LoginBrowser browser) throws Exception;
}
