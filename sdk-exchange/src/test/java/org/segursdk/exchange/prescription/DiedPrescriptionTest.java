package org.segursdk.exchange.prescription;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.segursdk.core.Environment;
import org.segursdk.core.terminology.Oid;
import org.segursdk.eprescription.Prescription;
import org.segursdk.eprescription.PrescriptionNumber;
import org.segursdk.eprescription.PrescriptionNumberSource;
import org.segursdk.eprescription.Provenance;
import org.segursdk.eprescription.SimulatedNumbers;
import org.segursdk.eprescription.gateway.SandboxGateway;
import org.segursdk.exchange.Databases;
import org.segursdk.exchange.Samples;
import org.segursdk.exchange.outbox.Branch;
import org.segursdk.exchange.outbox.Deliveries;
import org.segursdk.exchange.sharing.SharePlan;
import org.segursdk.sandbox.EPrescriptionSimulator;
import org.segursdk.sandbox.EPrescriptionSituation;
import org.segursdk.sandbox.EPrescriptionSituation.Kind;
import org.segursdk.sandbox.Sandbox;

/** The node dies at each point, in this JVM, and another one goes on. {@link KilledPrescriptionTest} kills one in earnest. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DiedPrescriptionTest {
    private Sandbox sandbox;
    private EPrescriptionSimulator base;
    private SandboxGateway gateway;

    /** The process is gone: nothing catches it. */
    private static final class Died extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** Numbers that are remembered. */
    private static final class Numbers implements PrescriptionNumberSource {
        private final SimulatedNumbers plain = SimulatedNumbers.from(Environment.SANDBOX, 7_000);
        private final List<PrescriptionNumber> drawn = new ArrayList<>();

        @Override
        public PrescriptionNumber next(Prescription prescription) {
            PrescriptionNumber number = plain.next(prescription);
            drawn.add(number);
            return number;
        }

        @Override
        public Provenance provenance() {
            return plain.provenance();
        }
    }

    @BeforeAll
    void start() {
        sandbox = Sandbox.builder().clock(PrescriptionBench.BASE_CLOCK).start();
        base = sandbox.ePrescription();
        gateway = SandboxGateway.open(PrescriptionBench.context(sandbox, Duration.ofSeconds(10)));
    }

    @AfterAll
    void stop() {
        gateway.close();
        sandbox.close();
    }

    static PrescriptionRequest.Builder request(Prescription prescription) {
        return PrescriptionRequest.builder(prescription, Samples.session())
                .share(SharePlan.standard().without(Branch.PROFESSIONALS, "none"))
                .sender(Samples.DOCTOR);
    }

    /** Dies at each point in turn, and goes on: at every one the end is one of the legal ones. */
    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"NORMAL", "RESET", "RESET_AFTER_COMMIT", "REJECT", "UNAVAILABLE"})
    @Tag("REM-EPR-03")
    void diedAtAnyPoint_anotherNodeGoesOnToALegalEnd(Kind kind) {
        // Some points unless there is time for all.
        int some = kind == Kind.NORMAL ? 3 : 9;
        int step = Boolean.getBoolean("segursdk.thorough") ? 1 : some;
        DataSource database = Databases.create();
        Numbers numbers = new Numbers();
        int sent = 0;
        boolean dead = true;
        for (int deadly = 1; dead; deadly += step) {
            base.reset();
            base.next(EPrescriptionSituation.of(kind));
            int[] left = {Integer.MAX_VALUE};
            PrescriptionBench.Time clock = new PrescriptionBench.Time();
            PrescriptionBench dying = new PrescriptionBench(
                    database,
                    gateway,
                    point -> {
                        if (--left[0] == 0) {
                            throw new Died();
                        }
                    },
                    numbers,
                    clock);
            PrescriptionBench heir = new PrescriptionBench(database, gateway, point -> {}, numbers, clock);
            Prescription prescription = PrescriptionSamples.medicine(Samples.newId());
            heir.kept.put(prescription.id(), prescription);
            Oid id = dying.send(request(prescription), prescription);
            sent++;
            left[0] = deadly;
            try {
                dying.drive(id);
                dead = false;
            } catch (Died died) {
                dead = true;
            }
            heir.drive(id);
            List<String> printed = new ArrayList<>(dying.printed);
            printed.addAll(heir.printed);
            LegalEnd.check(
                    kind + " died at point " + deadly,
                    id,
                    heir.sendings,
                    new Deliveries(database, clock),
                    printed,
                    base);
        }
        assertThat(sent * step).isGreaterThan(30);
        // Drawn once for each prescription, whatever died.
        assertThat(numbers.drawn).hasSize(sent).doesNotHaveDuplicates();
    }
}
