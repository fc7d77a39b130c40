package org.segursdk.psc;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.psc.internal.oidc.Secrets;

/** What a provider says of a token. Source: psc §8. */
public sealed interface Introspection {
    /** Over, revoked, forged or another provider's: nothing more is told. */
    record Inactive() implements Introspection {}

    /**
     * The token is good.
     *
     * @param subject {@code sub}
     * @param subjectNameId {@code SubjectNameID}; told of access tokens alone
     * @param clientId the client it was issued to
     * @param scopes what it allows
     * @param expiresAt until when
     * @param thumbprint {@code cnf."x5t#S256"}, when it is bound to a certificate
     */
    record Active(
            Optional<String> subject,
            Optional<String> subjectNameId,
            Optional<String> clientId,
            List<String> scopes,
            Optional<Instant> expiresAt,
            Optional<String> thumbprint)
            implements Introspection {
        public Active {
            Objects.requireNonNull(subject, "subject");
            Objects.requireNonNull(subjectNameId, "subjectNameId");
            Objects.requireNonNull(clientId, "clientId");
            scopes = List.copyOf(scopes);
            Objects.requireNonNull(expiresAt, "expiresAt");
            Objects.requireNonNull(thumbprint, "thumbprint");
        }

        /** Whether it is bound to this certificate, in either form there is. Source: psc §5. */
        public boolean isBoundTo(X509Certificate certificate) {
            return thumbprint
                    .filter(each -> Secrets.isThumbprint(each, certificate))
                    .isPresent();
        }

        /** Redacted. */
        @Override
        public String toString() {
            return "Active[redacted]";
        }
    }
}
