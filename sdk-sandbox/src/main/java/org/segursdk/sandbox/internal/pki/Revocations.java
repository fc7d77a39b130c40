package org.segursdk.sandbox.internal.pki;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.Set;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.segursdk.sandbox.internal.pki.CertificateFactory.Issued;

/** The authority's revocation list, a file that any process sharing the directory may have lengthened. Thread-safe. */
final class Revocations {
    private final Path file;
    private Set<BigInteger> serials = Set.of();
    private FileTime readAt = FileTime.fromMillis(0);

    Revocations(Path file) {
        this.file = file;
    }

    /** To be called under the directory's lock. */
    synchronized void add(X509Certificate certificate, Issued authority) throws IOException, GeneralSecurityException {
        Set<BigInteger> all = new HashSet<>(read());
        all.add(certificate.getSerialNumber());
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(CertificateFactory.revocations(authority, all));
        }
        Path temporary = file.resolveSibling("ca.crl.part");
        Files.writeString(temporary, text.toString(), StandardCharsets.US_ASCII);
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        serials = all;
        readAt = Files.getLastModifiedTime(file);
    }

    synchronized boolean contain(X509Certificate certificate) {
        try {
            if (Files.exists(file) && !Files.getLastModifiedTime(file).equals(readAt)) {
                readAt = Files.getLastModifiedTime(file);
                serials = read();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the revocation list of the sandbox cannot be read", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the revocation list of the sandbox is damaged", e);
        }
        return serials.contains(certificate.getSerialNumber());
    }

    private Set<BigInteger> read() throws IOException, GeneralSecurityException {
        Set<BigInteger> found = new HashSet<>();
        if (Files.exists(file)) {
            try (InputStream in = Files.newInputStream(file)) {
                X509CRL list = (X509CRL) java.security.cert.CertificateFactory.getInstance("X.509")
                        .generateCRL(in);
                if (list.getRevokedCertificates() != null) {
                    list.getRevokedCertificates().stream()
                            .map(X509CRLEntry::getSerialNumber)
                            .forEach(found::add);
                }
            }
        }
        return found;
    }
}
