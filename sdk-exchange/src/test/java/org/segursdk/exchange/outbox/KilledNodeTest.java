package org.segursdk.exchange.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import javax.sql.DataSource;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.segursdk.exchange.ChildJvm;
import org.segursdk.exchange.Databases;
import org.segursdk.exchange.Samples;
import org.segursdk.exchange.internal.record.Sql;

/** A node that is killed at any point of a delivery, and the one that takes over: nothing is lost, nothing is sent twice. */
class KilledNodeTest {

    @TempDir
    Path folder;

    private final Outbox outbox = new Outbox(Databases.CIPHER, Clock.systemUTC());

    private Process node(String url, int port, HttpPort.Point deadly, String name) throws IOException {
        return new ChildJvm(NodeProcess.class, "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-Xmx128m")
                .start(folder.resolve(name + ".txt"), url, port, deadly, name);
    }

    @ParameterizedTest
    @EnumSource(value = HttpPort.Point.class, mode = EnumSource.Mode.EXCLUDE, names = "NOWHERE")
    void nodeThatDiesAtAPoint_losesAndDoublesNothing(HttpPort.Point point) throws Exception {
        try (ServedDatabase served = ServedDatabase.start(folder);
                OtherSide other = new OtherSide()) {
            DataSource database = served.source();
            Deliveries deliveries = new Deliveries(database, Clock.systemUTC());
            NewShare share = RunFixture.share(Samples.document(), Branch.DMP, Branch.PROFESSIONALS);
            Sql.inTransaction(database, c -> outbox.enqueue(c, share));
            if (point == HttpPort.Point.SETTLING) {
                Sql.inTransaction(database, c -> Sql.update(c, "UPDATE sg_delivery SET state = 'SENDING'"));
            }
            Process dying = node(served.url(), other.port(), point, "dying");
            assertThat(dying.waitFor()).isEqualTo(137);
            try (ExchangeNode heir = NodeProcess.node(database, other.port(), HttpPort.Point.NOWHERE, "heir")) {
                heir.start();
                SandboxFixture.await(() -> deliveries.pending() == 0);
            }
            String document = share.document().metadata().uniqueId().value();
            String states = deliveries.ofDocument(document).stream()
                    .flatMap(each -> deliveries.events(each.id()).stream()
                            .map(event -> each.branch() + " " + event.who() + " " + event.after() + " " + event.code()))
                    .toList()
                    .toString();
            assertThat(other.documents).as(states).hasSize(1);
            assertThat(other.mails.values()).allMatch(times -> times == 1);
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
}
