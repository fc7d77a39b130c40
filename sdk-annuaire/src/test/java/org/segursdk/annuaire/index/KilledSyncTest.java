package org.segursdk.annuaire.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.segursdk.annuaire.AnnuaireSettings;
import org.segursdk.annuaire.ApiKey;
import org.segursdk.core.Endpoint;
import org.segursdk.core.Endpoints;
import org.segursdk.core.Environment;
import org.segursdk.core.SegurContext;
import org.segursdk.core.Software;
import org.segursdk.core.actor.ProfessionalId;
import org.segursdk.core.actor.Structure;
import org.segursdk.core.actor.StructureId;
import org.segursdk.core.exchange.ExchangeListener;
import org.segursdk.sandbox.internal.pki.DirectoryPki;

/** The process that loads the copy is killed at random points: the next one goes on, and in the end nothing is missing or double. */
@Order(1)
class KilledSyncTest extends SyncTestBase {
    private static final int KILLS =
            Integer.getInteger("segursdk.kills", Boolean.getBoolean("segursdk.thorough") ? 12 : 2);
    private static final int PERSONS = 120;

    /** The process that is killed. */
    static final class Loader {
        private Loader() {}

        public static void main(String[] args) {
            DirectoryPki pki = new DirectoryPki(Path.of(args[0]));
            SegurContext context = SegurContext.builder()
                    .software(Software.of("Essai", "1.0"))
                    .structure(Structure.builder()
                            .id(StructureId.finess("990000001"))
                            .name("CABINET")
                            .sector("SA07")
                            .practiceSetting("AMBULATOIRE")
                            .build())
                    .credentials(pki.credentials("annuaire"))
                    .endpoints(Endpoints.builder(Environment.INTEGRATION)
                            .endpoint(
                                    "annuaire",
                                    Endpoint.builder(URI.create(args[1]))
                                            .trust(pki.trust())
                                            .build())
                            .build())
                    .build();
            try (AnnuaireIndex index = AnnuaireIndex.open(Path.of(args[2]), context.clock());
                    AnnuaireSync sync = AnnuaireSync.builder(
                                    context, AnnuaireSettings.of(ApiKey.of("the-key-of-the-child")), index)
                            .commitEvery(2)
                            .build()) {
                sync.run();
            }
        }
    }

    @Test
    void killedAtRandomPoints_theCopyIsWholeInTheEnd() throws Exception {
        Random random = new Random(20_261_123);
        fill(PERSONS);
        data.largestPage = 10;
        Path pki = folder.resolve("pki");
        AtomicInteger left = new AtomicInteger();
        CountDownLatch[] reached = new CountDownLatch[1];
        try (org.segursdk.annuaire.FakeAnnuaire directory =
                new org.segursdk.annuaire.FakeAnnuaire(new DirectoryPki(pki).serverContext(), data)) {
            directory.instead = request -> {
                if (left.decrementAndGet() == 0) {
                    reached[0].countDown();
                }
                return null;
            };
            int copies = 0;
            for (int kill = 0; kill < KILLS; kill++) {
                left.set(2 + random.nextInt(5));
                reached[0] = new CountDownLatch(1);
                Process process = loader(pki, directory.uri(), copy(copies), kill);
                CompletableFuture<Void> ended = process.onExit().thenRun(reached[0]::countDown);
                assertThat(reached[0].await(60, TimeUnit.SECONDS))
                        .as("round %d", kill)
                        .isTrue();
                if (left.get() > 0) {
                    // Many rounds load everything in the end: that copy is whole, the next round begins another one.
                    assertThat(process.waitFor()).as("round %d", kill).isZero();
                    assertThatCopyIsWhole(copy(copies++));
                    continue;
                }
                LockSupport.parkNanos(random.nextInt(40_000_000));
                process.destroyForcibly();
                ended.join();
            }
            left.set(0);
            int before = directory.requests.size();
            long kept = professionalsOf(copy(copies));
            goOn(directory, copy(copies));
            assertThat(directory.requests.size() - before)
                    .as("it went on")
                    .isLessThan(2 + 12 + 12 + (kept == 0 ? 1 : 0));
            assertThatCopyIsWhole(copy(copies));
        }
    }

    /** Here, not in one more process, which would take seconds to start. */
    private void goOn(org.segursdk.annuaire.FakeAnnuaire directory, Path copy) {
        SegurContext context =
                context(Endpoint.builder(directory.uri()).trust(pki().trust()).build(), ExchangeListener.NONE);
        try (AnnuaireIndex index = AnnuaireIndex.open(copy, clock);
                AnnuaireSync sync = AnnuaireSync.builder(context, settings(), index)
                        .commitEvery(2)
                        .pace(pace)
                        .build()) {
            sync.run();
        }
    }

    private DirectoryPki pki() {
        return new DirectoryPki(folder.resolve("pki"));
    }

    private void assertThatCopyIsWhole(Path copy) {
        clock.forward(Duration.between(clock.instant(), java.time.Instant.now()));
        try (AnnuaireIndex index = AnnuaireIndex.open(copy, clock)) {
            assertThat(index.state().loaded()).isTrue();
            assertThat(index.state().professionals()).isEqualTo(PERSONS);
            assertThat(index.state().activities()).isEqualTo(PERSONS);
            for (int i = 1; i <= PERSONS; i++) {
                assertThat(index.professional(ProfessionalId.rpps(String.valueOf(99_700_000_000L + i)))
                                .orElseThrow()
                                .activities())
                        .hasSize(1);
            }
        }
    }

    private long professionalsOf(Path copy) {
        clock.forward(Duration.between(clock.instant(), java.time.Instant.now()));
        try (AnnuaireIndex index = AnnuaireIndex.open(copy, clock)) {
            return index.state().professionals();
        }
    }

    private Path copy(int number) {
        return folder.resolve("copy-" + number);
    }

    private Process loader(Path pki, URI directory, Path copy, int round) throws IOException {
        Files.createDirectories(folder);
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xshare:auto",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Loader.class.getName(),
                        pki.toString(),
                        directory.toString(),
                        copy.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("loader-" + round + ".txt").toFile())
                .start();
    }
}
