package org.segursdk.dmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.segursdk.core.Endpoint;
import org.segursdk.core.Endpoints;
import org.segursdk.core.Environment;
import org.segursdk.core.SegurContext;
import org.segursdk.core.credentials.ClientCredentials;
import org.segursdk.core.credentials.TrustMaterial;
import org.segursdk.core.document.Document;
import org.segursdk.core.document.DocumentContent;
import org.segursdk.core.error.Outcome;
import org.segursdk.core.error.SegurException;
import org.segursdk.core.error.SegurSecurityException;
import org.segursdk.core.error.ServiceFaultException;
import org.segursdk.core.error.TransportException;
import org.segursdk.core.terminology.Oid;
import org.segursdk.sandbox.DmpSituation;
import org.segursdk.sandbox.Sandbox;

/** Everything that may happen on the wire, for a call that changes nothing and for a deposit. */
class WireFaultTest extends SandboxTest {
    private static Document document() {
        return Samples.document(Oid.fromUuid(UUID.randomUUID()));
    }

    private static int stored() {
        return sandbox.dmp().documents(Samples.MATRICULE).size();
    }

    private static SegurException failedFeed(DmpClient client, Document document) {
        return catchThrowableOfType(SegurException.class, () -> client.feed(session(), document));
    }

    /** A client that gives a mute server up soon, where the server is to be mute. */
    private static DmpClient client(String kind) {
        if (!kind.equals("TIMEOUT")) {
            return client();
        }
        Endpoint endpoint = Endpoint.builder(sandbox.endpoints()
                        .find(DmpClient.SERVICE)
                        .orElseThrow()
                        .uri())
                .trust(sandbox.trust())
                .readTimeout(Duration.ofSeconds(1))
                .build();
        Endpoints endpoints = Endpoints.builder(Environment.SANDBOX)
                .endpoint(DmpClient.SERVICE, endpoint)
                .build();
        return DmpClient.create(context().endpoints(endpoints).build());
    }

    private static DmpSituation situation(String text) {
        return DmpSituation.of(DmpSituation.Kind.valueOf(text));
    }

