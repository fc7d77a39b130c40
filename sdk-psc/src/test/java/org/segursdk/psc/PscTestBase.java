package org.segursdk.psc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.segursdk.core.Endpoint;
import org.segursdk.core.Endpoints;
import org.segursdk.core.Environment;
import org.segursdk.core.SegurContext;
import org.segursdk.core.Software;
import org.segursdk.core.actor.Structure;
import org.segursdk.core.actor.StructureId;
import org.segursdk.core.error.SegurException;
import org.segursdk.core.exchange.Exchange;
import org.segursdk.core.exchange.ExchangeListener;

/** A provider of the test's own, a client of it, and a clock that stands still. */
abstract class PscTestBase {
    static final URI REDIRECT = URI.create("https://lps.example/psc/retour");

    final TestClock clock = new TestClock();
    final TestIssuer issuer = new TestIssuer(clock);
    final List<String> ends = new CopyOnWriteArrayList<>();
    final List<Exchange> exchanges = new CopyOnWriteArrayList<>();
    final List<Later> timers = new ArrayList<>();
    private final List<AutoCloseable> toClose = new ArrayList<>();

    /** Something put off. */
    record Later(Duration delay, Runnable action) {}

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable each : toClose) {
            each.close();
        }
        issuer.close();
    }

    SegurContext context() {
        return context(Environment.SANDBOX, builder -> builder);
    }

    SegurContext context(Environment environment, UnaryOperator<SegurContext.Builder> more) {
        Endpoint endpoint = Endpoint.builder(issuer.base())
                .trust(TestPki.KNOWN.trust())
                .readTimeout(Duration.ofSeconds(20))
                .build();
        return more.apply(SegurContext.builder()
                        .software(Software.of("MonLPS", "1.0"))
                        .structure(Structure.builder()
                                .id(StructureId.finess("0B0193488"))
                                .name("CH DE TEST")
                                .sector("SA01")
                                .practiceSetting("ETABLISSEMENT")
                                .build())
                        .credentials(TestPki.KNOWN.client(TestIssuer.CLIENT))
                        .endpoints(Endpoints.builder(environment)
                                .endpoint("psc", endpoint)
                                .endpoint("other", endpoint)
                                .build())
                        .uuids(UUID::randomUUID)
                        .listener(new ExchangeListener() {
                            @Override
                            public void exchanged(Exchange exchange) {
                                exchanges.add(exchange);
                            }

                            @Override
                            public CaptureMode captureMode() {
                                return CaptureMode.RAW;
                            }
                        })
                        .clock(clock))
                .build();
    }

    static ClientAuthentication secret() {
        return ClientAuthentication.secretBasic(TestIssuer.SECRET::toCharArray);
    }

    PscSettings.Builder settings(ClientAuthentication authentication) {
        return PscSettings.builder(TestIssuer.CLIENT, authentication)
                .redirect(REDIRECT)
                .listener((session, reason) -> ends.add(session + ' ' + reason));
    }

    PscClient client() {
        return client(settings(secret()).build());
    }

    PscClient client(PscSettings settings) {
        return client(context(), settings);
    }

    PscClient client(SegurContext context, PscSettings settings) {
        PscClient client = PscClient.create(
                context,
                settings,
                (delay, action) -> timers.add(new Later(delay, action)),
                (changed, wait) -> clock.advance(wait));
        toClose.add(client);
        return client;
    }

    /** Logs in as the usual user would. */
    LoginResult login(PscClient client) {
        PendingLogin pending = client.startLogin();
        return client.finishLogin(pending, CallbackParameters.ofQuery(issuer.login(pending.authorizationUri())));
    }

    PscSession session(PscClient client) {
        LoginResult result = login(client);
        assertThat(result).isInstanceOf(LoginResult.Granted.class);
        return ((LoginResult.Granted) result).login().open();
    }

    static SegurException failure(ThrowingCallable action) {
        SegurException failure = catchThrowableOfType(SegurException.class, action);
        assertThat(failure).isNotNull();
        return failure;
    }

    static String code(ThrowingCallable action) {
        return failure(action).code();
    }
}
