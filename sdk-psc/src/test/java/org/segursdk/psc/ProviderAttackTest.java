package org.segursdk.psc;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.segursdk.core.Endpoint;
import org.segursdk.core.Endpoints;
import org.segursdk.core.Environment;
import org.segursdk.core.error.SegurException;

/** Documents of discovery and keys, wrong or turned against the client. */
class ProviderAttackTest extends PscTestBase {
    private static Arguments entry(String code, String name, Object value) {
        return Arguments.of(code, name, value);
    }

    static Stream<Arguments> documents() {
        return Stream.of(
                entry("PSC-DISCOVERY-ISSUER", "issuer", "https://localhost/auth/realms/autre"),
                entry("PSC-DISCOVERY-HOST", "token_endpoint", "https://evil.example/token"),
                entry("PSC-DISCOVERY-HOST", "userinfo_endpoint", "https://evil.example/userinfo"),
                entry("PSC-DISCOVERY-HOST", "jwks_uri", "https://localhost:1/certs"),
                entry("PSC-DISCOVERY-HOST", "introspection_endpoint", "https://evil.example/introspect"),
                entry("PSC-DISCOVERY-HOST", "end_session_endpoint", "https://evil.example/logout"),
                entry("PSC-DISCOVERY-HOST", "backchannel_authentication_endpoint", "https://evil.example/ciba"),
                entry("PSC-DISCOVERY-HOST", "authorization_endpoint", "https://evil.example/auth"),
                entry("PSC-DISCOVERY-HTTPS", "token_endpoint", "http://localhost/token"),
                entry("PSC-DISCOVERY-HTTPS", "authorization_endpoint", "http://localhost/auth"),
                entry("PSC-DISCOVERY-HTTPS", "token_endpoint", "https://user@localhost/token"),
                entry("PSC-DISCOVERY-UNREADABLE", "subject_types_supported", 12),
                entry("PSC-DISCOVERY-MISSING", "token_endpoint", ""));
    }

    @ParameterizedTest(name = "{1} -> {0}")
    @MethodSource("documents")
    void documentsThatAreWrong_areRefused(String code, String name, Object value) {
        issuer.discovery = document -> {
            if (value.equals("")) {
                document.remove(name);
            } else {
                document.put(name, value);
            }
        };
        PscClient psc = client();
        assertThat(code(psc::startLogin)).isEqualTo(code);
        assertThat(issuer.count("token")).isZero();
    }

    @Test
    void thePageOfTheLogin_mayBeOnAnotherHost_outsideTheSandbox() {
        issuer.discovery = document -> document.put("authorization_endpoint", "https://wallet.example/auth");
        PscClient psc = client(
                context(Environment.INTEGRATION, builder -> builder),
                settings(secret()).build());
        assertThat(psc.startLogin().authorizationUri().getHost()).isEqualTo("wallet.example");
        assertThat(code(() -> client().startLogin())).isEqualTo("PSC-DISCOVERY-HOST");
    }

    @Test
    void serversThatAreNamed_areAllowed() {
        issuer.discovery = document -> document.put("introspection_endpoint", "https://localhost:9/introspect");
        assertThat(code(() -> client().startLogin())).isEqualTo("PSC-DISCOVERY-HOST");
        assertThat(client(settings(secret()).allowHost("localhost:9").build()).startLogin())
                .isNotNull();
    }

    @Test
    void theAddressesForMutualTls_areTakenWithACertificate() {
        issuer.discovery = document -> document.put(
                "mtls_endpoint_aliases",
                Map.of("token_endpoint", issuer.issuer() + "/protocol/openid-connect/mtls/token"));
        session(client(settings(ClientAuthentication.mutualTls()).build()));
        assertThat(issuer.last("token").path()).endsWith("/mtls/token");
        session(client());
        assertThat(issuer.last("token").path()).doesNotContain("mtls");
    }

    @Test
    void theDocument_isReadAgainAfterAnHour_andServesForADayWithoutAnother() {
        PscClient psc = client();
        psc.startLogin();
        psc.startLogin();
        assertThat(issuer.count("wallet-openid-configuration")).isEqualTo(1);
        clock.advance(Duration.ofHours(1));
        issuer.faults.put(
                "wallet-openid-configuration", reply -> new TestIssuer.Reply(200, "text/plain", "", Map.of()));
        psc.startLogin();
        assertThat(issuer.count("wallet-openid-configuration")).isEqualTo(2);
        clock.advance(Duration.ofHours(24));
        assertThat(code(psc::startLogin)).isEqualTo("PSC-DISCOVERY-UNREADABLE");
    }

    @Test
    void aDocumentThatIsNotThere_isAFailure() {
        issuer.faults.put(
                "wallet-openid-configuration", reply -> new TestIssuer.Reply(404, "text/html", "<html>", Map.of()));
        SegurException failure = failure(() -> client().startLogin());
        assertThat(failure.code()).isEqualTo("SERVICE-FAULT");
        assertThat(failure.retryable()).isTrue();
    }