    @ParameterizedTest
    @CsvSource({
        "RESET,TransportException,UNCERTAIN",
        "RESET_DURING_REQUEST,TransportException,UNCERTAIN",
        "TIMEOUT,TransportException,UNCERTAIN",
        "HALF_BODY,TransportException,UNCERTAIN",
        "EMPTY_200,TransportException,UNCERTAIN",
        "HTML_ERROR,TransportException,UNCERTAIN",
        "WRONG_CONTENT_TYPE,TransportException,UNCERTAIN",
        "DTD_IN_ANSWER,SegurSecurityException,UNCERTAIN",
        "SOAP11_FAULT,ServiceFaultException,REFUSED",
        "FAULT,ServiceFaultException,REFUSED"
    })
    void feed_brokenExchange_isOneClearErrorAndNeverSentAgain(String kind, String type, Outcome outcome) {
        sandbox.dmp().next(situation(kind));
        try (DmpClient client = client(kind)) {
            SegurException failure = failedFeed(client, document());
            assertThat(failure).isNotNull();
            assertThat(failure.getClass().getSimpleName()).isEqualTo(type);
            assertThat(failure.outcome()).isEqualTo(outcome);
            assertThat(failure.retryable()).isFalse();
        }
        assertThat(sandbox.recorder().exchanges()).hasSizeLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "RESET,TransportException,true",
        "TIMEOUT,TransportException,true",
        "HALF_BODY,TransportException,true",
        "EMPTY_200,TransportException,true",
        "HTML_ERROR,TransportException,true",
        "WRONG_CONTENT_TYPE,TransportException,true",
        "DTD_IN_ANSWER,SegurSecurityException,false",
        "SOAP11_FAULT,ServiceFaultException,true",
        "FAULT,ServiceFaultException,false"
    })
    void checkExistence_brokenExchange_isOneClearErrorAndMayBeAskedAgain(String kind, String type, boolean retryable) {
        sandbox.dmp().next(situation(kind));
        try (DmpClient client = client(kind)) {
            SegurException failure =
                    catchThrowableOfType(SegurException.class, () -> client.checkExistence(session(), Samples.ins()));
            assertThat(failure).isNotNull();
            assertThat(failure.getClass().getSimpleName()).isEqualTo(type);
            assertThat(failure.retryable()).isEqualTo(retryable);
        }
        assertThat(sandbox.recorder().exchanges()).hasSizeLessThanOrEqualTo(1);
        try (DmpClient client = client()) {
            assertThat(client.checkExistence(session(), Samples.ins()).isOpen()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = DmpSituation.Kind.class,
            names = {"HTTP_429", "HTTP_503"})
    void feed_serviceTooBusy_didNothingAndMayBeSentAgain(DmpSituation.Kind kind) {
        sandbox.dmp().next(DmpSituation.of(kind));
        try (DmpClient client = client()) {
            Document document = document();
            SegurException failure = failedFeed(client, document);
            assertThat(failure).isInstanceOf(ServiceFaultException.class);
            assertThat(failure.outcome()).isEqualTo(Outcome.REFUSED);
            assertThat(stored()).isZero();
            assertThat(client.feed(session(), document)).isInstanceOf(FeedResult.Accepted.class);
        }
    }

    @Test
    void feed_answerLostAfterTheDeposit_isUncertainThenAlreadyThere() {
        sandbox.dmp().next(DmpSituation.COMMIT_THEN_RESET);
        try (DmpClient client = client()) {
            Document document = document();
            SegurException failure = failedFeed(client, document);
            assertThat(failure).isInstanceOf(TransportException.class);
            assertThat(failure.outcome()).isEqualTo(Outcome.UNCERTAIN);
            assertThat(failure.retryable()).isFalse();
            assertThat(sandbox.recorder().exchanges()).hasSize(1);
            assertThat(stored()).isEqualTo(2);
            assertThat(client.feed(session(), document)).isInstanceOf(FeedResult.AlreadyThere.class);
            assertThat(stored()).isEqualTo(2);
        }
    }

    @Test
    void feed_slowOrDrippingAnswer_isWaitedFor() {
        sandbox.dmp().next(DmpSituation.slow(Duration.ofMillis(150)), DmpSituation.drip(Duration.ofMillis(1)));
        try (DmpClient client = client()) {
            assertThat(client.feed(session(), document())).isInstanceOf(FeedResult.Accepted.class);
            assertThat(client.feed(session(), document())).isInstanceOf(FeedResult.Accepted.class);
        }
    }

    @Test
    void feed_bodyCutByTheServerWhileSending_isUncertain() {
        Oid id = Oid.fromUuid(UUID.randomUUID());
        Document large =
                new Document(Samples.metadata(id).build(), DocumentContent.of(Samples.cda(id, "x".repeat(5_000_000))));
        sandbox.dmp().next(DmpSituation.RESET_DURING_REQUEST);
        try (DmpClient client = client()) {
            SegurException failure = failedFeed(client, large);
            assertThat(failure).isInstanceOf(TransportException.class);
            assertThat(failure.outcome()).isEqualTo(Outcome.UNCERTAIN);
        }
        assertThat(stored()).isZero();
    }

    @Test
    void feed_untrustedServer_sendsNothing() {
        Endpoint endpoint = Endpoint.builder(sandbox.endpoints()
                        .find(DmpClient.SERVICE)
                        .orElseThrow()
                        .uri())
                .trust(TrustMaterial.system())
                .build();
        SegurContext context = context()
                .endpoints(Endpoints.builder(Environment.SANDBOX)
                        .endpoint(DmpClient.SERVICE, endpoint)
                        .build())
                .build();
        assertNotSent(context, "TLS-UNTRUSTED-SERVER");
    }

    @Test
    void feed_expiredCertificate_sendsNothing() {
        assertNotSent(with(sandbox.pki().expired(DmpClient.SERVICE)), "CERTIFICATE-EXPIRED");
    }

    /** Whatever moment the server's refusal meets: with TLS 1.3 it is after the handshake, mid-document when it is large. */
    @ParameterizedTest
    @CsvSource({"TLSv1.2,10", "TLSv1.3,10", "TLSv1.2,3000000", "TLSv1.3,3000000"})
    void feed_certificateOfAnotherAuthority_isToldAsSuch(String protocol, int size) {
        try (Sandbox strict = Sandbox.builder().tlsProtocols(protocol).start()) {
            strict.dmp().open(Samples.ins().ins());
            SegurContext context = context()
                    .credentials(strict.pki().untrusted(DmpClient.SERVICE))
                    .endpoints(strict.endpoints())
                    .build();
            Oid id = Oid.fromUuid(UUID.randomUUID());
            Document document =
                    new Document(Samples.metadata(id).build(), DocumentContent.of(Samples.cda(id, "x".repeat(size))));
            for (int i = 0; i < 10; i++) {
                try (DmpClient client = DmpClient.create(context)) {
                    SegurException failure = failedFeed(client, document);
                    assertThat(failure).isInstanceOf(SegurSecurityException.class);
                    assertThat(failure.code()).isEqualTo("TLS-CLIENT-REFUSED");
                    assertThat(failure.outcome()).isEqualTo(Outcome.NOT_SENT);
                }
            }
            assertThat(strict.recorder().exchanges()).isEmpty();
            assertThat(strict.dmp().documents(Samples.MATRICULE)).isEmpty();
        }
    }

    @Test
    void feed_nobodyListens_isNotSentAndMayBeSentAgain() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        SegurContext context = context()
                .endpoints(Endpoints.sandbox(URI.create("https://localhost:" + port), sandbox.trust()))
                .build();
        try (DmpClient client = DmpClient.create(context)) {
            SegurException failure = failedFeed(client, document());
            assertThat(failure).isInstanceOf(TransportException.class);
            assertThat(failure.outcome()).isEqualTo(Outcome.NOT_SENT);
            assertThat(failure.retryable()).isTrue();
        }
    }

    private static SegurContext with(ClientCredentials credentials) {
        return context().credentials(credentials).build();
    }

    private static void assertNotSent(SegurContext context, String code) {
        try (DmpClient client = DmpClient.create(context)) {
            SegurException failure = failedFeed(client, document());
            assertThat(failure).isInstanceOf(SegurSecurityException.class);
            assertThat(failure.code()).isEqualTo(code);
            assertThat(failure.outcome()).isEqualTo(Outcome.NOT_SENT);
        }
        assertThat(sandbox.recorder().exchanges()).isEmpty();
    }
}
