package org.segursdk.core.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import javax.net.ssl.X509TrustManager;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.Req;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.jcajce.JcaBasicOCSPRespBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RevocationTest {
    private static final URI ADDRESS = URI.create("http://crl.test/ac.crl");

    private KeyPair keys;
    private X509Certificate authority;
    private final List<URI> asked = new ArrayList<>();
    private byte[] list = new byte[0];
    private Instant now = Instant.now();

    @BeforeEach
    void makeAuthority() throws Exception {
        keys = keys();
        authority = issue("CN=AC", "CN=AC", keys, keys, 1, "");
    }

    private static KeyPair keys() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        return generator.generateKeyPair();
    }

    private static X509Certificate issue(
            String issuer, String subject, KeyPair issuerKeys, KeyPair subjectKeys, int serial, String crl)
            throws Exception {
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                new X500Name(issuer),
                BigInteger.valueOf(serial),
                Date.from(Instant.now().minus(Duration.ofDays(10))),
                Date.from(Instant.now().plus(Duration.ofDays(10))),
                new X500Name(subject),
                subjectKeys.getPublic());
        boolean isAuthority = serial == 1;
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(isAuthority));
        builder.addExtension(
                Extension.keyUsage,
                true,
                new KeyUsage(isAuthority ? KeyUsage.keyCertSign | KeyUsage.cRLSign : KeyUsage.digitalSignature));
        if (!crl.isEmpty()) {
            GeneralNames names = new GeneralNames(new GeneralName[] {
                new GeneralName(GeneralName.uniformResourceIdentifier, "ldap://crl.test/ac"),
                new GeneralName(GeneralName.uniformResourceIdentifier, crl)
            });
            DistributionPoint point = new DistributionPoint(new DistributionPointName(names), null, null);
            builder.addExtension(
                    Extension.cRLDistributionPoints, false, new CRLDistPoint(new DistributionPoint[] {point}));
        }
        return new JcaX509CertificateConverter()
                .getCertificate(
                        builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(issuerKeys.getPrivate())));
    }

    private X509Certificate server(int serial, String crl) throws Exception {
        return issue("CN=AC", "CN=server", keys, keys(), serial, crl);
    }

    private X509CRL revocations(KeyPair signer, Instant from, Instant to, int... serials) throws Exception {
        JcaX509v2CRLBuilder builder = new JcaX509v2CRLBuilder(authority, Date.from(from));
        builder.setNextUpdate(Date.from(to));
        for (int serial : serials) {
            builder.addCRLEntry(BigInteger.valueOf(serial), Date.from(from), 1);
        }
        return new JcaX509CRLConverter()
                .getCRL(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(signer.getPrivate())));
    }

    private byte[] fetch(URI address) throws IOException {
        asked.add(address);
        if (list.length == 0) {
            throw new IOException("down");
        }
        return list;
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneId.of("UTC");
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }

    private void check(RevocationPolicy policy, X509Certificate certificate) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("ca", authority);
        X509TrustManager manager = (X509TrustManager) RevocationCheck.trustManagers(store, policy)[0];
        manager.checkServerTrusted(new X509Certificate[] {certificate}, "ECDHE_ECDSA");
    }

    private void refuses(RevocationPolicy policy, X509Certificate certificate, BasicReason reason) {
        assertThatThrownBy(() -> check(policy, certificate)).rootCause().satisfies(cause -> assertThat(cause)
                .isNotNull());
        assertThatThrownBy(() -> check(policy, certificate)).satisfies(thrown -> {
            Throwable cause = thrown;
            while (!(cause instanceof CertPathValidatorException)) {
                cause = cause.getCause();
            }
            assertThat(((CertPathValidatorException) cause).getReason()).isEqualTo(reason);
        });
    }

    private RevocationPolicy policy() {
        return RevocationPolicy.lists(CrlCache.inMemory(this::fetch).with(clock(), Duration.ofHours(1)));
    }

    private static Instant in(Duration duration) {
        return Instant.now().plus(duration);
    }

    @Test
    @Tag("REM-MSST-05")
    void whatTheListNamesIsRefusedAndNothingElse() throws Exception {
        list = revocations(keys, in(Duration.ofHours(-1)), in(Duration.ofHours(1)), 7)
                .getEncoded();
        check(policy(), server(8, ADDRESS.toString()));
        refuses(policy(), server(7, ADDRESS.toString()), BasicReason.REVOKED);
        assertThat(asked).containsOnly(ADDRESS);
    }

    @Test
    void whatCannotBeToldIsRefused() throws Exception {
        X509Certificate server = server(8, ADDRESS.toString());
        refuses(policy(), server, BasicReason.UNDETERMINED_REVOCATION_STATUS);
        list = revocations(keys(), in(Duration.ofHours(-1)), in(Duration.ofHours(1)))
                .getEncoded();
        refuses(policy(), server, BasicReason.UNDETERMINED_REVOCATION_STATUS);
        list = "not a list".getBytes(StandardCharsets.US_ASCII);
        refuses(policy(), server, BasicReason.UNDETERMINED_REVOCATION_STATUS);
        list = revocations(keys, in(Duration.ofHours(-2)), in(Duration.ofHours(-1)))
                .getEncoded();
        refuses(policy(), server, BasicReason.UNDETERMINED_REVOCATION_STATUS);
    }

    @Test
    void aConfiguredListServesACertificateThatNamesNone() throws Exception {
        list = revocations(keys, in(Duration.ofHours(-1)), in(Duration.ofHours(1)), 7)
                .getEncoded();
        refuses(policy(), server(8, ""), BasicReason.UNDETERMINED_REVOCATION_STATUS);
        RevocationPolicy configured = RevocationPolicy.lists(CrlCache.inMemory(this::fetch), ADDRESS);
        check(configured, server(8, ""));
        refuses(configured, server(7, ""), BasicReason.REVOKED);
    }

    @Test
    @Tag("REM-MSST-06")
    void theLastListServesUntilItExpires(@TempDir Path folder) throws Exception {
        list = revocations(keys, in(Duration.ofHours(-1)), in(Duration.ofHours(5)))
                .getEncoded();
        CrlCache cache = CrlCache.inFolder(folder, this::fetch).with(clock(), Duration.ofHours(1));
        assertThat(cache.find(ADDRESS)).isPresent();
        assertThat(cache.find(ADDRESS)).isPresent();
        assertThat(asked).hasSize(1);

        list = new byte[0];
        now = in(Duration.ofHours(2));
        assertThat(cache.find(ADDRESS)).isPresent();
        assertThat(asked).hasSize(2);
        now = now.plus(Duration.ofMinutes(1));
        assertThat(cache.find(ADDRESS)).isPresent();
        assertThat(asked).hasSize(2);
        now = now.plus(Duration.ofMinutes(10));
        assertThat(cache.find(ADDRESS)).isPresent();
        assertThat(asked).hasSize(3);

        CrlCache another = CrlCache.inFolder(folder, this::fetch).with(clock(), Duration.ofHours(1));
        assertThat(another.find(ADDRESS)).isPresent();
        now = in(Duration.ofHours(6));
        assertThat(cache.find(ADDRESS)).isEmpty();
        assertThat(another.find(ADDRESS)).isEmpty();
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void anOlderListDoesNotTakeTheNewersPlace() throws Exception {
        byte[] newer = revocations(keys, in(Duration.ofHours(-1)), in(Duration.ofHours(9)), 7)
                .getEncoded();
        byte[] older = revocations(keys, in(Duration.ofHours(-3)), in(Duration.ofHours(9)))
                .getEncoded();
        CrlCache cache = CrlCache.inMemory(this::fetch).with(clock(), Duration.ofHours(1));
        list = newer;
        cache.find(ADDRESS);
        list = older;
        now = in(Duration.ofHours(2));
        assertThat(cache.find(ADDRESS).orElseThrow().getEncoded()).isEqualTo(newer);
        assertThat(asked).hasSize(2);
    }

    @Test
    void byOcspWithoutAResponderNothingPasses() throws Exception {
        refuses(RevocationPolicy.ocsp(), server(8, ADDRESS.toString()), BasicReason.UNSPECIFIED);
        assertThat(asked).isEmpty();
    }

    @Test
    @Tag("REM-MSST-05")
    void anOcspResponderIsAskedToo() throws Exception {
        HttpServer responder = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        responder.createContext("/", exchange -> {
            byte[] posted = exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().getPath();
            byte[] answer =
                    ocsp(posted.length > 0 ? posted : Base64.getDecoder().decode(path.substring(1)));
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        responder.start();
        try {
            URI address =
                    URI.create("http://localhost:" + responder.getAddress().getPort() + "/");
            check(RevocationPolicy.ocsp(address), server(8, ""));
            refuses(RevocationPolicy.ocsp(address), server(7, ""), BasicReason.REVOKED);
        } finally {
            responder.stop(0);
        }
        refuses(
                RevocationPolicy.ocsp(URI.create("http://localhost:1/")),
                server(8, ""),
                BasicReason.UNDETERMINED_REVOCATION_STATUS);
    }

    /** Number 7 is revoked. */
    private byte[] ocsp(byte[] request) throws IOException {
        try {
            var builder = new JcaBasicOCSPRespBuilder(authority.getSubjectX500Principal());
            for (Req each : new OCSPReq(request).getRequestList()) {
                boolean revoked = each.getCertID().getSerialNumber().intValue() == 7;
                builder.addResponse(
                        each.getCertID(),
                        revoked ? new RevokedStatus(Date.from(in(Duration.ofDays(-1))), 1) : CertificateStatus.GOOD);
            }
            var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate());
            return new OCSPRespBuilder()
                    .build(OCSPRespBuilder.SUCCESSFUL, builder.build(signer, null, Date.from(Instant.now())))
                    .getEncoded();
        } catch (OCSPException | OperatorCreationException e) {
            throw new IOException(e);
        }
    }

    @Test
    void trustWithoutAPolicyIsAsBefore() {
        TrustMaterial trust = TrustMaterial.of(List.of(authority));
        assertThat(trust.revocation()).isEmpty();
        assertThatCode(() -> Tls.context(trust)).doesNotThrowAnyException();
        TrustMaterial checked = trust.withRevocation(policy());
        assertThat(checked.revocation()).isPresent();
        assertThat(checked.authorities()).isEqualTo(trust.authorities());
        assertThatThrownBy(() -> TrustMaterial.system().withRevocation(policy()))
                .isInstanceOf(IllegalStateException.class);
    }
}
