package org.segursdk.psc;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.segursdk.core.Endpoint;
import org.segursdk.core.Endpoints;
import org.segursdk.core.Environment;
import org.segursdk.core.SegurContext;
import org.segursdk.core.error.ServiceFaultException;

/** Tokens of an API, got by exchange. */
class ApiPscTest extends PscTestBase {
    private SegurContext context;
    private PscClient psc;
    private final AtomicReference<String> thumbprint = new AtomicReference<>("");

    @BeforeEach
    void api() throws Exception {
        Endpoint known =
                Endpoint.builder(issuer.base()).trust(TestPki.KNOWN.trust()).build();
        Endpoint api = Endpoint.builder(URI.create(issuer.base() + "/api/exchange"))
                .trust(TestPki.KNOWN.trust())
                .build();
        context = context(
                Environment.SANDBOX,
                builder -> builder.endpoints(Endpoints.builder(Environment.SANDBOX)
                        .endpoint("psc", known)
                        .endpoint("api", api)
                        .build()));
        psc = client(context, settings(secret()).build());
        thumbprint.set(Jws.ansThumbprint(
                context.credentials("api").authentication().certificate().getEncoded()));
        issuer.faults.put(
                "exchange",
                reply -> TestIssuer.Reply.json(
                        200,
                        Map.of(
                                "access_token",
                                issuer.sign(
                                        Map.of("alg", "RS256", "kid", "k1"),
                                        Map.of("jti", "canari-api", "cnf", Map.of("x5t#S256", thumbprint.get()))),
                                "issued_token_type",
                                "urn:ietf:params:oauth:token-type:access_token",
                                "token_type",
                                "Bearer",
                                "scope",
                                "dossier lire",
                                "expires_in",
                                14_400)));
    }

    private ApiSettings.Builder settings() {
        return ApiSettings.builder("api", "client-as", "dossier lire");
    }

    @Test
    void theTokenOfTheSession_isExchanged_andKeptUntilItIsOver() {
        ApiPsc api = psc.api(settings()
                .subjectIssuer("psc")
                .audience("api-dossier")
                .parameter("autre", "1")
                .build());
        PscSession session = session(psc);
        ApiToken token = api.token(session).orElseThrow();
        assertThat(issuer.last("exchange").form())
                .containsEntry("grant_type", "urn:ietf:params:oauth:grant-type:token-exchange")
                .containsEntry("subject_token", session.accessToken().orElseThrow())
                .containsEntry("subject_token_type", "urn:ietf:params:oauth:token-type:access_token")
                .containsEntry("client_id", "client-as")
                .containsEntry("scope", "dossier lire")
                .containsEntry("subject_issuer", "psc")
                .containsEntry("audience", "api-dossier")
                .containsEntry("autre", "1")
                .doesNotContainKey("client_secret");
        assertThat(issuer.last("exchange").authorization()).isEmpty();
        assertThat(token.scopes()).containsExactly("dossier", "lire");
        assertThat(token.expiresAt()).isEqualTo(clock.instant().plusSeconds(14_400));
        assertThat(token.isBoundTo(context.credentials("api").authentication().certificate()))
                .isTrue();
        clock.advance(Duration.ofMinutes(20));
        assertThat(api.token(session)).containsSame(token);
        api.forget(session);
        assertThat(api.token(session)).isPresent().get().isNotSameAs(token);
        assertThat(issuer.count("exchange")).isEqualTo(2);
    }

    @Test
    void anExchange_isMadeWithAFreshToken() {
        ApiPsc api = psc.api(settings().build());
        PscSession session = session(psc);
        clock.advance(Duration.ofMinutes(5));
        assertThat(api.token(session)).isPresent();
        assertThat(issuer.count("token")).isEqualTo(2);
    }

    @Test
    void aTokenOfAnotherCertificate_orOfNone_isRefused() throws Exception {
        PscSession session = session(psc);
        thumbprint.set(Jws.rfcThumbprint(
                TestPki.STRANGE.client("autre").authentication().certificate().getEncoded()));
        assertThat(code(() -> psc.api(settings().build()).token(session))).isEqualTo("PSC-CNF-MISMATCH");
        issuer.faults.put(
                "exchange",
                reply -> TestIssuer.Reply.json(
                        200, Map.of("access_token", "opaque", "token_type", "Bearer", "expires_in", 60)));
        assertThat(code(() -> psc.api(settings().build()).token(session))).isEqualTo("PSC-CNF-MISSING");
        ApiSettings lenient = settings().binding(TokenBinding.WHEN_PRESENT).build();
        assertThat(psc.api(lenient).token(session)).isPresent();
    }

    @Test
    void aRefusal_isAFailureOfThatService() {
        PscSession session = session(psc);
        issuer.faults.put("exchange", reply -> TestIssuer.Reply.error(400, "invalid_token"));
        ServiceFaultException failure = (ServiceFaultException)
                failure(() -> psc.api(settings().build()).token(session));
        assertThat(failure.service()).isEqualTo("api");
        assertThat(failure.rawCode()).isEqualTo("invalid_token");
        assertThat(session.isOpen()).isTrue();
    }

    @Test
    void withTheSession_theTokensAreRevokedAndDropped() throws Exception {
        ApiPsc api = psc.api(
                settings().revocation(URI.create(issuer.base() + "/api/revoke")).build());
        PscSession session = session(psc);
        String token = api.token(session).orElseThrow().value();
        psc.logout(session);
        assertThat(issuer.last("revoke").form()).containsEntry("token", token).containsEntry("client_id", "client-as");
        assertThat(api.token(session)).isEmpty();
        assertThat(HeapWalk.texts(session)).noneMatch(text -> text.startsWith("eyJ"));
        assertThat(HeapWalk.texts(api)).noneMatch(text -> text.startsWith("eyJ"));
    }

    @Test
    void aRevocationThatFails_endsTheSessionAllTheSame() {
        issuer.faults.put("revoke", reply -> new TestIssuer.Reply(500, "text/html", "", Map.of()));
        ApiPsc api = psc.api(
                settings().revocation(URI.create(issuer.base() + "/api/revoke")).build());
        PscSession session = session(psc);
        api.token(session);
        assertThat(psc.endLocally(session)).isTrue();
        assertThat(issuer.count("revoke")).isEqualTo(1);
    }

    @Test
    void settingsThatAreWrong_areRefused() {
        assertThat(code(() -> settings().parameter("client_id", "x").build())).isEqualTo("INVALID-INPUT");
        assertThat(code(() ->
                        settings().revocation(URI.create("http://localhost/r")).build()))
                .isEqualTo("INVALID-INPUT");
        ApiSettings elsewhere =
                settings().revocation(URI.create("https://evil.example/revoke")).build();
        assertThat(code(() -> psc.api(elsewhere))).isEqualTo("INVALID-INPUT");
    }
}
