package org.segursdk.psc;

import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.actor.AuthenticationMeans;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violations;

/**
 * The software as a client of Pro Santé Connect, or of another OpenID provider. Immutable; shows no secret. Source: psc §2, §3.
 */
public final class PscSettings {
    private static final Duration MOST_SKEW = Duration.ofSeconds(60);
    private static final Pattern HOST =
            Pattern.compile("[A-Za-z0-9.-]{1,253}(:[0-9]{1,5})?|\\[[0-9A-Fa-f:.]+](:[0-9]{1,5})?");

    private final String service;
    private final String clientId;
    private final ClientAuthentication authentication;
    private final PscProfile profile;
    private final AuthenticationMeans means;
    private final @Nullable URI issuer;
    private final @Nullable URI discovery;
    private final @Nullable URI redirect;
    private final @Nullable URI postLogoutRedirect;
    private final Set<String> hosts;
    private final Duration clockSkew;
    private final Duration loginLifetime;
    private final String loopbackHost;
    private final int loopbackPort;
    private final SessionListener listener;

    private PscSettings(Builder builder) {
        this.service = builder.service;
        this.clientId = builder.clientId;
        this.authentication = builder.authentication;
        this.profile = builder.profile;
        this.means = builder.means;
        this.issuer = builder.issuer;
        this.discovery = builder.discovery;
        this.redirect = builder.redirect;
        this.postLogoutRedirect = builder.postLogoutRedirect;
        this.hosts = Set.copyOf(builder.hosts);
        this.clockSkew = builder.clockSkew;
        this.loginLifetime = builder.loginLifetime;
        this.loopbackHost = builder.loopbackHost;
        this.loopbackPort = builder.loopbackPort;
        this.listener = builder.listener;
    }

    /** A client of Pro Santé Connect. */
    public static Builder builder(String clientId, ClientAuthentication authentication) {
        return new Builder(clientId, authentication, PscProfile.standard(), AuthenticationMeans.PRO_SANTE_CONNECT);
    }

    /**
     * A client of another OpenID provider, a hospital's for instance.
     *
     * @param means what its logins are worth towards the national services: it is told to them
     */
    public static Builder openId(String clientId, ClientAuthentication authentication, AuthenticationMeans means) {
        return new Builder(clientId, authentication, PscProfile.openId().build(), means);
    }

    /** Name of the service in a context; default {@code psc}. */
    public String service() {
        return service;
    }

    public String clientId() {
        return clientId;
    }

    public ClientAuthentication authentication() {
        return authentication;
    }

    public PscProfile profile() {
        return profile;
    }

    public AuthenticationMeans means() {
        return means;
    }

    /** The issuer's name; empty: the service's address and the profile's path. */
    public Optional<URI> issuer() {
        return Optional.ofNullable(issuer);
    }

    /** Address of the document of discovery; empty: the issuer's name and the profile's path. */
    public Optional<URI> discovery() {
        return Optional.ofNullable(discovery);
    }

    /** Where the browser comes back to in a web login. */
    public Optional<URI> redirect() {
        return Optional.ofNullable(redirect);
    }

    /** Where the browser comes back to after a logout. */
    public Optional<URI> postLogoutRedirect() {
        return Optional.ofNullable(postLogoutRedirect);
    }

    /** Further servers that tokens and secrets may go to. */
    public Set<String> hosts() {
        return hosts;
    }

    public Duration clockSkew() {
        return clockSkew;
    }

    public Duration loginLifetime() {
        return loginLifetime;
    }

    public String loopbackHost() {
        return loopbackHost;
    }

    public int loopbackPort() {
        return loopbackPort;
    }

    public SessionListener listener() {
        return listener;
    }

    boolean byMutualTls() {
        return authentication instanceof ClientAuthentication.MutualTls;
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "PscSettings[redacted]";
    }

    /** Builds settings; every broken rule is reported at once. */
    public static final class Builder {
        private final String clientId;
        private final ClientAuthentication authentication;
        private String service = PscClient.SERVICE;
        private PscProfile profile;
        private AuthenticationMeans means;
        private @Nullable URI issuer;
        private @Nullable URI discovery;
        private @Nullable URI redirect;
        private @Nullable URI postLogoutRedirect;
        private final Set<String> hosts = new HashSet<>();
        private Duration clockSkew = Duration.ofSeconds(30);
        private Duration loginLifetime = Duration.ofMinutes(15);
        private String loopbackHost = "127.0.0.1";
        private int loopbackPort;
        private SessionListener listener = SessionListener.NONE;

        private Builder(
                String clientId, ClientAuthentication authentication, PscProfile profile, AuthenticationMeans means) {
            this.clientId = Objects.requireNonNull(clientId, "clientId");
            this.authentication = Objects.requireNonNull(authentication, "authentication");
            this.profile = profile;
            this.means = Objects.requireNonNull(means, "means");
        }

        /** Where in the context address, trust, proxy and credentials are; for a second provider beside PSC. */
        public Builder service(String value) {
            this.service = Objects.requireNonNull(value, "value");
            return this;
        }

        public Builder profile(PscProfile value) {
            this.profile = Objects.requireNonNull(value, "value");
            return this;
        }

        /** The issuer's name to the letter, where it is not the service's address and the profile's path. */
        public Builder issuer(URI value) {
            this.issuer = value;
            return this;
        }

