package org.segursdk.eprescription.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.segursdk.core.Environment;
import org.segursdk.core.SegurContext;
import org.segursdk.core.document.Document;
import org.segursdk.core.error.GatewayException;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.core.error.Outcome;
import org.segursdk.core.exchange.ExchangeListener;
import org.segursdk.core.terminology.Oid;
import org.segursdk.eprescription.EPrescription;
import org.segursdk.eprescription.Prescription;
import org.segursdk.eprescription.PrescriptionNumber;
import org.segursdk.eprescription.PrescriptionNumberSource;
import org.segursdk.eprescription.Provenance;
import org.segursdk.eprescription.SimulatedNumbers;
import org.segursdk.eprescription.sending.SagaStore;
import org.segursdk.eprescription.sending.SendingPlan;
import org.segursdk.eprescription.sending.SendingRunner;
import org.segursdk.eprescription.sending.SendingState;
import org.segursdk.eprescription.sheet.PrintedSheet;
import org.segursdk.eprescription.sheet.SheetPrinter;
import org.segursdk.sandbox.Sandbox;

/** What docs/eprescription.md shows of gateways is compiled here and does what the guide says. */
class GatewayGuideTest {
    private static final String GUIDE = "../docs/eprescription.md";
    private static final String HERE = "src/test/java/org/segursdk/eprescription/gateway/GatewayGuideTest.java";

    /** Stands for what an integrator has. */
    interface Connector {
        Reply deposit(String number, byte[] message);

        Reply read(String number);

        /** What it answers; {@code outcome} is empty when the answer was lost. */
        record Reply(String outcome, Instant at, String status, String rawCode, String rawText) {}
    }

    static final class ConnectorGateway implements EPrescriptionGateway {
        private final Connector connector;

        ConnectorGateway(Connector connector) {
            this.connector = connector;
        }

        @Override
        public Set<Operation> supported() {
            return EnumSet.of(Operation.CREATE, Operation.CONSULT); // no more than it really does
        }

        @Override
        public Provenance provenance() {
            return Provenance.agreedConnector("…"); // number of your agreement
        }

        @Override
        public DepositOutcome create(EPrescription ePrescription, CallContext context) {
            Connector.Reply reply = connector.deposit(ePrescription.number().value(), message(ePrescription, context));
            return switch (reply.outcome()) {
                case "taken" ->
                    new DepositOutcome.Acknowledged(
                            new DepositReceipt(ePrescription.number(), reply.at(), Optional.empty(), status(reply)));
                case "refused" ->
                    new DepositOutcome.Rejected(new Rejection(reply.rawCode(), Optional.empty(), reply.rawText()));
                default -> // lost: it may have been taken, so nobody may send it again before asking
                    throw GatewayException.of(
                                    "eprescription",
                                    Operation.CREATE.name(),
                                    GatewayException.Kind.OTHER,
                                    Outcome.UNCERTAIN)
                            .rawCode(reply.rawCode())
                            .build(LocalizedText.of("pas de réponse de la base", "no answer from the base"));
            };
        }

        /** A status that is not known stays raw. */
        private static BaseStatus status(Connector.Reply reply) {
            return reply.status().equals("01")
                    ? BaseStatus.of(reply.status(), PrescriptionState.DEPOSITED)
                    : BaseStatus.unknown(reply.status());
        }

        private static byte[] message(EPrescription ePrescription, CallContext context) {
            return new byte[] {
                (byte) ePrescription.prescription().medicines().size(),
                (byte) context.amNumber().orElse("").length()
            };
        }

        @Override
        public Consultation consult(PrescriptionNumber number, CallContext context) {
            context.requireAmNumberOrFiness();
            return new Consultation.Unknown(connector.read(number.value()).rawCode());
        }

