package org.segursdk.sandbox.internal.pki;

import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import org.segursdk.core.credentials.ClientCredentials;
import org.segursdk.core.credentials.TrustMaterial;
import org.segursdk.sandbox.SandboxPki;
import org.segursdk.sandbox.internal.pki.CertificateSpec.Use;
import org.segursdk.sandbox.internal.pki.CertificateSpec.Validity;

/** The certificates of a sandbox, in a directory. */
public final class DirectoryPki implements SandboxPki {
    private final Pki pki;

    public DirectoryPki(Path directory) {
        this.pki = Pki.open(directory, KeySource.random());
    }

    /** Keys that follow from the seed. */
    public DirectoryPki(Path directory, long seed) {
        this.pki = Pki.open(directory, KeySource.seeded(seed));
    }

    /** An RSA key for signatures of a simulator, kept nowhere. */
    public KeyPair signingKey(String purpose) {
        return pki.rsa(purpose);
    }

    /** TLS of the server. */
    public SSLContext serverContext() {
        return serverContext(ServerCertificate.VALID);
    }

    /** TLS of a server, with a certificate that clients accept or refuse. */
    public SSLContext serverContext(ServerCertificate certificate) {
        Validity validity =
                switch (certificate) {
                    case EXPIRED -> Validity.EXPIRED;
                    case REVOKED -> Validity.REVOKED;
                    default -> Validity.VALID;
                };
        String host = certificate == ServerCertificate.OTHER_HOST ? "other.sandbox.test" : "localhost";
        boolean trusted = certificate != ServerCertificate.UNTRUSTED;
        String slug = certificate == ServerCertificate.VALID
                ? "server"
                : "server-" + certificate.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return pki.serverContext(new CertificateSpec(Use.SERVER, host, "", validity, trusted), slug);
    }

    /** The key of the server whose certificate clients accept. */
    public ServerKey serverKey() {
        return pki.serverKey(new CertificateSpec(Use.SERVER, "localhost", "", Validity.VALID, true), "server");
    }

    @Override
    public TrustMaterial trust() {
        return TrustMaterial.of(List.of(pki.authority()));
    }

    @Override
    public X509Certificate authority() {
        return pki.authority();
    }

    @Override
    public ClientCredentials credentials(String service) {
        return credentials(service, DEFAULT_STRUCTURE);
    }

    @Override
    public ClientCredentials credentials(String service, String structureId) {
        return organisation(commonName(service), structureId, Validity.VALID, true);
    }

    @Override
    public ClientCredentials expired(String service) {
        return organisation(commonName(service), DEFAULT_STRUCTURE, Validity.EXPIRED, true);
    }

    @Override
    public ClientCredentials expiringSoon(String service) {
        return organisation(commonName(service), DEFAULT_STRUCTURE, Validity.EXPIRING, true);
    }

    @Override
    public ClientCredentials untrusted(String service) {
        return organisation(commonName(service), DEFAULT_STRUCTURE, Validity.VALID, false);
    }

    @Override
    public ClientCredentials named(String commonName, String organisationalUnit) {
        return organisation(commonName, organisationalUnit, Validity.VALID, true);
    }

    @Override
    public ClientCredentials revoked(String service) {
        return organisation(commonName(service), DEFAULT_STRUCTURE, Validity.REVOKED, true);
    }

    @Override
    public ClientCredentials revokedCard(String nationalId) {
        return card(Use.CARD_AUTHENTICATION, Use.CARD_SIGNATURE, nationalId, Validity.REVOKED);
    }

    @Override
    public ClientCredentials staffCard(String holderId) {
        return card(Use.STAFF_CARD_AUTHENTICATION, Use.STAFF_CARD_SIGNATURE, holderId, Validity.VALID);
    }

    /** Whether a certificate is on the sandbox's revocation list. */
    public boolean isRevoked(X509Certificate certificate) {
        return pki.revocations().contain(certificate);
    }

    private ClientCredentials card(Use authentication, Use signature, String holder, Validity validity) {
        return pki.credentials(
                new CertificateSpec(authentication, holder, "", validity, true),
                new CertificateSpec(signature, holder, "", validity, true));
    }

    @Override
    public ClientCredentials card(String nationalId) {
        return card(Use.CARD_AUTHENTICATION, Use.CARD_SIGNATURE, nationalId, Validity.VALID);
    }

    @Override
    public Path directory() {
        return pki.directory();
    }

    private ClientCredentials organisation(String commonName, String unit, Validity validity, boolean trusted) {
        CertificateSpec authentication = new CertificateSpec(Use.AUTHENTICATION, commonName, unit, validity, trusted);
        CertificateSpec signature = new CertificateSpec(Use.SIGNATURE, commonName, unit, validity, trusted);
        return pki.credentials(authentication, authentication.authenticatesOnly() ? authentication : signature);
    }

    private static String commonName(String service) {
        return "insi".equals(service) ? "INSI-AUTO" : "SANDBOX-LPS";
    }
}
