package org.segursdk.core.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Provider;
import java.security.Security;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.segursdk.core.error.Outcome;
import org.segursdk.core.error.SegurSecurityException;

/** Keys that live in a token: PKCS#11 on SoftHSM2, skipped where it is not installed. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TokenTest {
    private static final char[] PIN = SoftTokens.PIN.toCharArray();
    private static SoftTokens tokens;
    private static Path configuration;
    private static Path guarded;
    private static KeyMaterial rsa;
    private static KeyMaterial elliptic;

    @BeforeAll
    static void makeTokens() throws Exception {
        tokens = SoftTokens.prepare();
        configuration = tokens.make("card");
        guarded = tokens.make("guarded");
        rsa = certified("RSA", 2048);
        elliptic = certified("EC", 256);
        SoftTokens.put(configuration, "rsa", rsa.privateKey(), rsa.certificate());
        SoftTokens.put(configuration, "ec", elliptic.privateKey(), elliptic.certificate());
    }

    private static KeyMaterial certified(String algorithm, int size) throws Exception {
        return TestCertificates.selfSigned(
                algorithm,
                size,
                "CN=TOKEN-" + algorithm + ",OU=10B0193488",
                Instant.parse("2020-01-01T00:00:00Z"),
                Instant.parse("2040-01-01T00:00:00Z"));
    }

    private static ClientCredentials open(String authentication, String signature) {
        return ClientCredentials.pkcs11(configuration, PIN, authentication, signature);
    }

    @Test
    @Order(1)
    void pkcs11_wrongPin_isToldApart() {
        assertThatThrownBy(() -> ClientCredentials.pkcs11(guarded, "000000".toCharArray(), "rsa", "rsa"))
                .isInstanceOfSatisfying(SegurSecurityException.class, e -> {
                    assertThat(e.code()).isEqualTo("CREDENTIALS-PIN-REFUSED");
                    assertThat(e.outcome()).isEqualTo(Outcome.NOT_SENT);
                    assertThat(e.retryable()).isFalse();
                })
                .hasMessageNotContaining("000000");
    }

    @Test
    @Order(1)
    void pkcs11_emptySlotOrUnknownKey_isOneClearError() throws IOException {
        Path empty = tokens.configuration("empty", "4711");
        assertThatThrownBy(() -> ClientCredentials.pkcs11(empty, PIN, "rsa", "rsa"))
                .isInstanceOfSatisfying(
                        SegurSecurityException.class, e -> assertThat(e.code()).isEqualTo("CREDENTIALS-UNREADABLE"));
        assertThatThrownBy(() -> open("rsa", "nobody"))
                .isInstanceOfSatisfying(
                        SegurSecurityException.class, e -> assertThat(e.code()).isEqualTo("CREDENTIALS-UNREADABLE"));
    }

    @ParameterizedTest
    @CsvSource({"rsa,SHA256withRSA", "ec,SHA256withECDSA"})
    @Order(1)
    void pkcs11_aKey_signsWithoutLeavingTheToken(String alias, String algorithm) throws Exception {
        KeyMaterial material = open("rsa", alias).signature();
        KeyMaterial original = alias.equals("rsa") ? rsa : elliptic;
        assertThat(material.certificate()).isEqualTo(original.certificate());
        assertThat(material.privateKey().getEncoded()).isNull();
        assertThat(material.toString()).isEqualTo("KeyMaterial[redacted]");
        byte[] text = "Ségur".getBytes(StandardCharsets.UTF_8);
        Provider provider = material.provider().orElseThrow();
        assertThat(Arrays.asList(Security.getProviders())).doesNotContain(provider);
        Signature signing = Signature.getInstance(algorithm, provider);
        signing.initSign(material.privateKey());
        signing.update(text);
        byte[] value = signing.sign();
        Signature verifying = Signature.getInstance(algorithm);
        verifying.initVerify(original.certificate());
        verifying.update(text);
        assertThat(verifying.verify(value)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"rsa,TLSv1.2", "rsa,TLSv1.3", "ec,TLSv1.2", "ec,TLSv1.3"})
    @Order(1)
    void tls_keyInTheToken_authenticatesTheClient(String alias, String protocol) throws Exception {
        SSLContext context = Tls.context(open(alias, alias), TrustMaterial.of(List.of(elliptic.certificate())));
        assertThat(seenByServer(context, protocol)).isEqualTo((alias.equals("rsa") ? rsa : elliptic).certificate());
    }

    @Test
    @Order(1)
    void tls_softwareKeyBesideATokens_isServedAsEver() throws Exception {
        Tls.context(open("rsa", "rsa"), TrustMaterial.of(List.of(elliptic.certificate())));
        SSLContext software = Tls.context(ClientCredentials.of(rsa), TrustMaterial.of(List.of(elliptic.certificate())));
        assertThat(seenByServer(software, "TLSv1.3")).isEqualTo(rsa.certificate());
        assertThat(Signature.getInstance("SHA256withRSA").getProvider().getName())
                .isNotEqualTo("SegurSdkTokenKeys");
    }

    /** Last: the library does not get over it. */
    @Test
    @Order(2)
    void token_takenAway_signsNoMore() throws Exception {
        ClientCredentials credentials = open("rsa", "rsa");
        SSLContext context = Tls.context(credentials, TrustMaterial.of(List.of(elliptic.certificate())));
        tokens.remove();
        assertThatThrownBy(() -> seenByServer(context, "TLSv1.3")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> open("rsa", "rsa"))
                .isInstanceOfSatisfying(SegurSecurityException.class, e -> assertThat(e.outcome())
                        .isEqualTo(Outcome.NOT_SENT));
    }

    /** Shakes hands with a server that wants a certificate, and has it say one byte; returns what it was shown. */
    private static X509Certificate seenByServer(SSLContext client, String protocol) throws Exception {
        try (SSLServerSocket server = (SSLServerSocket)
                serverContext().getServerSocketFactory().createServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            server.setNeedClientAuth(true);
            server.setEnabledProtocols(new String[] {protocol});
            CompletableFuture<X509Certificate> seen = new CompletableFuture<>();
            Thread accepting = new Thread(() -> {
                try (SSLSocket socket = (SSLSocket) server.accept()) {
                    X509Certificate shown =
                            (X509Certificate) socket.getSession().getPeerCertificates()[0];
                    socket.getOutputStream().write(1);
                    seen.complete(shown);
                } catch (IOException e) {
                    seen.completeExceptionally(e);
                }
            });
            accepting.start();
            try (SSLSocket socket = (SSLSocket)
                    client.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), server.getLocalPort())) {
                socket.startHandshake();
                assertThat(socket.getSession().getProtocol()).isEqualTo(protocol);
                assertThat(socket.getInputStream().read()).isEqualTo(1);
            }
            return seen.get();
        }
    }

    private static SSLContext serverContext() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("server", elliptic.privateKey(), PIN, new X509Certificate[] {elliptic.certificate()});
        store.setCertificateEntry("rsa", rsa.certificate());
        store.setCertificateEntry("ec", elliptic.certificate());
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PIN);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }
}
