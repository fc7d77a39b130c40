package org.segursdk.core;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.credentials.TrustMaterial;

/**
 * The endpoints of one environment, by service name ({@code insi}, {@code dmp}…: each client states its own). Immutable.
 * Production and integration addresses are the integrator's: none is built in.
 */
public final class Endpoints {
    private final Environment environment;
    private final Map<String, Endpoint> byService;
    private final @Nullable Endpoint base;

    private Endpoints(Environment environment, Map<String, Endpoint> byService, @Nullable Endpoint base) {
        this.environment = environment;
        this.byService = Map.copyOf(byService);
        this.base = base;
    }

    /**
     * A running sandbox: each service stands at {@code base/name}.
     *
     * @param base such as {@code https://localhost:8843}
     * @param trust the sandbox's authority
     */
    public static Endpoints sandbox(URI base, TrustMaterial trust) {
        Endpoint root = Endpoint.builder(base).trust(trust).build();
        return new Endpoints(Environment.SANDBOX, Map.of(), root);
    }

    public static Builder integration() {
        return new Builder(Environment.INTEGRATION);
    }

    public static Builder production() {
        return new Builder(Environment.PRODUCTION);
    }

    /** Endpoints given one by one. */
    public static Builder builder(Environment environment) {
        return new Builder(environment);
    }

    /** The same, but for one service. */
    public Endpoints with(String service, Endpoint endpoint) {
        Map<String, Endpoint> all = new LinkedHashMap<>(byService);
        all.put(service, endpoint);
        return new Endpoints(environment, all, base);
    }

    public Environment environment() {
        return environment;
    }

    /** The endpoint of a service, if configured. */
    public Optional<Endpoint> find(String service) {
        Endpoint known = byService.get(service);
        if (known != null || base == null) {
            return Optional.ofNullable(known);
        }
        String root = base.uri().toString();
        URI uri = URI.create(root.endsWith("/") ? root + service : root + '/' + service);
        return Optional.of(Endpoint.builder(uri).trust(base.trust()).build());
    }

    /** Every endpoint configured, for the checks of a context. */
    Map<String, Endpoint> all() {
        if (base == null) {
            return byService;
        }
        Map<String, Endpoint> all = new LinkedHashMap<>(byService);
        all.put("sandbox", base);
        return all;
    }

    /** Collects endpoints. */
    public static final class Builder {
        private final Environment environment;
        private final Map<String, Endpoint> byService = new LinkedHashMap<>();

        private Builder(Environment environment) {
            this.environment = environment;
        }

        public Builder endpoint(String service, Endpoint endpoint) {
            byService.put(service, endpoint);
            return this;
        }

        public Endpoints build() {
            return new Endpoints(environment, byService, null);
        }
    }
}
