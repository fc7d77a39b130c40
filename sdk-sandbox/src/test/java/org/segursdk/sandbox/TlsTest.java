package org.segursdk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.segursdk.core.credentials.ClientCredentials;
import org.segursdk.core.credentials.SandboxMark;

class TlsTest {
    @Test
    void certificates_allBearTheMarkAndTheirNames(@TempDir Path directory) {
        SandboxPki pki = SandboxPki.open(directory);
        ClientCredentials insi = pki.credentials("insi");

        assertThat(List.of(
                        pki.authority(),
                        insi.authentication().certificate(),
                        insi.signature().certificate()))
                .allMatch(SandboxMark::isOn);
        assertThat(insi.authentication().certificate().getSubjectX500Principal().getName())
                .contains("CN=INSI-AUTO", "OU=10B0193488");
        assertThat(pki.untrusted("dmp").authentication().certificate())
                .matches(SandboxMark::isOn)
                .extracting(X509Certificate::getIssuerX500Principal)
                .isNotEqualTo(pki.authority().getSubjectX500Principal());
        assertThat(pki.expiringSoon("dmp")
                        .authentication()
                        .certificate()
                        .getNotAfter()
                        .toInstant())
                .isBetween(Instant.now(), Instant.now().plus(Duration.ofDays(11)));
    }

    @Test
    void keyUsages_separateAuthenticationFromSignature(@TempDir Path directory) throws Exception {
        ClientCredentials dmp = SandboxPki.open(directory).credentials("dmp");

        assertThat(dmp.authentication().certificate().getKeyUsage()[1]).isFalse();
        assertThat(dmp.authentication().certificate().getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.2");
        assertThat(dmp.signature().certificate().getKeyUsage()[1]).isTrue();
        assertThat(dmp.signature().privateKey().getAlgorithm()).isEqualTo("RSA");
    }

    @Test
    void directory_reopened_givesTheSameCertificates(@TempDir Path directory) {
        SandboxPki first = SandboxPki.open(directory);
        X509Certificate certificate = first.credentials("dmp").signature().certificate();

        SandboxPki second = SandboxPki.open(directory);

        assertThat(second.authority()).isEqualTo(first.authority());
        assertThat(second.credentials("dmp").signature().certificate()).isEqualTo(certificate);
    }

    @Test
    void directory_holdsFilesOtherToolsRead(@TempDir Path directory) throws Exception {
        SandboxPki pki = SandboxPki.open(directory);
        X509Certificate expected = pki.credentials("dmp").authentication().certificate();
        char[] password = Files.readString(directory.resolve("password.txt")).toCharArray();

        try (var files = Files.list(directory.resolve("certificates"))) {
            Path store = files.filter(f -> f.toString().endsWith("-auth.p12"))
                    .findFirst()
                    .orElseThrow();
            String base = store.toString().replace(".p12", "");
            assertThat(ClientCredentials.pkcs12(store, password)
                            .authentication()
                            .certificate())
                    .isEqualTo(expected);
            assertThat(ClientCredentials.pem(Path.of(base + ".pem"), Path.of(base + ".key.pem"))
                            .authentication()
                            .certificate())
                    .isEqualTo(expected);
        }
        assertThat(directory.resolve("ca.pem")).exists();
    }

    @Test
    void connection_expiredClient_isRefusedByTheServer() throws Exception {
        try (Sandbox sandbox = Sandbox.builder().start()) {
            HttpClient expired = Http.client(sandbox.pki(), sandbox.pki().expired("dmp"));

            assertThatThrownBy(() -> Http.get(expired, sandbox.baseUri().resolve("/")))
                    .isInstanceOf(IOException.class);

            HttpClient soon = Http.client(sandbox.pki(), sandbox.pki().expiringSoon("dmp"));
            assertThat(Http.get(soon, sandbox.baseUri().resolve("/")).statusCode())
                    .isEqualTo(200);
        }
    }

    /** The JDK does not even present a certificate whose authority the server did not name. */
    @Test
    void connection_untrustedClient_hasNoCertificateForTheServices() throws Exception {
        try (Sandbox sandbox = Sandbox.builder().start()) {
            HttpClient untrusted = Http.client(sandbox.pki(), sandbox.pki().untrusted("dmp"));

            assertThat(Http.post(
                                    untrusted,
                                    sandbox.baseUri().resolve("/dmp/patients"),
                                    "application/soap+xml",
                                    new byte[0])
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void connection_clientThatTrustsNobodyHere_refusesTheServer() {
        try (Sandbox sandbox = Sandbox.builder().start()) {
            HttpClient stranger = HttpClient.newHttpClient();

            assertThatThrownBy(() -> stranger.send(
                            HttpRequest.newBuilder(sandbox.baseUri()).build(), HttpResponse.BodyHandlers.discarding()))
                    .isInstanceOf(SSLHandshakeException.class);
        }
    }

    @Test
    void endpoints_areThoseOfTheRunningSandbox() {
        try (Sandbox sandbox = Sandbox.builder().start()) {
            assertThat(sandbox.endpoints().find("dmp").orElseThrow().uri())
                    .isEqualTo(sandbox.baseUri().resolve("/dmp"));
            assertThat(sandbox.endpoints().find("dmp").orElseThrow().trust().authorities())
                    .containsExactly(sandbox.pki().authority());
        }
    }

    @Test
    void close_temporaryDirectory_isDeleted() {
        Path directory;
        try (Sandbox sandbox = Sandbox.builder().start()) {
            directory = sandbox.pki().directory();
            assertThat(directory).exists();
        }
        assertThat(directory.getParent()).doesNotExist();
    }

    @Test
    void close_givenDirectory_keepsOnlyItsCertificates(@TempDir Path directory) throws Exception {
        try (Sandbox sandbox = Sandbox.builder().directory(directory).start()) {
            assertThat(sandbox.pki().directory()).isEqualTo(directory.resolve("pki"));
        }
        try (var left = Files.list(directory)) {
            assertThat(left).containsExactly(directory.resolve("pki"));
        }
    }
}
