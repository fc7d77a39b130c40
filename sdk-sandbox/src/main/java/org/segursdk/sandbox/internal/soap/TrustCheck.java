package org.segursdk.sandbox.internal.soap;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Date;
import java.util.Optional;
import java.util.function.Predicate;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/** What the sandbox asks of a certificate that signs. */
public final class TrustCheck {
    private static final int NON_REPUDIATION = 1;

    private final X509Certificate authority;
    private final Clock clock;
    private final Predicate<X509Certificate> revoked;

    /**
     * @param revoked tells the certificates of the authority that were revoked
     */
    public TrustCheck(X509Certificate authority, Clock clock, Predicate<X509Certificate> revoked) {
        this.authority = authority;
        this.clock = clock;
        this.revoked = revoked;
    }

    /** The same with another clock. */
    public TrustCheck at(Clock other) {
        return new TrustCheck(authority, other, revoked);
    }

    public Clock clock() {
        return clock;
    }

    /** What is wrong with a signing certificate, if anything. */
    public Optional<String> objection(X509Certificate certificate) {
        try {
            if (!certificate.getIssuerX500Principal().equals(authority.getSubjectX500Principal())) {
                return Optional.of("the signing certificate does not chain to the sandbox's authority");
            }
            certificate.verify(authority.getPublicKey());
            certificate.checkValidity(Date.from(clock.instant()));
        } catch (GeneralSecurityException e) {
            return Optional.of(
                    "the signing certificate is expired, not yet valid, or not signed by the sandbox's authority");
        }
        if (revoked.test(certificate)) {
            return Optional.of("the signing certificate is revoked");
        }
        boolean[] usage = certificate.getKeyUsage();
        if (usage == null || usage.length <= NON_REPUDIATION || !usage[NON_REPUDIATION]) {
            return Optional.of("the certificate is not one for signatures (key usage non-repudiation is missing)");
        }
        return Optional.empty();
    }

    /** A part of the subject's name, such as {@code CN}; empty when absent. */
    public static String subjectPart(X509Certificate certificate, String type) {
        try {
            for (Rdn rdn : new LdapName(certificate.getSubjectX500Principal().getName()).getRdns()) {
                if (type.equalsIgnoreCase(rdn.getType())) {
                    return String.valueOf(rdn.getValue());
                }
            }
        } catch (InvalidNameException e) {
            return "";
        }
        return "";
    }
}