    @Test
    void aRotatedKey_isFetchedOnce() {
        PscClient psc = client();
        session(psc);
        issuer.keys.put("k2", TestPki.rsa());
        issuer.signingKey = "k2";
        issuer.keys.remove("k1");
        session(psc);
        session(psc);
        assertThat(issuer.count("certs")).isEqualTo(2);
    }

    @Test
    void unknownKeys_doNotMakeTheClientFetchForEach() {
        PscClient psc = client();
        session(psc);
        for (int i = 0; i < 5; i++) {
            String id = "inconnu" + i;
            issuer.header = head -> head.put("kid", id);
            assertThat(code(() -> login(psc))).isEqualTo("PSC-JWT-KEY");
        }
        assertThat(issuer.count("certs")).isEqualTo(2);
        clock.advance(Duration.ofMinutes(1));
        assertThat(code(() -> login(psc))).isEqualTo("PSC-JWT-KEY");
        assertThat(issuer.count("certs")).isEqualTo(3);
    }

    @Test
    void aTokenThatNamesNoKey_isVerifiedByTheOnlyOne() {
        issuer.header = head -> head.remove("kid");
        assertThat(login(client())).isInstanceOf(LoginResult.Granted.class);
        issuer.keys.put("k2", TestPki.rsa());
        assertThat(code(() -> login(client()))).isEqualTo("PSC-JWT-KEY");
    }

    @Test
    void keysOfOtherUses_andWeakOnes_signNothing() {
        Map<String, Object> encryption = new LinkedHashMap<>(Jws.jwk("k1", issuer.keys.get("k1")));
        encryption.put("use", "enc");
        keys(List.of(encryption));
        assertThat(code(() -> login(client()))).isEqualTo("PSC-JWT-KEY");
        keys(List.of(Map.of("kty", "oct", "kid", "k1", "k", "c2VjcmV0")));
        assertThat(code(() -> login(client()))).isEqualTo("PSC-JWT-KEY");
        KeyPair weak = weak();
        keys(List.of(Jws.jwk("k1", weak)));
        issuer.signing = Optional.of((head, claims) -> Jws.signed(head, claims, weak));
        assertThat(code(() -> login(client()))).isEqualTo("PSC-JWT-KEY");
    }

    private static KeyPair weak() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(1024);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void keys(List<Map<String, Object>> keys) {
        issuer.faults.put("certs", reply -> TestIssuer.Reply.json(200, Map.of("keys", keys)));
    }

    @Test
    void endlessKeys_areRefused() {
        List<Map<String, Object>> many = new ArrayList<>();
        Map<String, Object> key = Jws.jwk("k1", issuer.keys.get("k1"));
        for (int i = 0; i < 101; i++) {
            Map<String, Object> each = new LinkedHashMap<>(key);
            each.put("kid", "k" + i);
            many.add(each);
        }
        keys(many);
        assertThat(code(() -> login(client()))).isEqualTo("PSC-JWKS-TOO-MANY");
        String one = "{\"kty\":\"oct\",\"k\":\"AAAA\"},";
        issuer.faults.put(
                "certs",
                reply -> new TestIssuer.Reply(
                        200, "application/json", "{\"keys\":[" + one.repeat(100_000) + "{}]}", Map.of()));
        assertThat(code(() -> login(client()))).isEqualTo("PSC-ANSWER-TOO-LARGE");
        issuer.faults.put("certs", reply -> new TestIssuer.Reply(200, "application/json", "{\"keys\":1}", Map.of()));
        assertThat(code(() -> login(client()))).isEqualTo("PSC-JWKS-UNREADABLE");
    }

    @Test
    void aServerOfAnotherAuthority_isNotTrusted() {
        var context = context(
                Environment.SANDBOX,
                builder -> builder.endpoints(Endpoints.builder(Environment.SANDBOX)
                        .endpoint(
                                "psc",
                                Endpoint.builder(issuer.base())
                                        .trust(TestPki.STRANGE.trust())
                                        .build())
                        .build()));
        PscClient psc = client(context, settings(secret()).build());
        assertThat(code(psc::startLogin)).isEqualTo("TLS-UNTRUSTED-SERVER");
    }

    @Test
    void addressesWithoutTls_areNeverCalled() {
        AtomicReference<PscSettings.Builder> builder = new AtomicReference<>(settings(secret()));
        assertThat(code(() -> builder.get()
                        .discovery(URI.create("http://localhost/d"))
                        .build()))
                .isEqualTo("INVALID-INPUT");
        assertThat(code(() -> settings(secret())
                        .redirect(URI.create("http://lps.example/retour"))
                        .build()))
                .isEqualTo("INVALID-INPUT");
    }
}
