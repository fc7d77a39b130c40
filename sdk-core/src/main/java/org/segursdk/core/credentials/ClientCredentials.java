package org.segursdk.core.credentials;

import java.nio.file.Path;
import java.util.Objects;

/**
 * What the software authenticates and signs with: a key pair for mutual TLS and one for signatures (VIHF, XAdES). A
 * structure has an AUTH_CLI certificate and an ORG_SIGN one, a CPS card likewise holds two. Immutable; never shows a secret.
 * Source: dmp §1.2.
 */
public final class ClientCredentials {
    private final KeyMaterial authentication;
    private final KeyMaterial signature;

    private ClientCredentials(KeyMaterial authentication, KeyMaterial signature) {
        this.authentication = Objects.requireNonNull(authentication, "authentication");
        this.signature = Objects.requireNonNull(signature, "signature");
    }

    /** One key pair for everything; use {@link #withSignature} when the signing certificate is another. */
    public static ClientCredentials of(KeyMaterial material) {
        return new ClientCredentials(material, material);
    }

    /**
     * Reads a PKCS#12 file holding one private key.
     *
     * @throws org.segursdk.core.error.SegurSecurityException code {@code CREDENTIALS-UNREADABLE}: missing file, wrong
     *     password, no key
     */
    public static ClientCredentials pkcs12(Path file, char[] password) {
        return of(KeyStores.pkcs12(file, password));
    }

    /**
     * Reads a PEM certificate chain and a PEM private key (PKCS#8 or traditional, unencrypted).
     *
     * @throws org.segursdk.core.error.SegurSecurityException code {@code CREDENTIALS-UNREADABLE}
     */
    public static ClientCredentials pem(Path certificateChain, Path privateKey) {
        return of(KeyStores.pem(certificateChain, privateKey));
    }

    /**
     * Opens a card or an HSM through the JDK's PKCS#11 provider, configured apart from the JVM's own list. Its keys stay in it.
     * For TLS the SDK appends to the JVM's list, once, a provider that serves such keys only. PKCS#11 logs a process into a
     * token, not a caller: while a token is open in this JVM the PIN is not asked of it again.
     *
     * @param configuration SunPKCS11 configuration file (library, slot)
     * @param pin the holder's PIN
     * @param authenticationAlias alias of the key for TLS
     * @param signatureAlias alias of the key for signatures
     * @throws org.segursdk.core.error.SegurSecurityException code {@code CREDENTIALS-PIN-REFUSED}: trying again may lock the
     *     card; {@code CREDENTIALS-UNREADABLE}: no library, no token, no such key
     */
    public static ClientCredentials pkcs11(
            Path configuration, char[] pin, String authenticationAlias, String signatureAlias) {
        KeyStores.Token token = KeyStores.pkcs11(configuration, pin);
        return new ClientCredentials(token.key(authenticationAlias, pin), token.key(signatureAlias, pin));
    }

    /** These credentials with another signing key. */
    public ClientCredentials withSignature(ClientCredentials signing) {
        return new ClientCredentials(authentication, signing.signature);
    }

    public KeyMaterial authentication() {
        return authentication;
    }

    public KeyMaterial signature() {
        return signature;
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "ClientCredentials[redacted]";
    }
}
