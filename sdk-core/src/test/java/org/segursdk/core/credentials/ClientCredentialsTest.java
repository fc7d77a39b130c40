package org.segursdk.core.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.time.Instant;
import java.util.Base64;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.segursdk.core.error.Outcome;
import org.segursdk.core.error.SegurSecurityException;

class ClientCredentialsTest {
    private static final char[] PASSWORD = "canary-secret".toCharArray();
    private KeyMaterial material;

    @TempDir
    Path folder;

    @BeforeEach
    void makeKey() throws Exception {
        material = TestCertificates.selfSigned(
                "CN=INSI-AUTO,OU=10B0193488",
                Instant.parse("2020-01-01T00:00:00Z"),
                Instant.parse("2040-01-01T00:00:00Z"));
    }

    private Path pkcs12() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("k", material.privateKey(), PASSWORD, new Certificate[] {material.certificate()});
        Path file = folder.resolve("client.p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD);
        }
        return file;
    }

    @Test
    void pkcs12_readsKeyAndChain() throws Exception {
        ClientCredentials credentials = ClientCredentials.pkcs12(pkcs12(), PASSWORD);
        assertThat(credentials.authentication().certificate()).isEqualTo(material.certificate());
        assertThat(credentials.authentication().privateKey()).isEqualTo(material.privateKey());
        assertThat(credentials.signature()).isSameAs(credentials.authentication());
        assertThat(credentials.toString() + credentials.authentication()).doesNotContain("INSI-AUTO");
    }

    @Test
    void pkcs12_wrongPassword_saysSoWithoutTheSecret() throws Exception {
        Path file = pkcs12();
        assertThatThrownBy(() -> ClientCredentials.pkcs12(file, "canary-wrong".toCharArray()))
                .isInstanceOfSatisfying(SegurSecurityException.class, e -> {
                    assertThat(e.code()).isEqualTo("CREDENTIALS-UNREADABLE");
                    assertThat(e.outcome()).isEqualTo(Outcome.NOT_SENT);
                    assertThat(e.retryable()).isFalse();
                })
                .hasMessageNotContaining("canary");
    }

    @Test
    void pem_readsPkcs8AndRefusesACertificateAlone() throws Exception {
        Path certificate = pem("CERTIFICATE", material.certificate().getEncoded());
        Path key = pem("PRIVATE KEY", material.privateKey().getEncoded());
        assertThat(ClientCredentials.pem(certificate, key).authentication().certificate())
                .isEqualTo(material.certificate());
        assertThatThrownBy(() -> ClientCredentials.pem(certificate, certificate))
                .isInstanceOf(SegurSecurityException.class);
        assertThat(TrustMaterial.pem(certificate).authorities()).containsExactly(material.certificate());
        assertThatThrownBy(() -> TrustMaterial.pem(key)).isInstanceOf(SegurSecurityException.class);
    }

    @ParameterizedTest
    @CsvSource({"RSA,2048", "EC,256"})
    void pem_pkcs8_isReadByTheJdk(String algorithm, int size) throws Exception {
        Instant now = Instant.now();
        KeyMaterial made =
                TestCertificates.selfSigned(algorithm, size, "CN=pem", now.minusSeconds(60), now.plusSeconds(3600));
        PrivateKey read = ClientCredentials.pem(
                        pem("CERTIFICATE", made.certificate().getEncoded()),
                        pem("PRIVATE KEY", made.privateKey().getEncoded()))
                .authentication()
                .privateKey();
        assertThat(read.getEncoded()).isEqualTo(made.privateKey().getEncoded());
        assertThat(read.getClass().getName()).startsWith("sun.security.");
    }

    @Test
    void pem_traditionalForm_isReadToo() throws Exception {
        Instant now = Instant.now();
        KeyMaterial made =
                TestCertificates.selfSigned("RSA", 2048, "CN=pem", now.minusSeconds(60), now.plusSeconds(3600));
        StringWriter traditional = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(traditional)) {
            writer.writeObject(made.privateKey());
        }
        assertThat(traditional.toString()).startsWith("-----BEGIN RSA PRIVATE KEY-----");
        PrivateKey read = ClientCredentials.pem(
                        pem("CERTIFICATE", made.certificate().getEncoded()),
                        Files.writeString(folder.resolve("old.pem"), traditional.toString()))
                .authentication()
                .privateKey();
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(read);
        byte[] signed = signature.sign();
        signature.initVerify(made.certificate());
        assertThat(signature.verify(signed)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nothing",
                "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
                "-----BEGIN PRIVATE KEY-----\nAAAA\n"
            })
    void pem_noKey_isOneClearError(String text) throws Exception {
        Path certificate = pem("CERTIFICATE", material.certificate().getEncoded());
        Path key = Files.writeString(folder.resolve("none.pem"), text);
        assertThatThrownBy(() -> ClientCredentials.pem(certificate, key))
                .isInstanceOfSatisfying(
                        SegurSecurityException.class, e -> assertThat(e.code()).isEqualTo("CREDENTIALS-UNREADABLE"));
    }

    @Test
    void pkcs11_missingLibrary_isOneClearError() throws Exception {
        Path configuration = Files.writeString(folder.resolve("p11.cfg"), "name=none\nlibrary=/nonexistent.so\n");
        assertThatThrownBy(() -> ClientCredentials.pkcs11(configuration, PASSWORD, "a", "s"))
                .isInstanceOfSatisfying(
                        SegurSecurityException.class, e -> assertThat(e.code()).isEqualTo("CREDENTIALS-UNREADABLE"));
    }

    @Test
    void tls_context_allowsOnlyModernVersions() {
        assertThat(Tls.PROTOCOLS).containsExactly("TLSv1.3", "TLSv1.2");
        assertThat(Tls.context(ClientCredentials.of(material), TrustMaterial.system())
                        .getProtocol())
                .isEqualTo("TLS");
    }

    private Path pem(String label, byte[] der) throws Exception {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return Files.writeString(
                folder.resolve(label.replace(' ', '-') + ".pem"),
                "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n");
    }
}
