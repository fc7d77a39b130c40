package org.segursdk.psc;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.segursdk.psc.internal.oidc.Claims;
import org.segursdk.psc.internal.oidc.JwtVerifier;
import org.segursdk.psc.internal.oidc.Secrets;

/**
 * A token of an API, for the calls made with the same certificate that it was got with. Ask {@link ApiPsc#token} for it at each call
 * and keep it nowhere. Source: psc §11.
 */
public final class ApiToken {
    private final String value;
    private final Instant renewAt;
    private final Instant expiresAt;
    private final List<String> scopes;

    ApiToken(String value, Instant renewAt, Instant expiresAt, List<String> scopes) {
        this.value = value;
        this.renewAt = renewAt;
        this.expiresAt = expiresAt;
        this.scopes = List.copyOf(scopes);
    }

    /** What follows {@code Bearer}: a secret. */
    public String value() {
        return value;
    }

    public Instant expiresAt() {
        return expiresAt;
    }

    /** What the server says it granted; empty when it does not say. */
    public List<String> scopes() {
        return scopes;
    }

    /** Whether the token names this certificate, in either form there is. */
    public boolean isBoundTo(X509Certificate certificate) {
        Optional<String> thumbprint = JwtVerifier.peek(value).flatMap(Claims::thumbprint);
        return thumbprint
                .filter(each -> Secrets.isThumbprint(each, certificate))
                .isPresent();
    }

    boolean serves(Instant now) {
        return now.isBefore(renewAt);
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "ApiToken[redacted]";
    }
}
