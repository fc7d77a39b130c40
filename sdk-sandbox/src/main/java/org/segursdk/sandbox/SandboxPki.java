package org.segursdk.sandbox;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import org.segursdk.core.credentials.ClientCredentials;
import org.segursdk.core.credentials.TrustMaterial;
import org.segursdk.sandbox.internal.pki.DirectoryPki;

/**
 * The sandbox's own certification authority and the client certificates it issues. All bear
 * {@link org.segursdk.core.credentials.SandboxMark#ORGANISATION}; production refuses them. Keys are made on first use and kept
 * in {@link #directory()} as PKCS#12 and PEM, with {@code password.txt}: a client in another process, curl or openssl may
 * use them. Thread-safe.
 *
 * <p>Each holder has two certificates, as structures and cards do: one for TLS (key usage digital signature, extended usage
 * client authentication) and one for signatures (non-repudiation); those named {@code INSI-…} have the first alone. Source: dmp §1.2, insi §3.2.
 */
public interface SandboxPki {
    /** Structure of the certificates unless told otherwise: a public test structure. */
    String DEFAULT_STRUCTURE = "10B0193488";

    /** Reopens, or creates, the certificates of a directory; what a client in another process than the sandbox uses. */
    static SandboxPki open(Path directory) {
        return new DirectoryPki(directory);
    }

    /**
     * As {@link #open(Path)}, on an empty directory: keys and certificates follow from the seed, so that signed artefacts come
     * out the same every time. They protect nothing. A sandbox started on the directory's parent accepts them.
     */
    static SandboxPki reproducible(Path directory, long seed) {
        return new DirectoryPki(directory, seed);
    }

    /** Authorities a client has to trust to reach the sandbox. */
    TrustMaterial trust();

    /** The sandbox's authority. */
    X509Certificate authority();

    /**
     * The usual credentials of a service, for {@link #DEFAULT_STRUCTURE}.
     *
     * @param service {@code insi}: CN {@code INSI-AUTO}; others: CN {@code SANDBOX-LPS}
     */
    ClientCredentials credentials(String service);

    /** The same for another structure, whose identifier (IdNat_Struct) becomes the OU. */
    ClientCredentials credentials(String service, String structureId);

    /** As {@link #credentials(String)}, expired yesterday: refused when the connection is opened. */
    ClientCredentials expired(String service);

    /** As {@link #credentials(String)}, valid for ten days only. */
    ClientCredentials expiringSoon(String service);

    /** As {@link #credentials(String)}, from an authority the sandbox does not know. */
    ClientCredentials untrusted(String service);

    /** Certificates of that CN and OU. */
    ClientCredentials named(String commonName, String organisationalUnit);

    /**
     * The two certificates of a CPS card: CN is the professional's national number, and the card type is 0 (CPS).
     *
     * @param nationalId such as {@code 899700366240}
     */
    ClientCredentials card(String nationalId);

    /**
     * The two certificates of a CPE card, of somebody of the staff: CN is the number within the structure, and the card type is 2.
     *
     * @param holderId such as {@code 310B0193488/0001}: prefix, structure, local number
     */
    ClientCredentials staffCard(String holderId);

    /** As {@link #credentials(String)}, but on the revocation list: refused when the connection is opened. */
    ClientCredentials revoked(String service);

    /** As {@link #card(String)}, but on the revocation list. */
    ClientCredentials revokedCard(String nationalId);

    /** Where the files are: {@code ca.pem}, {@code ca.crl} once something is revoked, {@code password.txt}, {@code certificates/*.p12, *.pem, *.key.pem}. */
    Path directory();
}
