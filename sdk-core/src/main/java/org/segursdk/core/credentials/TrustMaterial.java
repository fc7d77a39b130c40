package org.segursdk.core.credentials;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.core.error.SegurSecurityException;

/**
 * The certification authorities a server must chain to. The national services are under IGC-Santé, which is not in the
 * JDK's store: give its roots. Host names are always checked.
 */
public final class TrustMaterial {
    private static final TrustMaterial SYSTEM = new TrustMaterial(List.of(), null);

    private final List<X509Certificate> authorities;
    private final @Nullable RevocationPolicy revocation;

    private TrustMaterial(List<X509Certificate> authorities, @Nullable RevocationPolicy revocation) {
        this.authorities = authorities;
        this.revocation = revocation;
    }

    /** The JDK's own authorities. */
    public static TrustMaterial system() {
        return SYSTEM;
    }

    /**
     * Only these authorities.
     *
     * @throws IllegalArgumentException when the list is empty
     */
    public static TrustMaterial of(List<X509Certificate> authorities) {
        if (authorities.isEmpty()) {
            throw new IllegalArgumentException("at least one authority");
        }
        return new TrustMaterial(List.copyOf(authorities), null);
    }

    /**
     * Only the authorities of a PEM file.
     *
     * @throws SegurSecurityException code {@code TRUST-UNREADABLE}
     */
    public static TrustMaterial pem(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            List<X509Certificate> found = KeyStores.certificates(in);
            if (!found.isEmpty()) {
                return of(found);
            }
        } catch (IOException | GeneralSecurityException e) {
            throw unreadable(e);
        }
        throw unreadable(new IOException("no certificate"));
    }

    /** The authorities; empty means the JDK's own. */
    public List<X509Certificate> authorities() {
        return authorities;
    }

    /**
     * These authorities, with the revocation of what they issued checked; without a policy it is not.
     *
     * @throws IllegalStateException on the JDK's own authorities
     */
    public TrustMaterial withRevocation(RevocationPolicy policy) {
        if (authorities.isEmpty()) {
            throw new IllegalStateException("name the authorities whose lists are to be checked");
        }
        return new TrustMaterial(authorities, Objects.requireNonNull(policy, "policy"));
    }

    /** How revocation is checked; empty when it is not. */
    public Optional<RevocationPolicy> revocation() {
        return Optional.ofNullable(revocation);
    }

    private static SegurSecurityException unreadable(Exception cause) {
        return SegurSecurityException.notSent(
                "TRUST-UNREADABLE",
                LocalizedText.of("fichier d'autorités illisible ou vide", "unreadable or empty authority file"),
                cause);
    }
}
