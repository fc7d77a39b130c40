package org.segursdk.psc.internal.oidc;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.as.AuthorizationServerEndpointMetadata;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.Environment;

/**
 * What a provider says of itself, once checked. Source: psc §1.
 *
 * @param authorization where the user's browser goes; may be on another host than the issuer
 * @param token where tokens are asked for
 * @param keys where the signing keys are
 * @param userInfo where the person is described, if the provider tells it apart
 * @param introspection where a token is asked about
 * @param revocation where a token is given up
 * @param endSession where a session is ended
 * @param ciba where a decoupled login begins
 * @param namesItself whether the provider names itself in each redirect (RFC 9207)
 */
public record Metadata(
        URI authorization,
        URI token,
        URI keys,
        Optional<URI> userInfo,
        Optional<URI> introspection,
        Optional<URI> revocation,
        Optional<URI> endSession,
        Optional<URI> ciba,
        boolean namesItself) {

    /**
     * @param issuer who must stand in the document, to the letter
     * @param hosts hosts, with their ports, that tokens and secrets may go to
     * @param mutualTls whether the addresses for mutual TLS are taken where there are any
     */
    static Metadata read(
            String document, String issuer, Set<String> hosts, boolean mutualTls, Environment environment) {
        OIDCProviderMetadata all = parse(document);
        if (!all.getIssuer().getValue().equals(issuer)) {
            throw Refusals.security(
                    "PSC-DISCOVERY-ISSUER",
                    "le document de découverte est celui d'un autre émetteur",
                    "the discovery document is another issuer's");
        }
        Addresses addresses = new Addresses(all, mutualTls, hosts);
        URI authorization = Addresses.https(present(all.getAuthorizationEndpointURI()));
        if (environment == Environment.SANDBOX && !hosts.contains(Hosts.of(authorization))) {
            throw Addresses.foreign();
        }
        return new Metadata(
                authorization,
                addresses
                        .back(AuthorizationServerEndpointMetadata::getTokenEndpointURI)
                        .orElseThrow(Metadata::missing),
                addresses.checked(present(all.getJWKSetURI())),
                Optional.ofNullable(all.getUserInfoEndpointURI()).map(addresses::checked),
                addresses.back(AuthorizationServerEndpointMetadata::getIntrospectionEndpointURI),
                addresses.back(AuthorizationServerEndpointMetadata::getRevocationEndpointURI),
                Optional.ofNullable(all.getEndSessionEndpointURI()).map(addresses::checked),
                addresses.back(AuthorizationServerEndpointMetadata::getBackChannelAuthenticationEndpointURI),
                all.supportsAuthorizationResponseIssuerParam());
    }

    private static OIDCProviderMetadata parse(String document) {
        try {
            return OIDCProviderMetadata.parse(document);
        } catch (ParseException | RuntimeException e) {
            throw Refusals.unreadable(
                    "PSC-DISCOVERY-UNREADABLE",
                    true,
                    "le document de découverte est illisible",
                    "the discovery document is unreadable");
        }
    }

    private static URI present(@Nullable URI address) {
        if (address == null) {
            throw missing();
        }
        return address;
    }

    private static RuntimeException missing() {
        return Refusals.unreadable(
                "PSC-DISCOVERY-MISSING",
                true,
                "une adresse manque dans le document de découverte",
                "an address is missing in the discovery document");
    }

    /** An address that this provider does not have. */
    public static URI needed(Optional<URI> address) {
        return address.orElseThrow(() -> Refusals.notSent(
                "PSC-NOT-OFFERED",
                "ce fournisseur d'identité n'offre pas ce service",
                "this identity provider does not offer this service"));
    }

    private record Addresses(OIDCProviderMetadata all, boolean mutualTls, Set<String> hosts) {
        Optional<URI> back(Function<AuthorizationServerEndpointMetadata, @Nullable URI> which) {
            AuthorizationServerEndpointMetadata aliases = mutualTls ? all.getMtlsEndpointAliases() : null;
            URI found = aliases == null ? null : which.apply(aliases);
            return Optional.ofNullable(found == null ? which.apply(all) : found).map(this::checked);
        }

        URI checked(URI address) {
            URI known = https(address);
            if (!hosts.contains(Hosts.of(known))) {
                throw foreign();
            }
            return known;
        }

        /** Redacted. */
        @Override
        public String toString() {
            return "Addresses[redacted]";
        }

        static URI https(URI address) {
            if (!"https".equalsIgnoreCase(address.getScheme())
                    || address.getHost() == null
                    || address.getRawUserInfo() != null
                    || address.getRawFragment() != null) {
                throw Refusals.security(
                        "PSC-DISCOVERY-HTTPS",
                        "le document de découverte donne une adresse qui n'est pas https",
                        "the discovery document gives an address that is not https");
            }
            return address;
        }

        static RuntimeException foreign() {
            return Refusals.security(
                    "PSC-DISCOVERY-HOST",
                    "le document de découverte envoie vers un serveur qui n'est pas configuré",
                    "the discovery document sends to a server that is not configured");
        }
    }
}
