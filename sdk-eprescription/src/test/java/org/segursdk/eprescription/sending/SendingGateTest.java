package org.segursdk.eprescription.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.exchange.ExchangeListener;
import org.segursdk.eprescription.Prescription;
import org.segursdk.eprescription.gateway.BaseSamples;
import org.segursdk.eprescription.gateway.SandboxGateway;
import org.segursdk.sandbox.Sandbox;

class SendingGateTest {
    @TempDir
    Path folder;

    @Test
    void sendingGoesAsFarAsTheGateLetsIt_andIsTakenUpFromThere() {
        try (Sandbox sandbox = Sandbox.builder().clock(BaseSamples.CLOCK).start();
                SandboxGateway gateway = SandboxGateway.open(
                        BaseSamples.context(sandbox, Duration.ofSeconds(10), ExchangeListener.NONE))) {
            SendingBench bench = new SendingBench(folder, gateway, point -> {});
            Prescription prescription = SendingBench.prescription();
            SendingRunner runner = bench.runner();
            assertThatThrownBy(() -> runner.resume(prescription, SendingGate.OPEN))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("EPR-SENDING-NONE");
            SendingState begun =
                    runner.run(prescription, SendingBench.plan(), (state, next) -> next == SendingStep.NUMBER);
            assertThat(begun.number()).isPresent();
            assertThat(begun.result(SendingStep.SHEET).status()).isEqualTo(StepResult.Status.PENDING);
            assertThat(sandbox.ePrescription().prescriptions()).isEmpty();
            List<SendingStep> asked = new ArrayList<>();
            runner.resume(prescription, (state, next) -> {
                asked.add(next);
                return next != SendingStep.DEPOSIT;
            });
            assertThat(asked).containsExactly(SendingStep.SHEET, SendingStep.DOCUMENTS, SendingStep.DEPOSIT);
            SendingState end = runner.resume(prescription, SendingGate.OPEN);
            assertThat(end.isFinished()).isTrue();
            assertThat(end.number()).isEqualTo(begun.number());
            assertThat(bench.lines("NUMBER")).hasSize(1);
        }
    }
}
