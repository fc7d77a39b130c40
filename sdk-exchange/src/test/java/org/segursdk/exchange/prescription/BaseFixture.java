package org.segursdk.exchange.prescription;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.segursdk.core.terminology.Oid;
import org.segursdk.eprescription.gateway.SandboxGateway;
import org.segursdk.eprescription.sending.SendingStep;
import org.segursdk.eprescription.sending.StepResult;
import org.segursdk.exchange.RealDatabases;
import org.segursdk.exchange.outbox.Deliveries;
import org.segursdk.exchange.outbox.Delivery;
import org.segursdk.sandbox.EPrescriptionSimulator;
import org.segursdk.sandbox.EPrescriptionSituation;
import org.segursdk.sandbox.EPrescriptionSituation.Kind;
import org.segursdk.sandbox.Sandbox;

/** The sandbox's base, and softwares that send to it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BaseFixture {
    Sandbox sandbox;
    EPrescriptionSimulator base;
    SandboxGateway gateway;
    private long numbers = 1;

    @BeforeAll
    void start() {
        sandbox = Sandbox.builder().clock(PrescriptionBench.BASE_CLOCK).start();
        base = sandbox.ePrescription();
        gateway = SandboxGateway.open(PrescriptionBench.context(sandbox, Duration.ofMillis(700)));
    }

    @AfterEach
    void reset() {
        base.reset();
    }

    @AfterAll
    void stop() {
        gateway.close();
        sandbox.close();
    }

    PrescriptionBench bench() {
        numbers += 100;
        return new PrescriptionBench(RealDatabases.create(), gateway, point -> {}, numbers);
    }

    void next(Kind... kinds) {
        for (Kind kind : kinds) {
            base.next(EPrescriptionSituation.of(kind));
        }
    }

    static StepResult.Status step(PrescriptionSending sending, SendingStep step) {
        return sending.state().result(step).status();
    }

    /** Those that were asked for. */
    static List<Delivery> deliveries(PrescriptionBench bench, Oid id) {
        return new Deliveries(bench.database, bench.clock)
                .ofDocument(id.value()).stream()
                        .filter(each -> !each.code().equals("NOT_ASKED"))
                        .toList();
    }

    static List<String> path(PrescriptionBench bench, Oid id) {
        return bench.sendings.events(id).stream()
                .map(each -> (each.step().map(Enum::name).orElse("") + " " + each.status()).strip())
                .toList();
    }
}
