package org.segursdk.sandbox;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A client registered with the Pro Santé Connect simulator. {@code toString} shows its id alone. Source: psc §2, §5.
 *
 * @param id client id
 * @param secret of {@code client_secret_basic} and {@code client_secret_post}; empty: {@code tls_client_auth}
 * @param certificateName CN of the certificate of {@code tls_client_auth}, which its tokens are bound to; empty with a secret
 * @param redirectUris compared to the character
 * @param postLogoutUris compared to the character
 * @param anyLoopback whether {@code http://127.0.0.1:*} and {@code http://localhost:*} are good for both too
 * @param backChannelLogout where logout tokens are posted; on the loopback interface
 * @param frontChannelLogout what the logout page shows in a frame
 */
public record PscRelyingParty(
        String id,
        String secret,
        String certificateName,
        List<URI> redirectUris,
        List<URI> postLogoutUris,
        boolean anyLoopback,
        Optional<URI> backChannelLogout,
        Optional<URI> frontChannelLogout) {
    /** Registered from the start: the client with a secret. */
    public static final String WITH_SECRET = "lps-secret";
    /** Its secret. */
    public static final String SECRET = "secret-of-the-sandbox";
    /** Registered from the start: the client with a certificate, whose CN is the same. */
    public static final String WITH_CERTIFICATE = "lps-mtls";

    private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "[::1]");

    public PscRelyingParty {
        Objects.requireNonNull(id, "id");
        redirectUris = List.copyOf(redirectUris);
        postLogoutUris = List.copyOf(postLogoutUris);
        if (secret.isEmpty() == certificateName.isEmpty()) {
            throw new IllegalArgumentException("either a secret or the name of a certificate");
        }
        if (backChannelLogout.isPresent()
                && !LOOPBACK.contains(backChannelLogout.get().getHost())) {
            throw new IllegalArgumentException("the sandbox posts to the loopback interface only");
        }
    }

    /** A client with a secret; any loopback address is good for its returns. */
    public static PscRelyingParty secret(String id, String secret) {
        return new PscRelyingParty(id, secret, "", List.of(), List.of(), true, Optional.empty(), Optional.empty());
    }

    /** A client with a certificate of the sandbox's authority ({@link SandboxPki#named}); any loopback address is good. */
    public static PscRelyingParty certificate(String id, String commonName) {
        return new PscRelyingParty(id, "", commonName, List.of(), List.of(), true, Optional.empty(), Optional.empty());
    }

    /** With one more return address of logins; from now on loopback addresses are compared too. */
    public PscRelyingParty withRedirectUri(URI uri) {
        return new PscRelyingParty(
                id,
                secret,
                certificateName,
                plus(redirectUris, uri),
                postLogoutUris,
                false,
                backChannelLogout,
                frontChannelLogout);
    }

    /** With one more return address of logouts; from now on loopback addresses are compared too. */
    public PscRelyingParty withPostLogoutUri(URI uri) {
        return new PscRelyingParty(
                id,
                secret,
                certificateName,
                redirectUris,
                plus(postLogoutUris, uri),
                false,
                backChannelLogout,
                frontChannelLogout);
    }

    /** @throws IllegalArgumentException when it is not on the loopback interface */
    public PscRelyingParty withBackChannelLogout(URI uri) {
        return new PscRelyingParty(
                id,
                secret,
                certificateName,
                redirectUris,
                postLogoutUris,
                anyLoopback,
                Optional.of(uri),
                frontChannelLogout);
    }

    public PscRelyingParty withFrontChannelLogout(URI uri) {
        return new PscRelyingParty(
                id,
                secret,
                certificateName,
                redirectUris,
                postLogoutUris,
                anyLoopback,
                backChannelLogout,
                Optional.of(uri));
    }

    private static List<URI> plus(List<URI> known, URI more) {
        List<URI> all = new ArrayList<>(known);
        all.add(more);
        return all;
    }

    @Override
    public String toString() {
        return "PscRelyingParty[" + id + "]";
    }
}
