package org.segursdk.dmp;

import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.segursdk.core.SegurContext;
import org.segursdk.core.Software;
import org.segursdk.core.actor.AuthenticationMeans;
import org.segursdk.core.actor.ProfessionalSession;
import org.segursdk.sandbox.Sandbox;

/** A sandbox shared by the tests of a class, and clients of it. */
abstract class SandboxTest {
    static Sandbox sandbox;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.builder().start();
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @BeforeEach
    void forget() {
        sandbox.dmp().reset();
        sandbox.dmp().open(Samples.ins().ins());
        sandbox.recorder().clear();
    }

    static SegurContext.Builder context() {
        return SegurContext.builder()
                .software(Software.of("MonLGC", "4.2"))
                .structure(Samples.practice())
                .credentials(sandbox.pki().credentials(DmpClient.SERVICE))
                .endpoints(sandbox.endpoints());
    }

    static DmpClient client() {
        return DmpClient.create(context().build());
    }

    static ProfessionalSession session() {
        return ProfessionalSession.local(
                Samples.doctor(), AuthenticationMeans.PASSWORD, Instant.now().minusSeconds(600));
    }
}
