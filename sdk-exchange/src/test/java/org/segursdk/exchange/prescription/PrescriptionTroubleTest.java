package org.segursdk.exchange.prescription;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.segursdk.core.Environment;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.core.error.TransportException;
import org.segursdk.core.terminology.Oid;
import org.segursdk.eprescription.Prescription;
import org.segursdk.eprescription.SimulatedNumbers;
import org.segursdk.eprescription.gateway.SandboxGateway;
import org.segursdk.exchange.RealDatabases;
import org.segursdk.exchange.Samples;
import org.segursdk.exchange.internal.record.Sql;
import org.segursdk.exchange.outbox.Deliveries;
import org.segursdk.sandbox.EPrescriptionSituation;
import org.segursdk.sandbox.EPrescriptionSituation.Kind;
import org.segursdk.sandbox.Sandbox;

/** The database is full at a commit, the clock is set back: prescriptions end as they should. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PrescriptionTroubleTest {
    private static final Duration BACK = Duration.ofHours(-30);

    private Sandbox sandbox;
    private SandboxGateway gateway;

    @BeforeAll
    void start() {
        sandbox = Sandbox.builder().clock(PrescriptionBench.BASE_CLOCK).start();
        gateway = SandboxGateway.open(PrescriptionBench.context(sandbox, Duration.ofSeconds(10)));
    }

    @AfterEach
    void reset() {
        sandbox.ePrescription().reset();
    }

    @AfterAll
    void stop() {
        gateway.close();
        sandbox.close();
    }

    private static TransportException full() {
        return TransportException.notSent("EXCHANGE-DATABASE", LocalizedText.of("pleine", "full"), null);
    }

    /** Before the commit nothing is kept, after it everything is although it is said to have failed. */
    @ParameterizedTest
    @ValueSource(strings = {"COMMIT before", "COMMIT after"})
    void databaseFullAtAnyCommit_nothingIsLostOrDoubled(String where) {
        DataSource database = RealDatabases.create();
        SimulatedNumbers numbers = SimulatedNumbers.from(Environment.SANDBOX, 50_000);
        int step = Boolean.getBoolean("segursdk.thorough") ? 1 : 4;
        boolean failed = true;
        int points = 0;
        for (int deadly = 1; failed; deadly += step) {
            sandbox.ePrescription().reset();
            int[] left = {Integer.MAX_VALUE};
            PrescriptionBench bench = new PrescriptionBench(
                    database,
                    gateway,
                    point -> {
                        if (point.equals(where) && --left[0] == 0) {
                            throw full();
                        }
                    },
                    numbers,
                    new PrescriptionBench.Time());
            Prescription prescription = PrescriptionSamples.medicine(Samples.newId());
            Oid id = bench.send(DiedPrescriptionTest.request(prescription), prescription);
            left[0] = deadly;
            try {
                bench.sendings.work().run(id.value(), bench.node);
            } catch (TransportException e) {
                assertThat(e.code()).isEqualTo("EXCHANGE-DATABASE");
            }
            failed = left[0] <= 0;
            left[0] = Integer.MAX_VALUE;
            bench.drive(id);
            points = deadly;
            LegalEnd.check(
                    where + " " + deadly,
                    id,
                    bench.sendings,
                    new Deliveries(database, bench.clock),
                    bench.printed,
                    sandbox.ePrescription());
        }
        assertThat(points).isGreaterThan(10);
    }

    @Test
    void databaseFullWhileItIsSent_nothingIsKept() {
        boolean[] broken = {false};
        PrescriptionBench bench = new PrescriptionBench(
                RealDatabases.create(),
                gateway,
                point -> {
                    if (broken[0] && point.equals("COMMIT before")) {
                        throw full();
                    }
                },
                60_000);
        Prescription prescription = PrescriptionSamples.medicine(Samples.newId());
        PrescriptionRequest request =
                PrescriptionRequest.builder(prescription, Samples.session()).build();
        broken[0] = true;
        try {
            Sql.inTransaction(bench.database, c -> bench.sendings.send(request, c));
        } catch (TransportException e) {
            broken[0] = false;
        }
        assertThat(broken[0]).isFalse();
        assertThat(bench.sendings.find(prescription.id())).isEmpty();
        bench.drive(bench.send(prescription));
        assertThat(sandbox.ePrescription().prescriptions()).hasSize(1);
    }

    @Test
    void clockSetBack_itGoesOnAtOnce_andGivesUpAfterTheDelayAllTheSame() {
        PrescriptionBench bench = new PrescriptionBench(RealDatabases.create(), gateway, point -> {}, 70_000);
        Oid waits = bench.send();
        sandbox.ePrescription().next(EPrescriptionSituation.of(Kind.UNAVAILABLE));
        bench.pass(waits);
        bench.clock.pass(BACK);
        assertThat(bench.sendings.work().run(waits.value(), bench.node)).isEmpty();
        assertThat(bench.find(waits).code()).isEqualTo("DEPOSIT-DONE");

        Oid uncertain = bench.send();
        sandbox.ePrescription().next(EPrescriptionSituation.of(Kind.RESET_AFTER_COMMIT));
        sandbox.ePrescription().always(EPrescriptionSituation.of(Kind.UNAVAILABLE));
        bench.pass(uncertain);
        bench.clock.pass(BACK);
        Instant from = bench.clock.instant();
        bench.sendings.work().run(uncertain.value(), bench.node);
        assertThat(bench.drive(uncertain).status()).isEqualTo(SendingStatus.HUMAN);
        assertThat(Duration.between(from, bench.clock.instant())).isLessThan(Duration.ofHours(2));
    }
}