        /** Where the document of discovery is, wherever the issuer is. */
        public Builder discovery(URI value) {
            this.discovery = value;
            return this;
        }

        /** Redirect of the web login, as registered: https, or http on this machine. */
        public Builder redirect(URI value) {
            this.redirect = value;
            return this;
        }

        /** As registered. */
        public Builder postLogoutRedirect(URI value) {
            this.postLogoutRedirect = value;
            return this;
        }

        /**
         * A further server, {@code host} or {@code host:port}, that the provider has beside the one of its issuer. Tokens and
         * secrets go to none but these.
         */
        public Builder allowHost(String value) {
            this.hosts.add(Objects.requireNonNull(value, "value"));
            return this;
        }

        /** How far clocks may differ: 60 seconds at most, 30 by default. */
        public Builder clockSkew(Duration value) {
            this.clockSkew = Objects.requireNonNull(value, "value");
            return this;
        }

        /** How long a started login waits for its user, who may have to take their telephone; default 15 minutes. */
        public Builder loginLifetime(Duration value) {
            this.loginLifetime = Objects.requireNonNull(value, "value");
            return this;
        }

        /**
         * Where a desktop login listens, when a provider wants it registered to the letter.
         *
         * @param host {@code 127.0.0.1} by default, {@code [::1]} or {@code localhost}
         * @param port 0 by default: any free one
         */
        public Builder loopback(String host, int port) {
            this.loopbackHost = Objects.requireNonNull(host, "host");
            this.loopbackPort = port;
            return this;
        }

        /** Told when a session ends. */
        public Builder listener(SessionListener value) {
            this.listener = Objects.requireNonNull(value, "value");
            return this;
        }

        /**
         * @throws InvalidInputException rules {@code REQUIRED}, {@code PSC-HTTPS-ONLY}, {@code PSC-REDIRECT-FORM},
         *     {@code PSC-CLOCK-SKEW}, {@code PSC-LOGIN-LIFETIME}, {@code PSC-LOOPBACK}, {@code PSC-HOST-FORM},
         *     {@code PSC-ALGORITHMS}, {@code PSC-SCOPE}
         */
        public PscSettings build() {
            Violations violations = new Violations().require(clientId, "clientId");
            https(violations, issuer, "issuer");
            https(violations, discovery, "discovery");
            redirect(violations, redirect, "redirect");
            redirect(violations, postLogoutRedirect, "postLogoutRedirect");
            violations
                    .check(
                            !clockSkew.isNegative() && clockSkew.compareTo(MOST_SKEW) <= 0,
                            "clockSkew",
                            "PSC-CLOCK-SKEW",
                            "de 0 à 60 secondes",
                            "0 to 60 seconds")
                    .check(
                            loginLifetime.compareTo(Duration.ZERO) > 0
                                    && loginLifetime.compareTo(Duration.ofHours(1)) <= 0,
                            "loginLifetime",
                            "PSC-LOGIN-LIFETIME",
                            "positif, une heure au plus",
                            "positive, one hour at most")
                    .check(
                            Set.of("127.0.0.1", "[::1]", "localhost").contains(loopbackHost)
                                    && loopbackPort >= 0
                                    && loopbackPort <= 65_535,
                            "loopback",
                            "PSC-LOOPBACK",
                            "127.0.0.1, [::1] ou localhost, et un port",
                            "127.0.0.1, [::1] or localhost, and a port")
                    .check(
                            hosts.stream().allMatch(each -> HOST.matcher(each).matches()),
                            "hosts",
                            "PSC-HOST-FORM",
                            "un nom de serveur, et peut-être un port",
                            "a name of a server, and perhaps a port");
            profile(violations);
            violations.throwIfAny("PscSettings");
            return new PscSettings(this);
        }

        private void profile(Violations violations) {
            violations
                    .check(
                            !profile.signingAlgorithms().value().isEmpty(),
                            "profile.signingAlgorithms",
                            "PSC-ALGORITHMS",
                            "au moins un algorithme",
                            "at least one algorithm")
                    .check(
                            List.of(profile.scope().value().split(" ")).contains("openid"),
                            "profile.scope",
                            "PSC-SCOPE",
                            "openid en fait partie",
                            "openid is one of them");
        }

        private static void https(Violations violations, @Nullable URI address, String path) {
            violations.check(
                    address == null
                            || "https".equals(address.getScheme())
                                    && address.getHost() != null
                                    && address.getRawUserInfo() == null
                                    && address.getRawFragment() == null,
                    path,
                    "PSC-HTTPS-ONLY",
                    "une adresse https absolue est attendue",
                    "an absolute https address is expected");
        }

        private static void redirect(Violations violations, @Nullable URI address, String path) {
            boolean fits = address == null
                    || address.getHost() != null
                            && address.getRawFragment() == null
                            && address.getRawUserInfo() == null
                            && ("https".equals(address.getScheme())
                                    || "http".equals(address.getScheme())
                                            && Set.of("localhost", "127.0.0.1", "[::1]")
                                                    .contains(address.getHost()));
            violations.check(
                    fits,
                    path,
                    "PSC-REDIRECT-FORM",
                    "https, ou http sur cette machine, sans fragment",
                    "https, or http on this machine, without a fragment");
        }
    }
}
