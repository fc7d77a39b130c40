package org.segursdk.core.credentials;

import java.security.PrivateKey;
import java.security.Provider;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A private key with its certificate chain. A key held by a card or an HSM stays there: only a handle is kept here. */
public final class KeyMaterial {
    private final PrivateKey privateKey;
    private final List<X509Certificate> chain;
    private final @Nullable Provider provider;

    KeyMaterial(PrivateKey privateKey, List<X509Certificate> chain, @Nullable Provider provider) {
        this.privateKey = Objects.requireNonNull(privateKey, "privateKey");
        this.chain = List.copyOf(chain);
        this.provider = provider;
    }

    public PrivateKey privateKey() {
        return privateKey;
    }

    /** The holder's certificate first. */
    public List<X509Certificate> chain() {
        return chain;
    }

    public X509Certificate certificate() {
        return chain.get(0);
    }

    /** The security provider that must be used with the key (PKCS#11); empty for a software key. */
    public Optional<Provider> provider() {
        return Optional.ofNullable(provider);
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "KeyMaterial[redacted]";
    }
}
