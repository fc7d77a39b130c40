package org.segursdk.exchange.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javax.sql.DataSource;
import org.segursdk.core.document.Document;
import org.segursdk.exchange.Databases;
import org.segursdk.exchange.RealDatabases;
import org.segursdk.exchange.Samples;
import org.segursdk.exchange.internal.record.Sql;

/** A database, two other sides, and a clock that is set by hand. */
final class RunFixture {
    final DataSource database = RealDatabases.create();
    final FakePort dmp = new FakePort();
    final FakePort mail = new FakePort();
    final Time clock = new Time();
    final Outbox outbox = new Outbox(Databases.CIPHER, clock);
    final Deliveries deliveries = new Deliveries(database, clock);
    final DeadLetters letters = new DeadLetters(database, clock);
    final DeliverySettings settings = DeliverySettings.builder()
            .delays(Duration.ofSeconds(10), Duration.ofMinutes(10))
            .maxAttempts(3)
            .circuit(3, Duration.ofMinutes(5))
            .settling(Duration.ofMinutes(1), Duration.ofHours(1))
            .build();
    final ExchangeNode.Builder builder = ExchangeNode.builder(database, Databases.CIPHER)
            .dmp(dmp)
            .mail(mail)
            .settings(settings)
            .clock(clock)
            .name("test");
    final DeliveryRun run = new DeliveryRun(builder, outbox, new Random(1));

    static final class Time extends Clock {
        private Instant now = Samples.NOW;

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    static NewShare share(Document document, Branch... branches) {
        return new NewShare(
                ShareOperation.SHARE,
                document,
                Samples.session(),
                Optional.of(Samples.DOCTOR),
                Optional.empty(),
                List.of(branches).stream()
                        .map(each -> NewDelivery.waiting(
                                each,
                                each == Branch.PROFESSIONALS
                                        ? Optional.of(new Correspondent.AtMailbox(Samples.WARD))
                                        : Optional.empty(),
                                ShareOperation.SHARE))
                        .toList());
    }

    String enqueue(NewShare share) {
        return Sql.inTransaction(database, connection -> outbox.enqueue(connection, share));
    }

    /** Enqueues for one branch and returns the delivery. */
    Delivery one(Branch branch) {
        return deliveries.ofShare(enqueue(share(Samples.document(), branch))).get(0);
    }

    Delivery now(Delivery delivery) {
        return deliveries.find(delivery.id()).orElseThrow();
    }

    /** Runs it once, whenever it is due. */
    Delivery step(Delivery delivery) {
        now(delivery).nextAt().ifPresent(next -> {
            if (next.isAfter(clock.now)) {
                clock.now = next;
            }
        });
        run.run(delivery.id());
        return now(delivery);
    }
}