        @Override
        public Page<EPrescriptionSummary> search(SearchCriteria criteria, CallContext context) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ExecutionOutcome transmitExecution(Execution execution, CallContext context) {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void connector_isPluggedIn() {
        Connector connector = new Connector() {
            @Override
            public Reply deposit(String number, byte[] message) {
                return new Reply("taken", BaseSamples.now(), "01", "", "");
            }

            @Override
            public Reply read(String number) {
                return new Reply("", BaseSamples.now(), "", "404", "");
            }
        };
        EPrescriptionGateway gateway = new ConnectorGateway(connector);
        CallContext caller = BaseSamples.doctor();

        assertThat(gateway.create(BaseSamples.ePrescription(), caller)).isInstanceOf(DepositOutcome.Acknowledged.class);
        assertThat(gateway.find(BaseSamples.ePrescription(), caller)).isInstanceOf(DepositFinding.Absent.class);
        assertThat(gateway.executions(BaseSamples.NUMBER, caller)).isInstanceOf(Executions.Unsupported.class);
    }

    @Test
    void sendingAndExecutions() {
        Map<Oid, String> rows = new HashMap<>();
        SagaStore store = new SagaStore() {
            @Override
            public Optional<String> load(Oid prescriptionId) {
                return Optional.ofNullable(rows.get(prescriptionId));
            }

            @Override
            public void save(Oid prescriptionId, String text) {
                rows.put(prescriptionId, text);
            }
        };
        List<PrintedSheet> printed = new ArrayList<>();
        List<Document> fed = new ArrayList<>();
        Prescription prescription = BaseSamples.prescription();
        Oid copyId = Oid.of("1.2.250.1.213.3.999.2026.9");
        CallContext caller = BaseSamples.doctor();
        CallContext pharmacist = BaseSamples.pharmacist();
        LocalDate today = LocalDate.of(2026, 7, 15);
        Instant now = BaseSamples.now();
        PrescriptionNumberSource numbers = SimulatedNumbers.from(Environment.SANDBOX, 1);
        SheetPrinter printer =
                SheetPrinter.builder().environment(Environment.SANDBOX).build();
        try (Sandbox sandbox = Sandbox.builder().clock(BaseSamples.CLOCK).start()) {
            SegurContext context = BaseSamples.context(sandbox, Duration.ofSeconds(10), ExchangeListener.NONE);
            try (SandboxGateway gateway = SandboxGateway.open(context)) {
                SendingRunner runner = SendingRunner.builder()
                        .store(store) // a column beside the prescription in your database
                        .numbers(numbers)
                        .printer(printer)
                        .gateway(gateway, caller) // any EPrescriptionGateway
                        .handover(printed::add)
                        .dmp((what, documents) -> fed.addAll(documents.all())) // DmpClient.feed, in your software
                        .build();
                SendingPlan plan = SendingPlan.of(prescription, copyId).build();
                SendingState state = runner.run(prescription, plan); // again after a crash: it goes on
                assertThat(state.isFinished()).isTrue();
                assertThat(printed).hasSize(1);
                assertThat(fed).hasSize(2);

                PrescriptionNumber number = state.number().orElseThrow();
                Execution execution = Execution.builder()
                        .id("b0a1c3f2-0001")
                        .number(number)
                        .executedAt(now)
                        .addLine(LineExecution.partlyDelivered("M1", new BigDecimal("1"), today)
                                .substituted("générique")
                                .build())
                        .addLine(LineExecution.notDelivered("D1", "rupture").build())
                        .build();
                ExecutionOutcome told = gateway.transmitExecution(execution, pharmacist); // SandboxGateway
                Executions seen = gateway.executions(number, caller); // Shown, Withheld when the patient opposes
                assertThat(told).isInstanceOf(ExecutionOutcome.Acknowledged.class);
                assertThat(seen).isInstanceOf(Executions.Shown.class);
            }
        }
    }

    @Test
    void guide_showsWhatIsCompiledHere() throws IOException {
        String here = withoutIndentation(Files.readString(Path.of(HERE)));
        Matcher snippets =
                Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(Path.of(GUIDE)));
        int count = 0;
        while (snippets.find()) {
            String snippet = withoutIndentation(snippets.group(1));
            if (snippet.contains("Gateway")) {
                assertThat(here).contains(snippet);
                count++;
            }
        }
        assertThat(count).isEqualTo(3);
    }

    private static String withoutIndentation(String code) {
        return code.lines().map(String::strip).collect(Collectors.joining("\n"));
    }
}
