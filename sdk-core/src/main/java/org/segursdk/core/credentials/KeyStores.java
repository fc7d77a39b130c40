package org.segursdk.core.credentials;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Security;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import javax.security.auth.login.LoginException;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.core.error.SegurSecurityException;

/** Reads keys and certificates from files and cards. */
final class KeyStores {
    private KeyStores() {}

    /** An opened card or HSM. */
    record Token(KeyStore store, Provider provider) {
        KeyMaterial key(String alias, char[] pin) {
            try {
                return material(store, alias, pin, provider);
            } catch (GeneralSecurityException e) {
                throw unreadable("la clé demandée est absente de la carte", "the key asked for is not on the card", e);
            }
        }
    }

    static KeyMaterial pkcs12(Path file, char[] password) {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password);
            List<String> aliases = new ArrayList<>();
            for (String alias : Collections.list(store.aliases())) {
                if (store.isKeyEntry(alias)) {
                    aliases.add(alias);
                }
            }
            if (aliases.size() != 1) {
                throw unreadable(
                        "le fichier PKCS#12 doit contenir exactement une clé privée",
                        "the PKCS#12 file must hold exactly one private key",
                        null);
            }
            return material(store, aliases.get(0), password, null);
        } catch (IOException | GeneralSecurityException e) {
            throw unreadable(
                    "fichier PKCS#12 illisible : chemin, mot de passe ou format",
                    "unreadable PKCS#12 file: path, password or format",
                    e);
        }
    }

    static KeyMaterial pem(Path certificateChain, Path privateKey) {
        try (InputStream in = Files.newInputStream(certificateChain)) {
            List<X509Certificate> chain = certificates(in);
            if (chain.isEmpty()) {
                throw unreadable("aucun certificat dans le fichier PEM", "no certificate in the PEM file", null);
            }
            PrivateKey key = PemKeys.read(Files.readString(privateKey, StandardCharsets.ISO_8859_1))
                    .orElseThrow(() -> unreadable(
                            "aucune clé privée en clair dans le fichier PEM",
                            "no unencrypted private key in the PEM file",
                            null));
            return new KeyMaterial(key, chain, null);
        } catch (IOException | GeneralSecurityException e) {
            throw unreadable("fichier PEM illisible", "unreadable PEM file", e);
        }
    }

    static Token pkcs11(Path configuration, char[] pin) {
        try {
            Provider base = Security.getProvider("SunPKCS11");
            if (base == null) {
                throw unreadable("ce JDK n'a pas de fournisseur PKCS#11", "this JDK has no PKCS#11 provider", null);
            }
            Provider provider = base.configure(configuration.toString());
            KeyStore store = KeyStore.getInstance("PKCS11", provider);
            store.load(null, pin);
            return new Token(store, provider);
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            if (e instanceof SegurSecurityException known) {
                throw known;
            }
            if (isLoginRefused(e)) {
                throw SegurSecurityException.notSent(
                        "CREDENTIALS-PIN-REFUSED",
                        LocalizedText.of(
                                "la carte ou le HSM refuse le code, ou l'a bloqué ; ne pas réessayer à l'aveugle",
                                "the card or HSM refuses the PIN, or locked it; do not try again blindly"),
                        e);
            }
            throw unreadable(
                    "carte ou HSM inaccessible : bibliothèque, lecteur ou code",
                    "card or HSM out of reach: library, reader or PIN",
                    e);
        }
    }

    private static boolean isLoginRefused(Throwable failure) {
        Throwable cause = failure;
        while (cause != null && !(cause instanceof LoginException)) {
            cause = cause.getCause();
        }
        return cause != null;
    }

    static List<X509Certificate> certificates(InputStream in) throws GeneralSecurityException {
        List<X509Certificate> found = new ArrayList<>();
        for (Certificate certificate : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
            found.add((X509Certificate) certificate);
        }
        return found;
    }

    private static KeyMaterial material(KeyStore store, String alias, char[] password, @Nullable Provider provider)
            throws GeneralSecurityException {
        Certificate[] certificates = store.getCertificateChain(alias);
        if (!(store.getKey(alias, password) instanceof PrivateKey key) || certificates == null) {
            throw unreadable("clé ou certificat absent", "key or certificate missing", null);
        }
        List<X509Certificate> chain =
                Arrays.stream(certificates).map(X509Certificate.class::cast).toList();
        return new KeyMaterial(key, chain, provider);
    }

    // The cause of a key store failure may name files and providers but never a secret.
    private static SegurSecurityException unreadable(String french, String english, @Nullable Throwable cause) {
        return SegurSecurityException.notSent("CREDENTIALS-UNREADABLE", LocalizedText.of(french, english), cause);
    }
}
