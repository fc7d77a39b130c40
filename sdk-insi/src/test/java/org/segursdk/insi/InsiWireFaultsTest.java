package org.segursdk.insi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.segursdk.core.Endpoint;
import org.segursdk.core.Endpoints;
import org.segursdk.core.Environment;
import org.segursdk.core.SegurContext;
import org.segursdk.core.credentials.ClientCredentials;
import org.segursdk.core.error.Outcome;
import org.segursdk.core.error.SegurException;
import org.segursdk.core.error.SegurSecurityException;
import org.segursdk.sandbox.InsiSituation;
import org.segursdk.sandbox.Sandbox;

/** Each fault of the wire that the sandbox plays, and what INSi's client says of it. A search may always be repeated. */
class InsiWireFaultsTest {
    private static Sandbox sandbox;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.builder().start();
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @BeforeEach
    void reset() {
        sandbox.insi().reset();
        sandbox.recorder().clear();
    }

    private static InsiClient client(ClientCredentials credentials, Duration readTimeout) {
        Endpoint usual = sandbox.endpoints().find(InsiClient.SERVICE).orElseThrow();
        SegurContext context = InsiTesting.context(sandbox)
                .credentials(credentials)
                .endpoints(Endpoints.builder(Environment.SANDBOX)
                        .endpoint(
                                InsiClient.SERVICE,
                                Endpoint.builder(usual.uri())
                                        .trust(usual.trust())
                                        .readTimeout(readTimeout)
                                        .build())
                        .build())
                .build();
        return InsiClient.create(context);
    }

    @ParameterizedTest
    @CsvSource({
        "TIMEOUT,READ-TIMEOUT,UNCERTAIN,true",
        "RESET,CONNECTION-BROKEN,UNCERTAIN,true",
        "RESET_DURING_REQUEST,CONNECTION-BROKEN,UNCERTAIN,true",
        "HALF_BODY,ANSWER-TRUNCATED,UNCERTAIN,true",
        "HTML_ERROR,HTTP-502,UNCERTAIN,true",
        "EMPTY_200,ANSWER-EMPTY,UNCERTAIN,true",
        "DTD_IN_ANSWER,XML-DTD-REFUSED,UNCERTAIN,false",
        "WRONG_CONTENT_TYPE,ANSWER-CONTENT-TYPE,UNCERTAIN,true",
        "SOAP11_FAULT,SERVICE-FAULT,REFUSED,true",
        "HTTP_429,SERVICE-FAULT,REFUSED,true",
        "HTTP_503,SERVICE-FAULT,REFUSED,true"
    })
    void search_wireFault_isSaidClearly(InsiSituation.Kind kind, String code, Outcome outcome, boolean retryable) {
        sandbox.insi().next(InsiSituation.of(kind));
        try (InsiClient client = client(sandbox.pki().credentials("insi"), Duration.ofSeconds(2))) {
            SegurException failure =
                    catchThrowableOfType(SegurException.class, () -> client.search(InsiTesting.adrun()));
            assertThat(failure.code()).isEqualTo(code);
            assertThat(failure.outcome()).isEqualTo(outcome);
            assertThat(failure.retryable()).isEqualTo(retryable);
            assertThat(failure.getMessage()).doesNotContain("ADRUN").doesNotContain("ZOE");
            // The client is none the worse for it.
            assertThat(client.search(InsiTesting.adrun())).isInstanceOf(InsiResult.Found.class);
        }
    }

    @Test
    void search_slowAnswerWithinTheDelay_isWaitedFor() {
        sandbox.insi().next(InsiSituation.slow(Duration.ofMillis(200)));
        try (InsiClient client = client(sandbox.pki().credentials("insi"), Duration.ofSeconds(20))) {
            assertThat(client.search(InsiTesting.adrun())).isInstanceOf(InsiResult.Found.class);
        }
    }

    @Test
    void search_drippingAnswerThatEnds_isRead() {
        sandbox.insi().next(InsiSituation.drip(Duration.ofMillis(1)));
        try (InsiClient client = client(sandbox.pki().credentials("insi"), Duration.ofSeconds(20))) {
            assertThat(client.search(InsiTesting.adrun())).isInstanceOf(InsiResult.Found.class);
        }
    }

    @Test
    void search_expiredCertificate_isStoppedBeforeSending() {
        try (InsiClient client = client(sandbox.pki().expired("insi"), Duration.ofSeconds(5))) {
            SegurException failure =
                    catchThrowableOfType(SegurException.class, () -> client.search(InsiTesting.adrun()));
            assertThat(failure.code()).isEqualTo("CERTIFICATE-EXPIRED");
        }
        assertThat(sandbox.recorder().exchanges()).isEmpty();
    }

    /** Under TLS 1.3 the refusal may come at any moment after the handshake: hence several goes. */
    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void search_certificateOfAnotherAuthority_isToldAsSuch(String protocol) {
        try (Sandbox strict = Sandbox.builder().tlsProtocols(protocol).start()) {
            SegurContext context = InsiTesting.context(strict)
                    .credentials(strict.pki().untrusted("insi"))
                    .build();
            for (int i = 0; i < 25; i++) {
                try (InsiClient client = InsiClient.create(context)) {
                    SegurException failure =
                            catchThrowableOfType(SegurException.class, () -> client.search(InsiTesting.adrun()));
                    assertThat(failure).isInstanceOf(SegurSecurityException.class);
                    assertThat(failure.code()).isEqualTo("TLS-CLIENT-REFUSED");
                    assertThat(failure.outcome()).isEqualTo(Outcome.NOT_SENT);
                    assertThat(failure.retryable()).isFalse();
                }
            }
            assertThat(strict.recorder().exchanges()).isEmpty();
        }
    }
}
