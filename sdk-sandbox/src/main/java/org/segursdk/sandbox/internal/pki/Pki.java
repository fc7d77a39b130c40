package org.segursdk.sandbox.internal.pki;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.segursdk.core.credentials.ClientCredentials;
import org.segursdk.sandbox.internal.pki.CertificateFactory.Issued;

/**
 * The sandbox's authority and the certificates it issued, kept as PKCS#12 and PEM in one directory that several processes
 * may share. Keys are made on first use, under a lock on the directory.
 */
final class Pki {
    private static final String ALIAS = "key";
    private static final Object IN_PROCESS = new Object();

    private final Path directory;
    private final char[] password;
    private final Issued authority;
    private final KeySource source;
    private final Revocations revocations;
    private final Map<String, ClientCredentials> made = new ConcurrentHashMap<>();
    /** Servers' keys just made: reading them again costs as much as making them. */
    private final Map<String, KeyStore> fresh = new ConcurrentHashMap<>();

    private Pki(Path directory, char[] password, Issued authority, KeySource source) {
        this.directory = directory;
        this.password = password;
        this.authority = authority;
        this.source = source;
        this.revocations = new Revocations(directory.resolve("ca.crl"));
    }

    /** Which certificates were revoked, by whatever process. */
    Revocations revocations() {
        return revocations;
    }

    /** Opens the directory, or fills it when it is empty. */
    static Pki open(Path directory, KeySource source) {
        try {
            privateDirectory(directory);
            return locked(directory, () -> {
                char[] password = password(directory);
                Issued authority = authority(directory, password, "ca", "SANDBOX AC RACINE", source);
                return new Pki(directory, password, authority, source);
            });
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("the sandbox's certificates cannot be read or made in its directory", e);
        }
    }

    /** An RSA key that is kept nowhere. */
    KeyPair rsa(String purpose) {
        try {
            return source.rsa(purpose);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("key of the sandbox", e);
        }
    }

    X509Certificate authority() {
        return authority.certificate();
    }

    Path directory() {
        return directory;
    }

    /**
     * TLS for the server: asks for a client certificate, accepts those of this authority only.
     *
     * @param slug name of the files of the server's certificate
     */
    SSLContext serverContext(CertificateSpec spec, String slug) {
        try {
            Path file = ensure(spec, slug);
            KeyStore store = fresh.remove(slug);
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store == null ? load(file, password) : store, password);
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("ca", authority.certificate());
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            TrustManager[] managers = {
                new RevocationTrust((X509ExtendedTrustManager) trust.getTrustManagers()[0], revocations)
            };
            context.init(keys.getKeyManagers(), managers, new SecureRandom());
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("server certificate of the sandbox", e);
        }
    }

    /** The key of a server. */
    ServerKey serverKey(CertificateSpec spec, String slug) {
        try {
            KeyStore store = load(ensure(spec, slug), password);
            return new ServerKey((PrivateKey) store.getKey(ALIAS, password), List.of(store.getCertificateChain(ALIAS)));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("server key of the sandbox", e);
        }
    }

    /** Authentication and signature keys of one holder. */
    ClientCredentials credentials(CertificateSpec authentication, CertificateSpec signature) {
        return credentials(authentication).withSignature(credentials(signature));
    }

    private ClientCredentials credentials(CertificateSpec spec) {
        return made.computeIfAbsent(spec.slug(), slug -> {
            try {
                return ClientCredentials.pkcs12(ensure(spec, slug), password);
            } catch (IOException | GeneralSecurityException e) {
                throw new IllegalStateException("certificate of the sandbox", e);
            }
        });
    }

    private Path ensure(CertificateSpec spec, String slug) throws IOException, GeneralSecurityException {
        Path folder = directory.resolve("certificates");
        privateDirectory(folder);
        Path store = folder.resolve(slug + ".p12");
        if (Files.exists(store)) {
            return store;
        }
        return locked(directory, () -> {
            if (!Files.exists(store)) {
                Issued issuer = spec.trusted()
                        ? authority
                        : authority(directory, password, "other-ca", "OTHER AC RACINE", source);
                Issued issued = CertificateFactory.issue(source, spec, issuer);
                if (spec.validity() == CertificateSpec.Validity.REVOKED) {
                    revocations.add(issued.certificate(), authority);
                }
                KeyStore written = write(folder, slug, issued, issuer.certificate(), password);
                if (spec.use() == CertificateSpec.Use.SERVER) {
                    fresh.put(slug, written);
                }
            }
            return store;
        });
    }

    private static Issued authority(Path directory, char[] password, String slug, String name, KeySource source)
            throws IOException, GeneralSecurityException {
        Path store = directory.resolve(slug + ".p12");
        if (!Files.exists(store)) {
            // The server's certificate, or somebody's, comes next.
            source.prepareRsa();
            Issued made = CertificateFactory.authority(source, name);
            write(directory, slug, made, made.certificate(), password);
            return made;
        }
        KeyStore loaded = load(store, password);
        return new Issued((PrivateKey) loaded.getKey(ALIAS, password), (X509Certificate) loaded.getCertificate(ALIAS));
    }

    private static KeyStore load(Path file, char[] password) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, password);
        }
        return store;
    }

    /** The PKCS#12 comes last and by a rename: who sees it sees the whole set. */
    private static KeyStore write(Path folder, String slug, Issued issued, X509Certificate issuer, char[] password)
            throws IOException, GeneralSecurityException {
        boolean selfSigned = issuer.equals(issued.certificate());
        Certificate[] chain =
                selfSigned ? new Certificate[] {issuer} : new Certificate[] {issued.certificate(), issuer};
        StringBuilder certificates = new StringBuilder();
        for (Certificate certificate : chain) {
            certificates.append(pem(certificate));
        }
        Files.writeString(folder.resolve(slug + ".pem"), certificates, StandardCharsets.US_ASCII);
        Files.writeString(
                folder.resolve(slug + ".key.pem"),
                pem(new JcaPKCS8Generator(issued.key(), null)),
                StandardCharsets.US_ASCII);
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(ALIAS, issued.key(), password, chain);
        Path temporary = folder.resolve(slug + ".p12.part");
        try (OutputStream out = Files.newOutputStream(temporary)) {
            store.store(out, password);
        }
        Files.move(temporary, folder.resolve(slug + ".p12"), StandardCopyOption.ATOMIC_MOVE);
        return store;
    }

    private static String pem(Object object) throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(object);
        }
        return text.toString();
    }

    private static char[] password(Path directory) throws IOException {
        Path file = directory.resolve("password.txt");
        if (!Files.exists(file)) {
            byte[] random = new byte[12];
            new SecureRandom().nextBytes(random);
            Files.writeString(file, HexFormat.of().formatHex(random), StandardCharsets.US_ASCII);
        }
        return Files.readString(file, StandardCharsets.US_ASCII).strip().toCharArray();
    }

    private static void privateDirectory(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            return;
        }
        Files.createDirectories(directory);
        if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private interface Work<T> {
        T run() throws IOException, GeneralSecurityException;
    }

    private static <T> T locked(Path directory, Work<T> work) throws IOException, GeneralSecurityException {
        synchronized (IN_PROCESS) {
            try (FileChannel channel = FileChannel.open(
                            directory.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                if (!lock.isValid()) {
                    throw new UncheckedIOException(new IOException("lock on the sandbox's directory lost"));
                }
                return work.run();
            }
        }
    }
}
