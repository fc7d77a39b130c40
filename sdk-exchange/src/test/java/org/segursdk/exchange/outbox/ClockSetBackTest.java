package org.segursdk.exchange.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.segursdk.core.document.Document;
import org.segursdk.core.document.Relation;
import org.segursdk.exchange.Samples;
import org.segursdk.exchange.internal.record.Sql;

/** The clock is set back between two steps: nothing is lost, the order is kept, nothing stands still. */
class ClockSetBackTest {
    private static final Duration BACK = Duration.ofHours(-30);

    private final RunFixture fixture = new RunFixture();

    @Test
    void deliveryThatWaits_isTriedAtOnce() {
        fixture.dmp.notSent();
        Delivery delivery = fixture.one(Branch.DMP);
        fixture.run.run(delivery.id());
        assertThat(fixture.now(delivery).state()).isEqualTo(DeliveryState.WAITING);
        fixture.clock.pass(BACK);
        assertThat(fixture.run.run(delivery.id())).isEmpty();
        assertThat(fixture.now(delivery).state()).isEqualTo(DeliveryState.CONFIRMED);
        assertThat(fixture.dmp.got).hasSize(1);
    }

    @Test
    void deliveryThatWaitsALittle_isNotTriedEarlier() {
        fixture.dmp.notSent();
        Delivery delivery = fixture.one(Branch.DMP);
        fixture.run.run(delivery.id());
        fixture.clock.pass(Duration.ofSeconds(1));
        assertThat(fixture.run.run(delivery.id())).isPresent();
        assertThat(fixture.dmp.got).isEmpty();
    }

    @Test
    void newVersion_staysBehindTheOneBeforeIt() {
        fixture.dmp.notSent();
        Document document = Samples.document();
        String first = fixture.enqueue(RunFixture.share(document, Branch.DMP));
        Delivery one = fixture.deliveries.ofShare(first).get(0);
        fixture.run.run(one.id());
        fixture.clock.pass(BACK);
        Document next = Samples.document(Samples.metadata(Samples.newId())
                .addRelation(
                        new Relation(Relation.Type.RPLC, document.metadata().uniqueId()))
                .build());
        NewShare replacing = new NewShare(
                ShareOperation.REPLACE,
                next,
                Samples.session(),
                Optional.empty(),
                Optional.of(document.metadata().uniqueId().value()),
                List.of(NewDelivery.waiting(Branch.DMP, Optional.empty(), ShareOperation.REPLACE)));
        Delivery two = fixture.deliveries.ofShare(fixture.enqueue(replacing)).get(0);
        assertThat(two.createdAt()).isBefore(one.createdAt());
        fixture.run.run(two.id());
        assertThat(fixture.now(two).state()).isEqualTo(DeliveryState.WAITING);
        fixture.run.run(one.id());
        fixture.step(two);
        assertThat(fixture.dmp.got)
                .extracting(each -> each.delivery().operation())
                .containsExactly(ShareOperation.SHARE, ShareOperation.REPLACE);
    }

    @Test
    void lostAnswer_isAskedForAtOnce_andGivenUpAfterTheDelayAllTheSame() {
        fixture.mail.lost(false);
        fixture.mail.otherwise = Settlement.UNKNOWN;
        Delivery delivery = fixture.one(Branch.PATIENT);
        fixture.run.run(delivery.id());
        assertThat(fixture.now(delivery).state()).isEqualTo(DeliveryState.UNCERTAIN);
        fixture.clock.pass(BACK);
        Instant from = fixture.clock.instant();
        for (int i = 0; i < 200 && fixture.now(delivery).state() == DeliveryState.UNCERTAIN; i++) {
            fixture.run
                    .run(delivery.id())
                    .ifPresent(next -> fixture.clock.pass(Duration.between(fixture.clock.instant(), next)));
        }
        assertThat(fixture.now(delivery).state()).isEqualTo(DeliveryState.HUMAN);
        assertThat(Duration.between(from, fixture.clock.instant())).isLessThan(Duration.ofHours(2));
        assertThat(fixture.mail.got).isEmpty();
    }

    @Test
    void circuit_closesAgain() {
        CircuitBreaker circuit = new CircuitBreaker(1, Duration.ofMinutes(5), fixture.clock);
        circuit.failed("dmp");
        assertThat(circuit.comeBack("dmp")).isPresent();
        fixture.clock.pass(BACK);
        assertThat(circuit.comeBack("dmp")).isEmpty();
    }

    @Test
    void deliveryWithoutTask_isFound() {
        Delivery delivery = fixture.one(Branch.DMP);
        Sql.inTransaction(fixture.database, c -> Sql.update(c, "DELETE FROM sg_task"));
        fixture.clock.pass(BACK);
        try (ExchangeNode node = fixture.builder.build()) {
            assertThat(node.sweepOnce()).isEqualTo(1);
            assertThat(node.sweepOnce()).isZero();
        }
        assertThat(fixture.now(delivery).state()).isEqualTo(DeliveryState.WAITING);
    }

    private Instant planned(String id) {
        return Sql.inTransaction(
                        fixture.database,
                        c -> Sql.first(
                                c,
                                "SELECT execution_time FROM sg_task WHERE task_instance = ?",
                                row -> Sql.instant(row, "execution_time"),
                                id))
                .flatMap(each -> each)
                .orElseThrow();
    }

    private void plan(String id, Instant at, boolean picked, Instant heartbeat) {
        Sql.inTransaction(
                fixture.database,
                c -> Sql.update(
                        c,
                        "UPDATE sg_task SET execution_time = ?, picked = ?, last_heartbeat = ? WHERE task_instance = ?",
                        at,
                        picked,
                        heartbeat,
                        id));
    }

    @Test
    void plannedTasksComeForward_andSignsOfLifeCountFromNow() {
        String waiting = fixture.one(Branch.DMP).id();
        String running = fixture.one(Branch.DMP).id();
        long[] nanos = {0};
        ClockWatch watch = new ClockWatch(fixture.database, fixture.settings, fixture.clock, () -> nanos[0]);
        Instant later = fixture.clock.instant().plusSeconds(100);
        plan(waiting, later, false, fixture.clock.instant());
        plan(running, fixture.clock.instant(), true, later);
        watch.look();
        fixture.clock.pass(Duration.ofSeconds(15));
        nanos[0] += Duration.ofSeconds(15).toNanos();
        watch.look();
        assertThat(planned(waiting)).isEqualTo(later);
        fixture.clock.pass(BACK);
        nanos[0] += Duration.ofSeconds(15).toNanos();
        watch.look();
        assertThat(planned(waiting)).isEqualTo(fixture.clock.instant());
        long alive = Sql.inTransaction(fixture.database, c -> Sql.first(
                        c,
                        "SELECT COUNT(*) FROM sg_task WHERE picked AND last_heartbeat > ?",
                        row -> row.getLong(1),
                        fixture.clock.instant())
                .orElseThrow());
        assertThat(alive).isZero();
        watch.close();
    }

    @Test
    void setBackWhileNoNodeRan_isSeenAtTheStart() {
        String waiting = fixture.one(Branch.DMP).id();
        plan(waiting, fixture.clock.instant().minus(BACK), false, fixture.clock.instant());
        try (ClockWatch watch = new ClockWatch(fixture.database, fixture.settings, fixture.clock, () -> 0)) {
            watch.look();
        }
        assertThat(planned(waiting)).isEqualTo(fixture.clock.instant());
    }
}
