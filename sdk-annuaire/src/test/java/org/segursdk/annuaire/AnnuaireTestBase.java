package org.segursdk.annuaire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.segursdk.annuaire.internal.http.Pace;
import org.segursdk.core.Endpoint;
import org.segursdk.core.Endpoints;
import org.segursdk.core.Environment;
import org.segursdk.core.SegurContext;
import org.segursdk.core.Software;
import org.segursdk.core.actor.Structure;
import org.segursdk.core.actor.StructureId;
import org.segursdk.core.credentials.ClientCredentials;
import org.segursdk.core.credentials.TrustMaterial;
import org.segursdk.core.exchange.ExchangeListener;
import org.segursdk.sandbox.internal.pki.DirectoryPki;

/** A directory, a clock that is set, waits that do not wait. */
public abstract class AnnuaireTestBase {
    private static final DirectoryPki PKI = new DirectoryPki(folder());

    protected final TestDirectory data = new TestDirectory();
    protected final FakeAnnuaire server = new FakeAnnuaire(PKI.serverContext(), data);
    protected final SetClock clock = new SetClock(Instant.parse("2026-11-20T10:00:00Z"));
    protected final FakePace pace = new FakePace();

    private static Path folder() {
        try {
            return Files.createTempDirectory("annuaire-pki");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    /** A clock that stands where it is set. */
    public static final class SetClock extends Clock {
        private volatile Instant now;

        SetClock(Instant now) {
            this.now = now;
        }

        public void forward(Duration by) {
            now = now.plus(by);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    /** Time that passes only in waits, which are kept. */
    public static final class FakePace implements Pace {
        public final List<Duration> waits = Collections.synchronizedList(new ArrayList<>());
        private long now;

        @Override
        public synchronized long nanos() {
            return now;
        }

        @Override
        public synchronized void sleep(long nanos) {
            now += nanos;
            waits.add(Duration.ofNanos(nanos));
        }

        @Override
        public double random() {
            return 0.5;
        }
    }

    protected static SSLContext serverContext() {
        return PKI.serverContext();
    }

    protected static TrustMaterial trust() {
        return PKI.trust();
    }

    protected static ClientCredentials credentials() {
        return PKI.credentials("annuaire");
    }

    protected Endpoint endpoint(Duration readTimeout) {
        return Endpoint.builder(server.uri())
                .trust(trust())
                .connectTimeout(Duration.ofSeconds(10))
                .readTimeout(readTimeout)
                .build();
    }

    protected SegurContext context() {
        return context(endpoint(Duration.ofSeconds(20)), ExchangeListener.NONE);
    }

    protected SegurContext context(Endpoint endpoint, ExchangeListener listener) {
        return SegurContext.builder()
                .software(Software.of("Essai", "1.0"))
                .structure(Structure.builder()
                        .id(StructureId.finess("990000001"))
                        .name("CABINET")
                        .sector("SA07")
                        .practiceSetting("AMBULATOIRE")
                        .build())
                .credentials(credentials())
                .endpoints(Endpoints.builder(Environment.INTEGRATION)
                        .endpoint(AnnuaireClient.SERVICE, endpoint)
                        .build())
                .clock(clock)
                .listener(listener)
                .build();
    }

    /** The limiter of a key is the process's: each test has a key of its own. */
    protected static ApiKey key() {
        return ApiKey.of("the-key-" + UUID.randomUUID());
    }

    protected AnnuaireSettings settings() {
        return AnnuaireSettings.of(key());
    }

    protected AnnuaireClient client() {
        return client(settings());
    }

    protected AnnuaireClient client(AnnuaireSettings settings) {
        return AnnuaireClient.create(context(), settings, pace);
    }
}
