package org.segursdk.eprescription.sending;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.segursdk.core.exchange.ExchangeListener;
import org.segursdk.eprescription.Prescription;
import org.segursdk.eprescription.gateway.BaseSamples;
import org.segursdk.eprescription.gateway.SandboxGateway;
import org.segursdk.sandbox.EPrescriptionSimulator;
import org.segursdk.sandbox.EPrescriptionSituation;
import org.segursdk.sandbox.EPrescriptionSituation.Kind;
import org.segursdk.sandbox.Sandbox;

/** The process that sends dies at each point, in this JVM, and goes on. {@link KilledSendingTest} kills one in earnest. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DiedSendingTest {
    private Sandbox sandbox;
    private EPrescriptionSimulator base;
    private SandboxGateway gateway;

    /** The process is gone: nothing catches it. */
    private static final class Died extends Error {
        private static final long serialVersionUID = 1L;
    }

    @BeforeAll
    void start() {
        sandbox = Sandbox.builder().clock(BaseSamples.CLOCK).start();
        base = sandbox.ePrescription();
        gateway = SandboxGateway.open(BaseSamples.context(sandbox, Duration.ofSeconds(10), ExchangeListener.NONE));
    }

    @AfterAll
    void stop() {
        gateway.close();
        sandbox.close();
    }

    /** Dies at each point in turn, and goes on: at every one the end is one of the legal ones. */
    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"NORMAL", "RESET", "RESET_AFTER_COMMIT", "REJECT"})
    @Tag("REM-EPR-03")
    void diedAtAnyPoint_goesOnToALegalEnd(Kind kind, @TempDir Path folder) throws IOException {
        // Every point of the plain way, every third of the others unless there is time.
        int step = kind == Kind.NORMAL || Boolean.getBoolean("segursdk.thorough") ? 1 : 3;
        int points = 1;
        for (int deadly = 1; deadly <= points; deadly += step) {
            Path memory = Files.createDirectories(folder.resolve(kind.name() + deadly));
            base.reset();
            base.next(EPrescriptionSituation.of(kind));
            int[] passed = {0};
            int at = deadly;
            SendingBench dying = new SendingBench(memory, gateway, point -> {
                if (++passed[0] == at) {
                    throw new Died();
                }
            });
            SendingBench living = new SendingBench(memory, gateway, point -> {});
            Prescription prescription = SendingBench.prescription();
            try {
                dying.runner().run(prescription, SendingBench.plan());
                points = deadly;
            } catch (Died died) {
                points = deadly + step;
            }
            SendingState end = living.runner().run(prescription, SendingBench.plan());
            if (end.isWaiting()) {
                // The situation met the question what became of the deposit.
                end = living.runner().retry(prescription, SendingStep.DEPOSIT);
            }
            LegalEnd.check(kind + " died at point " + deadly, end, living, base);
        }
        assertThat(points).isGreaterThan(30);
    }
}
