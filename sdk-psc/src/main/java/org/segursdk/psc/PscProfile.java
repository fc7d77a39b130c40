package org.segursdk.psc;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.segursdk.core.WireFact;

/**
 * What the exchanges with a provider rest on that was read, seen or deduced, each with its source and certainty. Immutable.
 */
public final class PscProfile {
    private static final PscProfile STANDARD = new Builder().build();

    private final WireFact<String> issuerPath;
    private final WireFact<String> discoveryPath;
    private final WireFact<String> scope;
    private final WireFact<String> acrValues;
    private final WireFact<Acr> minimumAcr;
    private final WireFact<Boolean> acceptsMissingAcr;
    private final WireFact<Set<SigningAlgorithm>> signingAlgorithms;
    private final WireFact<TokenBinding> tokenBinding;
    private final WireFact<Duration> sessionMaximum;
    private final WireFact<Duration> refreshLifetime;
    private final WireFact<Duration> cibaInterval;
    private final WireFact<String> cibaChannelParameter;
    private final WireFact<List<String>> cibaUnknownUser;
    private final WireFact<String> loopbackPath;
    private final WireFact<List<StructureIdSource>> structureIdOrder;

    private PscProfile(Builder builder) {
        this.issuerPath = builder.issuerPath;
        this.discoveryPath = builder.discoveryPath;
        this.scope = builder.scope;
        this.acrValues = builder.acrValues;
        this.minimumAcr = builder.minimumAcr;
        this.acceptsMissingAcr = builder.acceptsMissingAcr;
        this.signingAlgorithms = builder.signingAlgorithms;
        this.tokenBinding = builder.tokenBinding;
        this.sessionMaximum = builder.sessionMaximum;
        this.refreshLifetime = builder.refreshLifetime;
        this.cibaInterval = builder.cibaInterval;
        this.cibaChannelParameter = builder.cibaChannelParameter;
        this.cibaUnknownUser = builder.cibaUnknownUser;
        this.loopbackPath = builder.loopbackPath;
        this.structureIdOrder = builder.structureIdOrder;
    }

