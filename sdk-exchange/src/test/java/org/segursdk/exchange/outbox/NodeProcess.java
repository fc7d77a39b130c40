package org.segursdk.exchange.outbox;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;
import org.segursdk.exchange.Databases;
import org.segursdk.exchange.RealDatabases;

/** A node in a process of its own, until it is killed. Arguments: database, port of the other side, where to die, name. */
final class NodeProcess {
    private NodeProcess() {}

    static DeliverySettings settings() {
        return DeliverySettings.builder()
                .workers(4)
                .polling(Duration.ofMillis(50))
                .heartbeat(Duration.ofMillis(250))
                .delays(Duration.ofMillis(50), Duration.ofMillis(500))
                .maxAttempts(40)
                .circuit(20, Duration.ofMillis(200))
                .settling(Duration.ofMillis(100), Duration.ofSeconds(2))
                .build();
    }

    static ExchangeNode node(DataSource database, int port, HttpPort.Point deadly, String name) {
        HttpPort branch = new HttpPort(port, deadly);
        return ExchangeNode.builder(database, Databases.CIPHER)
                .dmp(branch)
                .mail(branch)
                .settings(settings())
                .name(name)
                .build();
    }

    public static void main(String[] args) throws InterruptedException {
        DataSource database = RealDatabases.pool(args[0]);
        node(database, Integer.parseInt(args[1]), HttpPort.Point.valueOf(args[2]), args[3])
                .start();
        new CountDownLatch(1).await();
    }
}
