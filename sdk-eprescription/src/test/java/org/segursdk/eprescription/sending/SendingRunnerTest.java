package org.segursdk.eprescription.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.segursdk.core.Environment;
import org.segursdk.core.document.Document;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.core.error.SegurSecurityException;
import org.segursdk.core.error.TransportException;
import org.segursdk.core.exchange.ExchangeListener;
import org.segursdk.core.terminology.Oid;
import org.segursdk.eprescription.Opposition;
import org.segursdk.eprescription.PrescribedAct;
import org.segursdk.eprescription.Prescription;
import org.segursdk.eprescription.PrescriptionNumber;
import org.segursdk.eprescription.PrescriptionNumberSource;
import org.segursdk.eprescription.Provenance;
import org.segursdk.eprescription.Samples;
import org.segursdk.eprescription.SimulatedNumbers;
import org.segursdk.eprescription.gateway.BaseSamples;
import org.segursdk.eprescription.gateway.DmpState;
import org.segursdk.eprescription.gateway.EPrescriptionGateway;
import org.segursdk.eprescription.gateway.Executions;
import org.segursdk.eprescription.gateway.PrescriptionState;
import org.segursdk.eprescription.gateway.SandboxGateway;
import org.segursdk.eprescription.sending.StepResult.Status;
import org.segursdk.eprescription.sheet.PrintedSheet;
import org.segursdk.eprescription.sheet.SheetPrinter;
import org.segursdk.sandbox.EPrescriptionSimulator;
import org.segursdk.sandbox.EPrescriptionSituation;
import org.segursdk.sandbox.EPrescriptionSituation.Kind;
import org.segursdk.sandbox.Sandbox;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SendingRunnerTest {
    private final Map<Oid, String> stored = new HashMap<>();
    private final List<PrintedSheet> printed = new ArrayList<>();
    private final List<SendingDocuments> dmp = new ArrayList<>();
    private final List<SendingDocuments> mails = new ArrayList<>();
    private Sandbox sandbox;
    private EPrescriptionSimulator base;
    private SandboxGateway gateway;
    private boolean dmpFails;

    @BeforeAll
    void start() {
        sandbox = Sandbox.builder().clock(BaseSamples.CLOCK).start();
        base = sandbox.ePrescription();
        gateway = SandboxGateway.open(BaseSamples.context(sandbox, Duration.ofSeconds(10), ExchangeListener.NONE));
    }

    @AfterEach
    void reset() {
        base.reset();
        stored.clear();
        printed.clear();
        dmp.clear();
        mails.clear();
        dmpFails = false;
    }

    @AfterAll
    void stop() {
        gateway.close();
        sandbox.close();
    }

    private SendingRunner.Builder runner(EPrescriptionGateway to) {
        return bare().gateway(to, BaseSamples.doctor())
                .dmp((prescription, documents) -> {
                    if (dmpFails) {
                        throw TransportException.notSent("CONNECT-REFUSED", LocalizedText.of("non", "no"), null);
                    }
                    dmp.add(documents);
                })
                .mail((prescription, documents) -> mails.add(documents));
    }

    /** Without branches. */
    private SendingRunner.Builder bare() {
        return SendingRunner.builder()
                .store(new SagaStore() {
                    @Override
                    public Optional<String> load(Oid prescriptionId) {
                        return Optional.ofNullable(stored.get(prescriptionId));
                    }

                    @Override
                    public void save(Oid prescriptionId, String text) {
                        stored.put(prescriptionId, text);
                    }
                })
                .numbers(SimulatedNumbers.from(Environment.SANDBOX, 1))
                .printer(SheetPrinter.builder().environment(Environment.SANDBOX).build())
                .gateway(gateway, BaseSamples.doctor())
                .handover(printed::add);
    }

    private SendingState run(Prescription prescription) {
        return runner(gateway)
                .build()
                .run(prescription, plan(prescription).withMail().build());
    }

    private static SendingPlan.Builder plan(Prescription prescription) {
        return SendingPlan.of(prescription, SendingBench.COPY);
    }

    private static boolean bearsNumber(Document document) throws IOException {
        return new String(document.content().open().readAllBytes(), StandardCharsets.UTF_8)
                .contains("1.2.250.1.215.500.1.1");
    }

    @Test
    @Tag("REM-EPR-03")
    @Tag("REM-EPR-07")
    void run_depositsThenSendsAndPrints() throws IOException {
        Prescription prescription = SendingBench.prescription();
        SendingState state = run(prescription);

        assertThat(state.isFinished()).isTrue();
        assertThat(state.prescriptionState()).isEqualTo(PrescriptionState.DEPOSITED);
        assertThat(state.dmpState()).isEqualTo(DmpState.PUBLISHED);
        assertThat(state.number()).contains(PrescriptionNumber.of("00TEST000000000001"));
        assertThat(state.receipt().orElseThrow().acknowledgedAt()).isEqualTo(BaseSamples.now());
        assertThat(state.isSpecimen()).isTrue();
        assertThat(SendingWords.of(state).get(SendingStep.DEPOSIT).french())
                .isEqualTo("E-prescription enregistrée (simulation)");
        assertThat(base.prescriptions()).singleElement().satisfies(held -> {
            assertThat(held.number()).isEqualTo("00TEST000000000001");
            assertThat(held.repeats()).isZero();
        });
        assertThat(printed).singleElement().satisfies(sheet -> {
            assertThat(sheet.number()).isEqualTo(state.number());
            assertThat(sheet.isSpecimen()).isTrue();
        });
        assertThat(dmp).hasSize(1);
        assertThat(mails).hasSize(1);
        List<Document> documents = dmp.get(0).all();
        assertThat(documents).hasSize(2);
        assertThat(documents.get(0).metadata().uniqueId().toString())
                .contains(prescription.id().value());
        assertThat(documents.get(1).metadata().uniqueId().toString()).contains(SendingBench.COPY.value());
        assertThat(bearsNumber(documents.get(0))).isTrue();
        // Over is over.
        assertThat(run(prescription)).isEqualTo(state);
        assertThat(dmp).hasSize(1);
    }

    @Test
    @Tag("REM-EPR-02")
    @Tag("REM-EPR-03")
    void run_rejected_dmpGetsBothDocumentsWithoutNumberAndCode() throws IOException {
        base.next(EPrescriptionSituation.reject("MY-CODE"));
        SendingState state = run(SendingBench.prescription());

        assertThat(state.isFinished()).isTrue();
        assertThat(state.prescriptionState()).isEqualTo(PrescriptionState.DEPOSIT_FAILED);
        assertThat(state.result(SendingStep.DEPOSIT).code()).isEqualTo("MY-CODE");
        assertThat(base.prescriptions()).isEmpty();
        assertThat(printed).singleElement().satisfies(sheet -> {
            assertThat(sheet.number()).isEmpty();
            assertThat(sheet.code2d()).isEmpty();
        });
        assertThat(dmp.get(0).all()).hasSize(2);
        assertThat(bearsNumber(dmp.get(0).all().get(0))).isFalse();
    }

    @Test
    void run_baseUnavailable_isTriedThreeTimes_thenGoesOnWithout() {
        base.always(EPrescriptionSituation.of(Kind.UNAVAILABLE));
        SendingState state = run(SendingBench.prescription());

        assertThat(state.attempts()).isEqualTo(3);
        assertThat(state.printDecision()).isEqualTo(PrintDecision.WITHOUT_NUMBER);
        assertThat(state.dmpState()).isEqualTo(DmpState.PUBLISHED);
        assertThat(state.result(SendingStep.DEPOSIT)).isEqualTo(StepResult.failed("GATEWAY-UNAVAILABLE", true));
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"RESET", "RESET_AFTER_COMMIT", "HALF_BODY", "OTHER_JSON", "HTML_ERROR", "SERVER_ERROR", "EMPTY_200"
            })
    void run_answerLost_isReconciled_andDepositedOnce(Kind kind) {
        base.next(EPrescriptionSituation.of(kind));
        SendingState state = run(SendingBench.prescription());

        assertThat(state.prescriptionState()).isEqualTo(PrescriptionState.DEPOSITED);
        assertThat(base.prescriptions()).singleElement().satisfies(held -> assertThat(held.repeats())
                .isZero());
        assertThat(printed).singleElement().satisfies(sheet -> assertThat(sheet.number())
                .isEqualTo(state.number()));
        assertThat(state.attempts()).isLessThanOrEqualTo(2);
    }

    @Test
    void run_baseSilentForGood_waitsForSomebody() {
        base.next(EPrescriptionSituation.of(Kind.RESET_AFTER_COMMIT), EPrescriptionSituation.of(Kind.UNAVAILABLE));
        Prescription prescription = SendingBench.prescription();
        SendingState waiting = run(prescription);

        assertThat(waiting.isWaiting()).isTrue();
        assertThat(waiting.prescriptionState()).isEqualTo(PrescriptionState.DEPOSIT_UNCERTAIN);
        assertThat(printed).isEmpty();
        assertThat(dmp).isEmpty();
        assertThat(SendingWords.of(waiting).get(SendingStep.DEPOSIT).french()).contains("n'imprimez rien");
        assertThat(run(prescription)).isEqualTo(waiting);

        SendingState settled = runner(gateway).build().retry(prescription, SendingStep.DEPOSIT);
        assertThat(settled.prescriptionState()).isEqualTo(PrescriptionState.DEPOSITED);
        assertThat(settled.isFinished()).isTrue();
        assertThat(printed).hasSize(1);
        assertThat(base.prescriptions()).hasSize(1);
    }

    @Test
    void abandonDeposit_goesOnWithoutNumber_andSaysSo() {
        base.always(EPrescriptionSituation.of(Kind.RESET));
        Prescription prescription = SendingBench.prescription();
        assertThat(run(prescription).isWaiting()).isTrue();

        SendingState state = runner(gateway).build().abandonDeposit(prescription);

        assertThat(state.isFinished()).isTrue();
        assertThat(state.isAbandoned()).isTrue();
        assertThat(state.result(SendingStep.DEPOSIT).status()).isEqualTo(Status.UNCERTAIN);
        assertThat(printed).singleElement().satisfies(sheet -> assertThat(sheet.number())
                .isEmpty());
        assertThat(SendingWords.of(state).get(SendingStep.DEPOSIT).french()).contains("peut aussi être dans la base");
        assertThat(rule(() -> runner(gateway).build().abandonDeposit(prescription)))
                .isEqualTo("EPR-SENDING-STATE");
    }

    @Test
    void dmpFailure_leavesTheDepositAlone_andIsTriedAgainAlone() {
        dmpFails = true;
        Prescription prescription = SendingBench.prescription();
        SendingState failed = run(prescription);
        assertThat(failed.prescriptionState()).isEqualTo(PrescriptionState.DEPOSITED);
        assertThat(failed.dmpState()).isEqualTo(DmpState.FAILED);
        assertThat(failed.result(SendingStep.DMP)).isEqualTo(StepResult.failed("CONNECT-REFUSED", true));
        assertThat(mails).hasSize(1);

        dmpFails = false;
        SendingState again = runner(gateway).build().retry(prescription, SendingStep.DMP);

        assertThat(again.dmpState()).isEqualTo(DmpState.PUBLISHED);
        assertThat(base.find("00TEST000000000001").orElseThrow().repeats()).isZero();
        assertThat(printed).hasSize(1);
        assertThat(dmp.get(0).all().get(0).content().fingerprint())
                .isEqualTo(mails.get(0).all().get(0).content().fingerprint());
    }

    @Test
    @Tag("REM-EPR-06")
    void run_opposedPatientWithoutWording_goesOnWithoutNumber() {
        SendingState state = run(
                Samples.usual().opposition(Opposition.opposed(Samples.TODAY)).build());

        assertThat(state.result(SendingStep.DEPOSIT)).isEqualTo(StepResult.skipped(SkipReason.NO_SHEET));
        assertThat(base.prescriptions()).isEmpty();
        assertThat(printed).singleElement().satisfies(sheet -> assertThat(sheet.number())
                .isEmpty());
    }

    @Test
    void run_actsAlone_goAsTheSheetOnly() {
        SendingState state = run(Samples.bare()
                .addAct(PrescribedAct.of(PrescribedAct.Kind.NURSING, "Pansement chaque jour"))
                .build());

        assertThat(state.dmpState()).isEqualTo(DmpState.PUBLISHED);
        assertThat(dmp.get(0).structured()).isEmpty();
    }

    @Test
    void run_portsThatBreak_areResults() {
        PrescriptionNumberSource broken = new PrescriptionNumberSource() {
            @Override
            public PrescriptionNumber next(Prescription prescription) {
                throw new IllegalStateException("D'ARTAGNAN");
            }

            @Override
            public Provenance provenance() {
                return Provenance.simulator();
            }
        };
        Prescription prescription = SendingBench.prescription();
        SendingState state = runner(gateway)
                .numbers(broken)
                .mail((who, documents) -> {
                    throw new IllegalStateException("D'ARTAGNAN");
                })
                .handover(sheet -> {
                    throw new IllegalStateException("D'ARTAGNAN");
                })
                .build()
                .run(prescription, plan(prescription).withMail().build());

        assertThat(state.isFinished()).isTrue();
        assertThat(state.result(SendingStep.NUMBER).code()).isEqualTo("EPR-SENDING-UNEXPECTED");
        assertThat(state.result(SendingStep.DEPOSIT)).isEqualTo(StepResult.skipped(SkipReason.NO_NUMBER));
        assertThat(state.result(SendingStep.MAIL)).isEqualTo(StepResult.uncertain("EPR-SENDING-UNEXPECTED"));
        assertThat(state.result(SendingStep.PRINT).status()).isEqualTo(Status.FAILED);
        assertThat(dmp).hasSize(1);
    }

    @Test
    void run_withAnotherPrescription_isRefused() {
        run(SendingBench.prescription());
        Prescription changed =
                Samples.bare().addMedicine(Samples.medicine("IBUPROFENE")).build();

        assertThat(rule(() -> run(changed))).isEqualTo("EPR-SENDING-OTHER");
        stored.replaceAll((id, text) -> text.substring(1));
        assertThat(rule(() -> run(SendingBench.prescription()))).isEqualTo("EPR-SENDING-TEXT");
        stored.clear();
        assertThat(rule(() -> runner(gateway).build().retry(changed, SendingStep.DMP)))
                .isEqualTo("EPR-SENDING-NONE");
    }

    private static String rule(ThrowingCallable call) {
        return catchThrowableOfType(InvalidInputException.class, call)
                .violations()
                .get(0)
                .rule();
    }

    @Test
    void build_refusesWhatCannotBe() {
        assertThat(rule(() -> SendingRunner.builder().build())).isEqualTo("REQUIRED");
        assertThat(rule(() -> runner(new UnrealGateway()).build())).isEqualTo("EPR-SIMULATED-NUMBER");
        assertThatThrownBy(() -> runner(gateway)
                        .printer(SheetPrinter.builder()
                                .environment(Environment.PRODUCTION)
                                .build())
                        .build())
                .isInstanceOfSatisfying(
                        SegurSecurityException.class, e -> assertThat(e.code()).isEqualTo("EPR-SIMULATED-GATEWAY"));
        Prescription prescription = SendingBench.prescription();
        assertThat(rule(() ->
                        bare().build().run(prescription, plan(prescription).build())))
                .isEqualTo("EPR-SENDING-BRANCH");
        assertThat(rule(() -> SendingPlan.of(prescription, prescription.id())
                        .attempts(11)
                        .build()))
                .isEqualTo("EPR-SENDING-COPY");
    }

    @Test
    void run_gatewayThatDoesNotDeposit_goesOnWithoutNumber() {
        PrescriptionNumberSource none = new PrescriptionNumberSource() {
            @Override
            public PrescriptionNumber next(Prescription prescription) {
                throw new IllegalStateException("nobody asks for one");
            }

            @Override
            public Provenance provenance() {
                return Provenance.agreedConnector("essai");
            }
        };
        UnrealGateway real = new UnrealGateway();
        Prescription prescription = SendingBench.prescription();
        SendingState state = runner(real)
                .numbers(none)
                .build()
                .run(prescription, plan(prescription).build());

        assertThat(state.result(SendingStep.DEPOSIT)).isEqualTo(StepResult.skipped(SkipReason.NO_DEPOSIT));
        assertThat(state.isSpecimen()).isFalse();
        assertThat(printed).singleElement().satisfies(sheet -> assertThat(sheet.isSpecimen())
                .isFalse());
        assertThat(real.executions(SendingRulesTest.NUMBER, BaseSamples.doctor()))
                .isInstanceOf(Executions.Unsupported.class);
    }
}
