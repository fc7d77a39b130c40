package org.segursdk.eprescription.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.segursdk.core.Endpoint;
import org.segursdk.core.Endpoints;
import org.segursdk.core.SegurContext;
import org.segursdk.core.Software;
import org.segursdk.core.actor.AuthenticationMeans;
import org.segursdk.core.actor.Professional;
import org.segursdk.core.actor.ProfessionalSession;
import org.segursdk.core.error.GatewayException;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Outcome;
import org.segursdk.core.error.SegurException;
import org.segursdk.core.error.SegurSecurityException;
import org.segursdk.core.exchange.Exchange;
import org.segursdk.core.exchange.ExchangeListener;
import org.segursdk.core.identity.Matricule;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.eprescription.EPrescription;
import org.segursdk.eprescription.Opposition;
import org.segursdk.eprescription.PrescriptionNumber;
import org.segursdk.eprescription.Samples;
import org.segursdk.eprescription.TestKeys;
import org.segursdk.sandbox.EPrescriptionSimulator;
import org.segursdk.sandbox.EPrescriptionSituation;
import org.segursdk.sandbox.EPrescriptionSituation.Kind;
import org.segursdk.sandbox.Sandbox;

/** The gateway against the sandbox's base: what each of its answers and situations comes out as. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SandboxGatewayTest {
    private final List<Exchange> exchanges = new ArrayList<>();
    private final CallContext doctor = BaseSamples.doctor();
    private final CallContext pharmacist = BaseSamples.pharmacist();
    private Sandbox sandbox;
    private EPrescriptionSimulator base;
    private SandboxGateway gateway;

    @BeforeAll
    void start() {
        sandbox = Sandbox.builder().clock(BaseSamples.CLOCK).start();
        base = sandbox.ePrescription();
        gateway = open(Duration.ofSeconds(10));
    }

    private SandboxGateway open(Duration patience) {
        return SandboxGateway.open(BaseSamples.context(sandbox, patience, new ExchangeListener() {
            @Override
            public void exchanged(Exchange exchange) {
                exchanges.add(exchange);
            }

            @Override
            public CaptureMode captureMode() {
                return CaptureMode.REDACTED;
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

    private DepositReceipt deposit(EPrescription ePrescription) {
        return ((DepositOutcome.Acknowledged) gateway.create(ePrescription, doctor)).receipt();
    }

    @Test
    @Tag("REM-EPR-07")
    void create_isAcknowledgedWithTheNumber_againTheSame() {
        DepositReceipt receipt = deposit(BaseSamples.ePrescription());
        DepositReceipt again = deposit(BaseSamples.ePrescription());

        assertThat(receipt.number()).isEqualTo(BaseSamples.NUMBER);
        assertThat(receipt.acknowledgedAt()).isEqualTo(BaseSamples.now());
        assertThat(receipt.reference()).contains("SBX-1");
        assertThat(receipt.status()).isEqualTo(BaseStatus.of("SBX-10", PrescriptionState.DEPOSITED));
        assertThat(again).isEqualTo(receipt);
        assertThat(base.prescriptions()).hasSize(1);
        assertThat(exchanges).hasSize(2).allSatisfy(each -> {
            assertThat(each.operation()).isEqualTo("CREATE");
            assertThat(each.toString()).doesNotContain("00TEST", "ARTAGNAN", "PARACETAMOL");
        });
    }

    @Test
    void create_numberOfAnother_isRejected() {
        deposit(BaseSamples.ePrescription());

        DepositOutcome outcome = gateway.create(
                new EPrescription(
                        Samples.usual()
                                .comment("autre")
                                .addMedicine(Samples.medicine("IBUPROFENE"))
                                .build(),
                        BaseSamples.NUMBER),
                doctor);

        Rejection rejection = ((DepositOutcome.Rejected) outcome).rejection();
        assertThat(rejection.rawCode()).isEqualTo("SBX-NUMBER-TAKEN");
        assertThat(rejection.toString()).doesNotContain(rejection.rawText());
        assertThat(outcome.<String>match(receipt -> "yes", no -> no.rawCode())).isEqualTo("SBX-NUMBER-TAKEN");
    }

    @Test
    void consult_tellsWhatWasDeposited() {
        deposit(BaseSamples.ePrescription());

        Consultation.Found found = (Consultation.Found) gateway.consult(BaseSamples.NUMBER, pharmacist);

        ConsultedPrescription told = found.prescription();
        assertThat(told.isSameAs(BaseSamples.ePrescription())).isTrue();
        assertThat(told.lines()).isEqualTo(PrescriptionLines.of(BaseSamples.prescription()));
        assertThat(told.lines()).extracting(PrescriptionLine::id).containsExactly("M1", "M2", "D1");
        assertThat(told.validUntil()).isEqualTo(BaseSamples.prescription().validUntil());
        assertThat(told.replacedBy()).isEmpty();
        assertThat(List.of(told, told.patient(), told.summary(), told.lines()).toString())
                .doesNotContain("ARTAGNAN", "PARACETAMOL", BaseSamples.NUMBER.value());
    }

    @Test
    void consult_statesOfTheBase() {
        deposit(BaseSamples.ePrescription());
        base.replace(BaseSamples.NUMBER.value(), "00TEST000000000002");
        assertThat(consulted().replacedBy()).contains(PrescriptionNumber.of("00TEST000000000002"));
        assertThat(consulted().summary().status().state()).contains(PrescriptionState.REPLACED_BY);
        base.cancel(BaseSamples.NUMBER.value());
        assertThat(consulted().summary().status().state()).contains(PrescriptionState.CANCELLED);
        base.next(EPrescriptionSituation.of(Kind.UNKNOWN_STATUS));
        assertThat(consulted().summary().status()).isEqualTo(BaseStatus.unknown("SBX-99"));
    }

    private ConsultedPrescription consulted() {
        return gateway.consult(BaseSamples.NUMBER, pharmacist).match(found -> found, no -> null, no -> null);
    }

    @Test
    void consult_unknownNumber_isAValue() {
        Consultation.Unknown unknown = (Consultation.Unknown) gateway.consult(BaseSamples.NUMBER, doctor);
        assertThat(unknown.rawCode()).isEqualTo("SBX-UNKNOWN-NUMBER");
    }

    @Test
    void consult_withoutAmNumberAndFiness_isRefusedBeforeAnythingIsSent() {
        CallContext nobody = CallContext.builder()
                .professional(Samples.doctor("99700218896", "Martin", "Paul"))
                .build();

        InvalidInputException refused =
                catchThrowableOfType(InvalidInputException.class, () -> gateway.consult(BaseSamples.NUMBER, nobody));

        assertThat(refused.violations().get(0).rule()).isEqualTo("EF_EP3_E303_03");
        assertThat(exchanges).isEmpty();
    }

    @Test
    void find_tellsSameOtherAbsent() {
        EPrescription mine = BaseSamples.ePrescription();
        assertThat(gateway.find(mine, doctor)).isInstanceOf(DepositFinding.Absent.class);
        DepositReceipt receipt = deposit(mine);
        DepositFinding.Same same = (DepositFinding.Same) gateway.find(mine, doctor);
        assertThat(same.receipt().acknowledgedAt()).isEqualTo(receipt.acknowledgedAt());
        EPrescription other = new EPrescription(
                Samples.bare().addMedicine(Samples.medicine("IBUPROFENE")).build(), BaseSamples.NUMBER);
        assertThat(gateway.find(other, doctor)).isInstanceOf(DepositFinding.Other.class);
        base.next(EPrescriptionSituation.of(Kind.REJECT));
        assertThatThrownBy(() -> gateway.find(mine, doctor)).isInstanceOf(GatewayException.class);
    }

    @Test
    void search_byPrescriberAndPatient_pageByPage() {
        for (int i = 1; i <= 3; i++) {
            deposit(new EPrescription(BaseSamples.prescription(), PrescriptionNumber.of("00TEST00000000000" + i)));
        }
        SearchCriteria.Builder criteria = SearchCriteria.builder()
                .prescriber(doctor.professional().id())
                .patient(Matricule.ofNumber("279032A004000"))
                .writtenFrom(Samples.NOW)
                .writtenBefore(Samples.NOW.plusSeconds(1))
                .state(PrescriptionState.DEPOSITED)
                .size(2);

        Page<EPrescriptionSummary> first = gateway.search(criteria.build(), doctor);
        Page<EPrescriptionSummary> second =
                gateway.search(criteria.after(first.next().orElseThrow()).build(), doctor);

        assertThat(first.items()).hasSize(2);
        assertThat(second.items())
                .extracting(EPrescriptionSummary::number)
                .containsExactly(PrescriptionNumber.of("00TEST000000000003"));
        assertThat(second.next()).isEmpty();
        assertThat(gateway.search(
                                SearchCriteria.builder()
                                        .patient(Matricule.ofNumber("279032A004000"))
                                        .state(PrescriptionState.EXECUTED)
                                        .build(),
                                pharmacist)
                        .items())
                .isEmpty();
        assertThatThrownBy(() -> gateway.search(criteria.build(), pharmacist))
                .isInstanceOfSatisfying(GatewayException.class, e -> assertThat(e.kind())
                        .isEqualTo(GatewayException.Kind.NOT_AUTHORISED));
    }

    private static Execution execution(String id, LineExecution... lines) {
        Execution.Builder execution = Execution.builder()
                .id(id)
                .number(BaseSamples.NUMBER)
                .executedAt(BaseSamples.now())
                .executant(BaseSamples.pharmacist().professional().id());
        List.of(lines).forEach(execution::addLine);
        return execution.build();
    }

    private ExecutionReceipt transmitted(Execution execution) {
        return ((ExecutionOutcome.Acknowledged) gateway.transmitExecution(execution, pharmacist)).receipt();
    }

    @Test
    void executions_areTransmittedAndShownWhole() {
        deposit(BaseSamples.ePrescription());
        Execution first = execution(
                "e-1",
                LineExecution.partlyDelivered("M1", new BigDecimal("10"), Samples.TODAY)
                        .product(CodedValue.of("3400933516390", CodeSystems.CIP, "Générique"))
                        .substituted("générique")
                        .changedPosology("1 comprimé le soir", Samples.TODAY)
                        .build(),
                LineExecution.notDelivered("M2", "rupture")
                        .agreedOn(Samples.TODAY)
                        .build());
        Execution rest = execution(
                "e-2",
                LineExecution.delivered("M1", new BigDecimal("0.5"), Samples.TODAY)
                        .build(),
                LineExecution.delivered("M2", BigDecimal.ONE, Samples.TODAY).build(),
                LineExecution.delivered("D1", BigDecimal.ONE, Samples.TODAY).build());

        ExecutionReceipt receipt = transmitted(first);
        assertThat(receipt.status().state()).contains(PrescriptionState.PARTIALLY_EXECUTED);
        assertThat(transmitted(first)).isEqualTo(receipt);
        assertThat(transmitted(rest).status().state()).contains(PrescriptionState.EXECUTED);
        assertThat(gateway.transmitExecution(
                                execution(
                                        "e-3",
                                        LineExecution.notDelivered("M1", "trop tard")
                                                .build()),
                                pharmacist)
                        .<String>match(yes -> "", Rejection::rawCode))
                .isEqualTo("SBX-NOT-EXECUTABLE-EXECUTED");

        Executions.Shown shown = (Executions.Shown) gateway.executions(BaseSamples.NUMBER, doctor);
        assertThat(shown.executions()).containsExactly(first, rest);
        assertThat(shown.toString()).doesNotContain("rupture", BaseSamples.NUMBER.value());
    }

    @Test
    @Tag("REM-EPR-06")
    void executions_ofAPatientWhoOpposes_areWithheld() {
        EPrescription opposed = new EPrescription(
                Samples.usual().opposition(Opposition.opposed(Samples.TODAY)).build(), BaseSamples.NUMBER);
        deposit(opposed);

        assertThat(base.find(BaseSamples.NUMBER.value()).orElseThrow().opposed())
                .isTrue();
        assertThat(gateway.executions(BaseSamples.NUMBER, doctor)).isEqualTo(new Executions.Withheld("SBX-OPPOSED"));
        base.oppose(BaseSamples.NUMBER.value(), false);
        assertThat(gateway.executions(BaseSamples.NUMBER, doctor)).isEqualTo(new Executions.Shown(List.of()));
        base.next(EPrescriptionSituation.of(Kind.UNKNOWN_NUMBER));
        assertThat(gateway.executions(BaseSamples.NUMBER, doctor)).isInstanceOf(Executions.Refused.class);
    }

    @Test
    void open_inProduction_isRefused() {
        SegurContext production = SegurContext.builder()
                .software(Software.of("Essai", "1.0"))
                .structure(Samples.practice())
                .credentials(TestKeys.client())
                .endpoints(Endpoints.production()
                        .endpoint("eprescription", Endpoint.of(URI.create("https://localhost:1/eprescription")))
                        .build())
                .build();

        assertThatThrownBy(() -> SandboxGateway.open(production))
                .isInstanceOfSatisfying(
                        SegurSecurityException.class, e -> assertThat(e.code()).isEqualTo("EPR-SANDBOX-GATEWAY"));
    }

    @Test
    void gateway_saysWhatItIs() {
        assertThat(gateway.provenance().isSimulated()).isTrue();
        assertThat(gateway.supported())
                .doesNotContain(Operation.CANCEL, Operation.SUSPEND, Operation.REPLACE, Operation.BILL);
        assertThat(gateway.cancel(BaseSamples.NUMBER, doctor)).isInstanceOf(Attempt.Unsupported.class);
        assertThat(gateway.suspend(BaseSamples.NUMBER, "M1", doctor)).isInstanceOf(Attempt.Unsupported.class);
        assertThat(gateway.replace(BaseSamples.NUMBER, BaseSamples.ePrescription(), doctor))
                .isInstanceOf(Attempt.Unsupported.class);
        assertThat(gateway.bill("e-1", BaseSamples.NUMBER, doctor)).isInstanceOf(Attempt.Unsupported.class);
        assertThat(Operation.CREATE.seenName()).contains("EP4");
        assertThat(Operation.CANCEL.seenName()).isEmpty();
        SandboxGateway closed = open(Duration.ofSeconds(1));
        closed.close();
        assertThatThrownBy(() -> closed.consult(BaseSamples.NUMBER, doctor))
                .isInstanceOfSatisfying(
                        SegurException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.NOT_SENT));
    }

    @Test
    void call_ofNobodyThere_isNotSent() {
        SegurContext context = SegurContext.builder()
                .software(Software.of("Essai", "1.0"))
                .structure(Samples.practice())
                .credentials(sandbox.pki().credentials("eprescription"))
                .endpoints(Endpoints.sandbox(URI.create("https://localhost:1"), sandbox.trust()))
                .build();
        try (SandboxGateway nobody = SandboxGateway.open(context)) {
            assertThatThrownBy(() -> nobody.create(BaseSamples.ePrescription(), doctor))
                    .isInstanceOfSatisfying(SegurException.class, e -> {
                        assertThat(e.outcome()).isEqualTo(Outcome.NOT_SENT);
                        assertThat(e.retryable()).isTrue();
                    });
        }
    }

    @Test
    void call_withASession_presentsItsToken() {
        Professional who = doctor.professional();
        ProfessionalSession session = new ProfessionalSession() {
            @Override
            public Professional professional() {
                return who;
            }

            @Override
            public AuthenticationMeans means() {
                return AuthenticationMeans.CPS_CARD;
            }

            @Override
            public Instant authenticatedAt() {
                return Samples.NOW;
            }

            @Override
            public Optional<String> accessToken() {
                return Optional.of("token-of-the-test");
            }
        };
        sandbox.recorder().clear();
        gateway.consult(
                BaseSamples.NUMBER,
                CallContext.builder().session(session).amNumber("991000696").build());
        assertThat(sandbox.recorder().exchanges().get(0).requestHead())
                .containsIgnoringCase("authorization: hidden")
                .doesNotContain("token-of-the-test");
    }
}
