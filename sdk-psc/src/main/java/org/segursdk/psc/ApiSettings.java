package org.segursdk.psc;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violations;

/**
 * The authorization server of one "API Pro Santé Connectée", at which a token of Pro Santé Connect is exchanged for one of the API.
 * Immutable. Source: psc §11.
 */
public final class ApiSettings {
    private static final Set<String> OWN = Set.of(
            "grant_type",
            "subject_token",
            "subject_token_type",
            "client_id",
            "client_secret",
            "scope",
            "audience",
            "actor_token");

    private final String service;
    private final String clientId;
    private final String scope;
    private final @Nullable String audience;
    private final Map<String, String> parameters;
    private final TokenBinding binding;
    private final ClientAuthentication authentication;
    private final @Nullable URI revocation;

    private ApiSettings(Builder builder) {
        this.service = builder.service;
        this.clientId = builder.clientId;
        this.scope = builder.scope;
        this.audience = builder.audience;
        this.parameters = Collections.unmodifiableMap(new LinkedHashMap<>(builder.parameters));
        this.binding = builder.binding;
        this.authentication = builder.authentication;
        this.revocation = builder.revocation;
    }

    /**
     * @param service name of the service in the context, whose address is that server's token endpoint and whose credentials are
     *     the certificate presented to it and to the API
     * @param clientId the client's name at that server ({@code Client_ID_AS}), which need not be the one at PSC
     * @param scope what is asked for, with a space between
     */
    public static Builder builder(String service, String clientId, String scope) {
        return new Builder(service, clientId, scope);
    }

    public String service() {
        return service;
    }

    public String clientId() {
        return clientId;
    }

    public String scope() {
        return scope;
    }

    public Optional<String> audience() {
        return Optional.ofNullable(audience);
    }

    /** Parameters beside the standard's. */
    public Map<String, String> parameters() {
        return parameters;
    }

    public TokenBinding binding() {
        return binding;
    }

    public ClientAuthentication authentication() {
        return authentication;
    }

    /** Where a token is given up when its session ends. */
    public Optional<URI> revocation() {
        return Optional.ofNullable(revocation);
    }

    @Override
    public String toString() {
        return "ApiSettings[redacted]";
    }

    /** Builds settings. */
    public static final class Builder {
        private final String service;
        private final String clientId;
        private final String scope;
        private @Nullable String audience;
        private final Map<String, String> parameters = new LinkedHashMap<>();
        private TokenBinding binding = TokenBinding.REQUIRED;
        private ClientAuthentication authentication = ClientAuthentication.mutualTls();
        private @Nullable URI revocation;

        private Builder(String service, String clientId, String scope) {
            this.service = Objects.requireNonNull(service, "service");
            this.clientId = Objects.requireNonNull(clientId, "clientId");
            this.scope = Objects.requireNonNull(scope, "scope");
        }

        public Builder audience(String value) {
            this.audience = value;
            return this;
        }

        /** {@code psc} for the servers of the ANS, which are Keycloak's. */
        public Builder subjectIssuer(String value) {
            return parameter("subject_issuer", value);
        }

        /** A parameter that this server wants. */
        public Builder parameter(String name, String value) {
            this.parameters.put(name, value);
            return this;
        }

        /** Default {@link TokenBinding#REQUIRED}. */
        public Builder binding(TokenBinding value) {
            this.binding = Objects.requireNonNull(value, "value");
            return this;
        }

        /** Default mutual TLS, which API PSC wants. */
        public Builder authentication(ClientAuthentication value) {
            this.authentication = Objects.requireNonNull(value, "value");
            return this;
        }

        /** On the same server as the token endpoint. */
        public Builder revocation(URI value) {
            this.revocation = value;
            return this;
        }

        /** @throws InvalidInputException rules {@code REQUIRED}, {@code PSC-API-PARAMETER}, {@code PSC-HTTPS-ONLY} */
        public ApiSettings build() {
            new Violations()
                    .require(service, "service")
                    .require(clientId, "clientId")
                    .require(scope, "scope")
                    .check(
                            parameters.keySet().stream().noneMatch(OWN::contains),
                            "parameters",
                            "PSC-API-PARAMETER",
                            "un paramètre du protocole ne se remplace pas",
                            "a parameter of the protocol is not replaced")
                    .check(
                            revocation == null || "https".equals(revocation.getScheme()),
                            "revocation",
                            "PSC-HTTPS-ONLY",
                            "une adresse https est attendue",
                            "an https address is expected")
                    .throwIfAny("ApiSettings");
            return new ApiSettings(this);
        }
    }
}
