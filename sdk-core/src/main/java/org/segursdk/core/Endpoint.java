package org.segursdk.core;

import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.credentials.TrustMaterial;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violations;

/** Where and how a service is reached. Immutable. */
public final class Endpoint {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(60);

    private final URI uri;
    private final TrustMaterial trust;
    private final @Nullable InetSocketAddress proxy;
    private final Duration connectTimeout;
    private final Duration readTimeout;

    private Endpoint(Builder builder) {
        this.uri = builder.uri;
        this.trust = builder.trust;
        this.proxy = builder.proxy;
        this.connectTimeout = builder.connectTimeout;
        this.readTimeout = builder.readTimeout;
    }

    /** An endpoint with the JDK's authorities, no proxy, default time-outs. */
    public static Endpoint of(URI uri) {
        return builder(uri).build();
    }

    public static Builder builder(URI uri) {
        return new Builder(uri);
    }

    /** Base address of the service; {@code https} only. */
    public URI uri() {
        return uri;
    }

    /** Authorities the server must chain to. */
    public TrustMaterial trust() {
        return trust;
    }

    /** HTTP proxy, if any. */
    public Optional<InetSocketAddress> proxy() {
        return Optional.ofNullable(proxy);
    }

    /** Default 10 s. */
    public Duration connectTimeout() {
        return connectTimeout;
    }

    /** Longest silence while waiting for the answer, and longest time without progress while sending; default 60 s. */
    public Duration readTimeout() {
        return readTimeout;
    }

    /** Builds an endpoint. */
    public static final class Builder {
        private final URI uri;
        private TrustMaterial trust = TrustMaterial.system();
        private @Nullable InetSocketAddress proxy;
        private Duration connectTimeout = CONNECT_TIMEOUT;
        private Duration readTimeout = READ_TIMEOUT;

        private Builder(URI uri) {
            this.uri = Objects.requireNonNull(uri, "uri");
        }

        /** IGC-Santé, or a private authority. */
        public Builder trust(TrustMaterial value) {
            this.trust = value;
            return this;
        }

        /** An HTTP proxy; the TLS tunnel goes through it. */
        public Builder proxy(String host, int port) {
            this.proxy = InetSocketAddress.createUnresolved(host, port);
            return this;
        }

        public Builder connectTimeout(Duration value) {
            this.connectTimeout = value;
            return this;
        }

        /** Raise it for large deposits on slow lines. */
        public Builder readTimeout(Duration value) {
            this.readTimeout = value;
            return this;
        }

        /**
         * @throws InvalidInputException rules {@code ENDPOINT-HTTPS}, {@code ENDPOINT-TIMEOUT}
         */
        public Endpoint build() {
            new Violations()
                    .check(
                            "https".equals(uri.getScheme()) && uri.getHost() != null && uri.getRawUserInfo() == null,
                            "uri",
                            "ENDPOINT-HTTPS",
                            "une adresse https absolue est attendue",
                            "an absolute https address is expected")
                    .check(
                            isPositive(connectTimeout) && isPositive(readTimeout),
                            "timeout",
                            "ENDPOINT-TIMEOUT",
                            "les délais sont positifs",
                            "time-outs are positive")
                    .throwIfAny("Endpoint");
            return new Endpoint(this);
        }

        private static boolean isPositive(Duration duration) {
            return !duration.isNegative() && !duration.isZero();
        }
    }
}
