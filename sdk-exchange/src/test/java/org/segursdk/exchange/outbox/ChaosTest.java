package org.segursdk.exchange.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.segursdk.core.error.TransportException;
import org.segursdk.exchange.ChildJvm;
import org.segursdk.exchange.Databases;
import org.segursdk.exchange.Samples;
import org.segursdk.exchange.internal.record.Sql;

/** Nodes are killed, the database restarts, answers get lost: nothing is lost, nothing is sent twice, everything is explained. */
class ChaosTest {
    private static final int SHARES = Integer.getInteger("segursdk.shares", 20);
    private static final int SHARES_A_KILL = 10;
    private static final long SEED = 20_261_123;
    private static final int FAULT_PERCENT = 5;

    @TempDir
    Path folder;

    private final Outbox outbox = new Outbox(Databases.CIPHER, Clock.systemUTC());

    private Process node(String url, int port, HttpPort.Point deadly, String name) throws IOException {
        return new ChildJvm(NodeProcess.class, "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-Xmx128m")
                .start(folder.resolve(name + ".txt"), url, port, deadly, name);
    }

    private static void pause(int millis) {
        LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
    }

    /** The caller's own database may be away: the caller tries again, as any software does. */
    private void enqueue(DataSource database, NewShare share) {
        for (int i = 0; ; i++) {
            try {
                Sql.inTransaction(database, c -> outbox.enqueue(c, share));
                return;
            } catch (TransportException e) {
                if (i > 20) {
                    throw e;
                }
                pause(50);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(value = HttpPort.Point.class, mode = EnumSource.Mode.EXCLUDE, names = "NOWHERE")
    void nodeThatDiesAtAPoint_losesAndDoublesNothing(HttpPort.Point point) throws Exception {
        try (ServedDatabase served = new ServedDatabase(folder);
                OtherSide other = new OtherSide(SEED, 0)) {
            DataSource database = served.source();
            Deliveries deliveries = new Deliveries(database, Clock.systemUTC());
            NewShare share = RunFixture.share(Samples.document(), Branch.DMP, Branch.PROFESSIONALS);
            enqueue(database, share);
            if (point == HttpPort.Point.SETTLING) {
                Sql.inTransaction(database, c -> Sql.update(c, "UPDATE sg_delivery SET state = 'SENDING'"));
            }
            Process dying = node(served.url(), other.port(), point, "dying");
            assertThat(dying.waitFor()).isEqualTo(137);
            try (ExchangeNode heir = NodeProcess.node(database, other.port(), HttpPort.Point.NOWHERE, "heir")) {
                heir.start();
                SandboxFixture.await(() -> deliveries.pending() == 0);
            }
            assertThat(other.documents).hasSize(1);
            assertThat(other.mails.values()).allMatch(times -> times == 1);
            String document = share.document().metadata().uniqueId().value();
            for (Delivery each : deliveries.ofDocument(document)) {
                if (each.branch() == Branch.DMP) {
                    assertThat(each.state()).isEqualTo(DeliveryState.CONFIRMED);
                } else {
                    assertThat(each.state()).isIn(DeliveryState.CONFIRMED, DeliveryState.HUMAN);
                }
                assertThat(deliveries.events(each.id())).isNotEmpty();
            }
        }
    }

    @Test
    void killsAtRandom_databaseRestarts_faults() throws Exception {
        Random random = new Random(SEED);
        List<Process> nodes = new ArrayList<>();
        int kills = 0;
        try (ServedDatabase served = new ServedDatabase(folder);
                OtherSide other = new OtherSide(SEED, FAULT_PERCENT)) {
            DataSource database = served.source();
            for (int i = 0; i < 2; i++) {
                nodes.add(node(served.url(), other.port(), HttpPort.Point.NOWHERE, "node-" + i));
            }
            List<String> documents = new ArrayList<>();
            for (int i = 1; i <= SHARES; i++) {
                NewShare share = RunFixture.share(Samples.document(), Branch.values());
                documents.add(share.document().metadata().uniqueId().value());
                enqueue(database, share);
                if (i % SHARES_A_KILL == 0) {
                    pause(300 + random.nextInt(1500));
                    int victim = random.nextInt(2);
                    nodes.get(victim).destroyForcibly().waitFor();
                    kills++;
                    nodes.set(victim, node(served.url(), other.port(), HttpPort.Point.NOWHERE, "heir-" + i));
                    if (i % (2 * SHARES_A_KILL) == 0) {
                        served.restart();
                    }
                }
            }
            Deliveries deliveries = new Deliveries(served.source(), Clock.systemUTC());
            awaitEnd(deliveries);
            report(documents, kills, deliveries, other);
        } finally {
            nodes.forEach(Process::destroyForcibly);
        }
    }

    private static void awaitEnd(Deliveries deliveries) {
        long before = -1;
        int still = 0;
        // Given up only when nothing moves for half a minute.
        while (still < 300) {
            long pending = deliveries.pending();
            if (pending == 0) {
                return;
            }
            still = pending == before ? still + 1 : 0;
            before = pending;
            pause(100);
        }
        throw new AssertionError(before + " deliveries do not end");
    }

    private static void report(List<String> documents, int kills, Deliveries deliveries, OtherSide other) {
        Map<DeliveryState, Integer> states = new HashMap<>();
        int lost = 0;
        for (String document : documents) {
            List<Delivery> found = deliveries.ofDocument(document);
            lost += Branch.values().length - found.size();
            for (Delivery each : found) {
                states.merge(each.state(), 1, Integer::sum);
                boolean there = each.branch() == Branch.DMP
                        ? other.documents.contains(document)
                        : other.mails.containsKey(each.messageId().orElseThrow());
                boolean explained =
                        !each.code().isEmpty() && deliveries.events(each.id()).size() > 1;
                boolean ended =
                        each.state() == DeliveryState.HUMAN || each.state().isFinal();
                boolean honest = each.state() != DeliveryState.CONFIRMED || there;
                lost += ended && explained && honest ? 0 : 1;
            }
        }
        long doubled = other.mails.values().stream().filter(times -> times > 1).count();
        System.out.println("chaos: " + documents.size() + " shares, " + kills + " kills, " + lost + " lost, " + doubled
                + " doubled " + states);
        assertThat(lost).isZero();
        assertThat(doubled).isZero();
        assertThat(states.keySet()).isSubsetOf(DeliveryState.CONFIRMED, DeliveryState.REFUSED, DeliveryState.HUMAN);
    }
}