    /** Pro Santé Connect, nothing overridden. */
    public static PscProfile standard() {
        return STANDARD;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Any OpenID provider: usual scopes and document, no level of authentication. All of it is configuration. */
    public static Builder openId() {
        return new Builder()
                .discoveryPath("/.well-known/openid-configuration")
                .issuerPath("")
                .scope("openid profile")
                .acrValues("")
                .minimumAcr(Acr.NONE)
                .acceptsMissingAcr(true);
    }

    /** Facts that every login uses. */
    public List<WireFact<?>> facts() {
        return List.of(
                issuerPath,
                discoveryPath,
                scope,
                acrValues,
                minimumAcr,
                acceptsMissingAcr,
                signingAlgorithms,
                tokenBinding,
                sessionMaximum,
                refreshLifetime);
    }

    /** Facts that the login of a desktop uses beside. */
    public List<WireFact<?>> desktopFacts() {
        return List.of(loopbackPath);
    }

    /** Facts that a decoupled login uses beside. */
    public List<WireFact<?>> cibaFacts() {
        return List.of(cibaInterval, cibaChannelParameter, cibaUnknownUser);
    }

    /** Facts that the description of a structure uses. */
    public List<WireFact<?>> structureFacts() {
        return List.of(structureIdOrder);
    }

    /** What follows the service's address in the issuer's name. */
    public WireFact<String> issuerPath() {
        return issuerPath;
    }

    /** What follows the issuer's name in the address of its document: not the usual one. */
    public WireFact<String> discoveryPath() {
        return discoveryPath;
    }

    /** Scopes asked for, with a space between. */
    public WireFact<String> scope() {
        return scope;
    }

    /** {@code acr_values} asked for; empty: not sent. */
    public WireFact<String> acrValues() {
        return acrValues;
    }

    /** The weakest authentication taken; {@link Acr#NONE}: not looked at. */
    public WireFact<Acr> minimumAcr() {
        return minimumAcr;
    }

    /** Whether an authentication that does not tell its level is taken. */
    public WireFact<Boolean> acceptsMissingAcr() {
        return acceptsMissingAcr;
    }

    /** Signatures of tokens that are taken. */
    public WireFact<Set<SigningAlgorithm>> signingAlgorithms() {
        return signingAlgorithms;
    }

    /** Whether access tokens have to name the certificate when the client has one. */
    public WireFact<TokenBinding> tokenBinding() {
        return tokenBinding;
    }

    /** How long a session lasts at most after the authentication. */
    public WireFact<Duration> sessionMaximum() {
        return sessionMaximum;
    }

    /** How long a refresh token serves when the provider does not tell. */
    public WireFact<Duration> refreshLifetime() {
        return refreshLifetime;
    }

    /** Wait between two polls when the provider does not tell. */
    public WireFact<Duration> cibaInterval() {
        return cibaInterval;
    }

    /** Name of the parameter that tells card or telephone. */
    public WireFact<String> cibaChannelParameter() {
        return cibaChannelParameter;
    }

    /** Codes, or descriptions of {@code invalid_request}, that mean that the professional is not known. */
    public WireFact<List<String>> cibaUnknownUser() {
        return cibaUnknownUser;
    }

    /** Path of the redirect of a desktop login. */
    public WireFact<String> loopbackPath() {
        return loopbackPath;
    }

    /** Where the identifier of a structure is taken from, first the best. */
    public WireFact<List<StructureIdSource>> structureIdOrder() {
        return structureIdOrder;
    }

    /** Overrides facts one by one. */
    public static final class Builder {
        private WireFact<String> issuerPath =
                WireFact.official("psc.issuer.path", "/auth/realms/esante-wallet", "psc §1");
        private WireFact<String> discoveryPath =
                WireFact.official("psc.discovery.path", "/.well-known/wallet-openid-configuration", "psc §1");
        private WireFact<String> scope = WireFact.official("psc.scope", "openid scope_all", "psc §3");
        private WireFact<String> acrValues = WireFact.official("psc.acr.values", "eidas1", "psc §3");
        private WireFact<Acr> minimumAcr =
                WireFact.inferred("psc.acr.minimum", Acr.EIDAS1, "psc §7 (eidas3 came back where eidas1 was asked)");
        private WireFact<Boolean> acceptsMissingAcr =
                WireFact.observed("psc.acr.missing-accepted", true, "psc §7 (KCPSC)");
        private WireFact<Set<SigningAlgorithm>> signingAlgorithms =
                WireFact.observed("psc.jwt.algorithms", Set.of(SigningAlgorithm.RS256), "psc §7");
        private WireFact<TokenBinding> tokenBinding = WireFact.observed(
                "psc.token.binding", TokenBinding.WHEN_PRESENT, "psc §5, §7 (no cnf in the token seen)");
        private WireFact<Duration> sessionMaximum =
                WireFact.official("psc.session.maximum", Duration.ofHours(4), "psc §6");
        private WireFact<Duration> refreshLifetime =
                WireFact.official("psc.session.refresh", Duration.ofMinutes(30), "psc §6");
        private WireFact<Duration> cibaInterval =
                WireFact.official("psc.ciba.interval", Duration.ofSeconds(5), "psc §4 (CIBA core §7.3)");
        private WireFact<String> cibaChannelParameter =
                WireFact.official("psc.ciba.channel-parameter", "channel", "psc §4");
        private WireFact<List<String>> cibaUnknownUser =
                WireFact.observed("psc.ciba.unknown-user", List.of("unknown_user_id", "invalid_user"), "psc §4");
        private WireFact<String> loopbackPath = WireFact.unknown(
                "psc.desktop.redirect",
                "/psc/callback",
                "psc §2 (how a loopback redirect is registered is not published)");
        private WireFact<List<StructureIdSource>> structureIdOrder = WireFact.inferred(
                "psc.structure.id-order",
                List.of(
                        StructureIdSource.FINESS_SITE,
                        StructureIdSource.SIRET_SITE,
                        StructureIdSource.TECHNICAL_ID,
                        StructureIdSource.FORMER_ID),
                "psc §7");

        private Builder() {}

        public Builder issuerPath(String value) {
            this.issuerPath = issuerPath.overriddenBy(Objects.requireNonNull(value, "value"));
            return this;
        }

        public Builder discoveryPath(String value) {
            this.discoveryPath = discoveryPath.overriddenBy(Objects.requireNonNull(value, "value"));
            return this;
        }

        public Builder scope(String value) {
            this.scope = scope.overriddenBy(Objects.requireNonNull(value, "value"));
            return this;
        }

        public Builder acrValues(String value) {
            this.acrValues = acrValues.overriddenBy(Objects.requireNonNull(value, "value"));
            return this;
        }

        public Builder minimumAcr(Acr value) {
            this.minimumAcr = minimumAcr.overriddenBy(Objects.requireNonNull(value, "value"));
            return this;
        }

        public Builder acceptsMissingAcr(boolean value) {
            this.acceptsMissingAcr = acceptsMissingAcr.overriddenBy(value);
            return this;
        }

        public Builder signingAlgorithms(Set<SigningAlgorithm> value) {
            this.signingAlgorithms = signingAlgorithms.overriddenBy(Set.copyOf(value));
            return this;
        }

        public Builder tokenBinding(TokenBinding value) {
            this.tokenBinding = tokenBinding.overriddenBy(Objects.requireNonNull(value, "value"));
            return this;
        }

        public Builder sessionMaximum(Duration value) {
            this.sessionMaximum = sessionMaximum.overriddenBy(Objects.requireNonNull(value, "value"));
            return this;
        }

        public Builder refreshLifetime(Duration value) {
            this.refreshLifetime = refreshLifetime.overriddenBy(Objects.requireNonNull(value, "value"));
            return this;
        }

        public Builder cibaInterval(Duration value) {
            this.cibaInterval = cibaInterval.overriddenBy(Objects.requireNonNull(value, "value"));
            return this;
        }

        public Builder cibaChannelParameter(String value) {
            this.cibaChannelParameter = cibaChannelParameter.overriddenBy(Objects.requireNonNull(value, "value"));
            return this;
        }

        public Builder cibaUnknownUser(List<String> value) {
            this.cibaUnknownUser = cibaUnknownUser.overriddenBy(List.copyOf(value));
            return this;
        }

        public Builder loopbackPath(String value) {
            this.loopbackPath = loopbackPath.overriddenBy(Objects.requireNonNull(value, "value"));
            return this;
        }

        public Builder structureIdOrder(List<StructureIdSource> value) {
            this.structureIdOrder = structureIdOrder.overriddenBy(List.copyOf(value));
            return this;
        }

        public PscProfile build() {
            return new PscProfile(this);
        }
    }
}
