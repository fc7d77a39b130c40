package org.segursdk.eprescription.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.segursdk.core.Endpoint;
import org.segursdk.core.SegurContext;
import org.segursdk.core.Software;
import org.segursdk.core.error.Outcome;
import org.segursdk.core.error.SegurException;
import org.segursdk.core.exchange.Exchange;
import org.segursdk.core.exchange.ExchangeListener;
import org.segursdk.eprescription.Samples;
import org.segursdk.sandbox.EPrescriptionSimulator;
import org.segursdk.sandbox.EPrescriptionSituation;
import org.segursdk.sandbox.EPrescriptionSituation.Kind;
import org.segursdk.sandbox.Sandbox;

/** What each situation of the sandbox's base comes out as. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SandboxGatewaySituationsTest {
    private final List<Exchange> exchanges = new ArrayList<>();
    private final CallContext doctor = BaseSamples.doctor();
    private Sandbox sandbox;
    private EPrescriptionSimulator base;
    private SandboxGateway gateway;

    @BeforeAll
    void start() {
        sandbox = Sandbox.builder().clock(BaseSamples.CLOCK).start();
        base = sandbox.ePrescription();
        gateway = SandboxGateway.open(BaseSamples.context(sandbox, Duration.ofSeconds(10), new ExchangeListener() {
            @Override
            public void exchanged(Exchange exchange) {
                exchanges.add(exchange);
            }
        }));
    }

    @AfterEach
    void reset() {
        base.reset();
        exchanges.clear();
    }

    @AfterAll
    void stop() {
        gateway.close();
        sandbox.close();
    }

    @ParameterizedTest
    @CsvSource({
        "UNAUTHORIZED,GATEWAY-NOT-AUTHORISED,REFUSED,false,false,0",
        "SERVER_ERROR,GATEWAY-INTERNAL,UNCERTAIN,false,true,0",
        "HTML_ERROR,GATEWAY-UNREADABLE-ANSWER,UNCERTAIN,false,true,0",
        "EMPTY_200,GATEWAY-UNREADABLE-ANSWER,UNCERTAIN,false,true,0",
        "OTHER_JSON,GATEWAY-UNREADABLE-ANSWER,UNCERTAIN,false,true,1",
        "WRONG_CONTENT_TYPE,GATEWAY-UNREADABLE-ANSWER,UNCERTAIN,false,true,1",
        "TOO_MANY,GATEWAY-UNAVAILABLE,REFUSED,true,true,0",
        "UNAVAILABLE,GATEWAY-UNAVAILABLE,REFUSED,true,true,0",
        "RESET,CONNECTION-BROKEN,UNCERTAIN,false,true,0",
        "RESET_AFTER_COMMIT,CONNECTION-BROKEN,UNCERTAIN,false,true,1",
        "HALF_BODY,CONNECTION-BROKEN,UNCERTAIN,false,true,1"
    })
    void situation_comesOutTyped(
            Kind kind, String code, Outcome outcome, boolean retryCreate, boolean retryConsult, int held) {
        base.next(EPrescriptionSituation.of(kind), EPrescriptionSituation.of(kind));

        SegurException create =
                catchThrowableOfType(SegurException.class, () -> gateway.create(BaseSamples.ePrescription(), doctor));
        assertThat(base.prescriptions()).hasSize(held);
        SegurException consult =
                catchThrowableOfType(SegurException.class, () -> gateway.consult(BaseSamples.NUMBER, doctor));

        assertThat(create.code()).isEqualTo(code);
        assertThat(create.outcome()).isEqualTo(outcome);
        assertThat(create.retryable()).isEqualTo(retryCreate);
        if (held == 1 || kind != Kind.OTHER_JSON && kind != Kind.WRONG_CONTENT_TYPE) {
            assertThat(consult.code()).isEqualTo(code);
            assertThat(consult.retryable()).isEqualTo(retryConsult);
        }
        // Nothing was sent twice.
        assertThat(exchanges).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"TIMEOUT_BEFORE,0", "TIMEOUT_AFTER_COMMIT,1"})
    void create_withoutAnswer_isUncertainAndNotRetried(Kind kind, int held) {
        base.next(EPrescriptionSituation.of(kind));
        try (SandboxGateway hasty = SandboxGateway.open(impatient())) {
            SegurException lost =
                    catchThrowableOfType(SegurException.class, () -> hasty.create(BaseSamples.ePrescription(), doctor));

            assertThat(lost.code()).isEqualTo("READ-TIMEOUT");
            assertThat(lost.outcome()).isEqualTo(Outcome.UNCERTAIN);
            assertThat(lost.retryable()).isFalse();
        }
        assertThat(base.prescriptions()).hasSize(held);
    }

    private SegurContext impatient() {
        Endpoint known = sandbox.endpoints().find("eprescription").orElseThrow();
        return SegurContext.builder()
                .software(Software.of("Essai", "1.0"))
                .structure(Samples.practice())
                .credentials(sandbox.pki().credentials("eprescription"))
                .endpoints(sandbox.endpoints()
                        .with(
                                "eprescription",
                                Endpoint.builder(known.uri())
                                        .trust(known.trust())
                                        .connectTimeout(Duration.ofSeconds(1))
                                        .readTimeout(Duration.ofMillis(500))
                                        .build()))
                .build();
    }

    @Test
    void answers_slowOrDripping_areTaken() {
        base.next(EPrescriptionSituation.slow(Duration.ofMillis(20)), EPrescriptionSituation.drip(Duration.ofNanos(1)));
        assertThat(gateway.create(BaseSamples.ePrescription(), doctor)).isInstanceOf(DepositOutcome.Acknowledged.class);
        assertThat(gateway.consult(BaseSamples.NUMBER, doctor)).isInstanceOf(Consultation.Found.class);
    }
}
