package org.segursdk.psc;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.segursdk.core.Endpoint;
import org.segursdk.core.Endpoints;
import org.segursdk.core.Environment;
import org.segursdk.core.SegurContext;
import org.segursdk.core.error.ServiceFaultException;
import org.segursdk.psc.context.PatientContext;
import org.segursdk.psc.context.PatientContextClient;
import org.segursdk.psc.context.SharedContext;

/** Sharing of the open patient among a professional's applications. */
@Tag("REM-PSC-04")
class PatientContextTest extends PscTestBase {
    private static final PatientContext PATIENT =
            new PatientContext(Optional.of("canari-ins"), Optional.of("ALEX"), Optional.of("TEST"));

    private SegurContext context;
    private PscSession session;
    private PatientContextClient client;
    private final AtomicReference<String> kept = new AtomicReference<>("");

    @BeforeEach
    void open() {
        Endpoint known =
                Endpoint.builder(issuer.base()).trust(TestPki.KNOWN.trust()).build();
        context = context(
                Environment.SANDBOX,
                builder -> builder.endpoints(Endpoints.builder(Environment.SANDBOX)
                        .endpoint("psc", known)
                        .endpoint(
                                PatientContextClient.SERVICE,
                                Endpoint.builder(URI.create(issuer.base() + "/psc-context-sharing/api"))
                                        .trust(TestPki.KNOWN.trust())
                                        .build())
                        .build()));
        session = session(client(context, settings(secret()).build()));
        client = PatientContextClient.create(context);
        issuer.faults.put("share", reply -> {
            TestIssuer.Request request = issuer.last("share");
            if (request.method().equals("PUT")) {
                kept.set(request.body());
            }
            return kept.get().isEmpty()
                    ? new TestIssuer.Reply(404, "application/json", "{}", Map.of())
                    : new TestIssuer.Reply(
                            200,
                            "application/json",
                            "{\"psId\":\"899700366240\"," + kept.get().substring(1),
                            Map.of());
        });
    }

    @Test
    void aPatient_isToldToTheOtherApplication() {
        assertThat(client.read(session)).isEqualTo(new SharedContext.Nothing());
        client.share(session, PATIENT);
        assertThat(issuer.last("share").authorization())
                .isEqualTo("Bearer " + session.accessToken().orElseThrow());
        assertThat(issuer.last("share").body())
                .isEqualTo(
                        "{\"schemaId\":\"patient-info\",\"bag\":{\"ps\":{\"nationalId\":\"899700366240\"},"
                                + "\"patient\":{\"patientINS\":\"canari-ins\",\"patientFirstName\":\"ALEX\",\"patientLastName\":\"TEST\"}}}");
        // The second application of the same user, with a session of its own and no new login page.
        PscSession second = session(client(context, settings(secret()).build()));
        assertThat(PatientContextClient.create(context).read(second)).isEqualTo(new SharedContext.Patient(PATIENT));
    }

    @Test
    void theContextOfAnotherProfessional_isRefused() {
        kept.set("{\"schemaId\":\"patient-info\",\"bag\":{\"ps\":{\"nationalId\":\"899700427869\"},\"patient\":{}}}");
        assertThat(code(() -> client.read(session))).isEqualTo("PSC-CONTEXT-OTHER");
    }

    @Test
    void anotherSchema_isToldByName_andFailuresKeepTheirCode() {
        kept.set("{\"schemaId\":\"autre\",\"bag\":{\"ps\":{\"nationalId\":\"899700366240\"}}}");
        assertThat(client.read(session)).isEqualTo(new SharedContext.Other("autre"));
        issuer.faults.put("share", reply -> new TestIssuer.Reply(500, "application/json", "{}", Map.of()));
        assertThat(((ServiceFaultException) failure(() -> client.share(session, PATIENT))).rawCode())
                .isEqualTo("500");
        session.core().end(SessionEnd.LOGGED_OUT);
        assertThat(code(() -> client.read(session))).isEqualTo("PSC-SESSION-ENDED");
    }
}
