package org.segursdk.exchange.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.segursdk.core.error.TransportException;
import org.segursdk.exchange.Databases;
import org.segursdk.exchange.Samples;
import org.segursdk.exchange.internal.record.Sql;

/** The database is full at a commit, or tells so although it kept everything: nothing is lost, nothing leaves twice. */
class DatabaseFullTest {
    private static final int POINTS = 12;

    private final RunFixture fixture = new RunFixture();

    /** What a commit that fails has done. */
    enum Failing {
        NOTHING_KEPT,
        ALL_KEPT,
        /** A statement before the commit fails. */
        STATEMENT
    }

    /** Fails once, at that commit or statement. */
    private final class Full {
        private final Failing failing;
        private int left;

        Full(Failing failing, int at) {
            this.failing = failing;
            this.left = at;
        }

        private boolean now() {
            return --left == 0;
        }

        DataSource source() {
            return proxy(DataSource.class, fixture.database);
        }

        private Object call(Object target, Method method, Object[] arguments) throws Throwable {
            boolean commit = method.getName().equals("commit") && failing != Failing.STATEMENT;
            boolean statement = method.getName().equals("prepareStatement") && failing == Failing.STATEMENT;
            boolean fails = (commit || statement) && now();
            if (fails && failing != Failing.ALL_KEPT) {
                throw new SQLException("full", "53100");
            }
            Object result;
            try {
                result = method.invoke(target, arguments);
            } catch (InvocationTargetException e) {
                throw Optional.ofNullable(e.getCause()).orElse(e);
            }
            if (fails) {
                throw new SQLException("full", "53100");
            }
            return result instanceof Connection connection ? proxy(Connection.class, connection) : result;
        }

        private <T> T proxy(Class<T> type, Object target) {
            return type.cast(Proxy.newProxyInstance(
                    DatabaseFullTest.class.getClassLoader(),
                    new Class<?>[] {type},
                    (proxy, method, arguments) -> call(target, method, arguments)));
        }
    }

    private DeliveryRun run(DataSource source) {
        ExchangeNode.Builder builder = ExchangeNode.builder(source, Databases.CIPHER)
                .dmp(fixture.dmp)
                .mail(fixture.mail)
                .settings(fixture.settings)
                .clock(fixture.clock)
                .name("full");
        return new DeliveryRun(builder, fixture.outbox, new Random(1));
    }

    private void drive(Delivery delivery) {
        for (int i = 0; i < 100 && !ended(delivery); i++) {
            fixture.clock.pass(Duration.ofMinutes(2));
            fixture.run.run(delivery.id());
        }
    }

    private boolean ended(Delivery delivery) {
        DeliveryState state = fixture.now(delivery).state();
        return state.isFinal() || state == DeliveryState.HUMAN;
    }

    @ParameterizedTest
    @EnumSource(Failing.class)
    void fullAtAnyPoint_nothingIsLostOrSentTwice(Failing failing) {
        int failures = 0;
        for (int point = 1; point <= POINTS; point++) {
            for (Branch branch : Set.of(Branch.DMP, Branch.PATIENT)) {
                FakePort port = branch == Branch.DMP ? fixture.dmp : fixture.mail;
                port.otherwise = branch == Branch.DMP ? Settlement.NOT_ARRIVED : Settlement.UNKNOWN;
                port.got.clear();
                Delivery delivery = fixture.one(branch);
                DeliveryRun run = run(new Full(failing, point).source());
                try {
                    run.run(delivery.id());
                } catch (TransportException e) {
                    assertThat(e.code()).isEqualTo("EXCHANGE-DATABASE");
                    failures++;
                }
                drive(delivery);
                String as = branch + " " + point;
                DeliveryState end = fixture.now(delivery).state();
                assertThat(port.got).as(as).hasSizeLessThanOrEqualTo(1);
                boolean sent = !port.got.isEmpty();
                assertThat(end).as(as).isIn(DeliveryState.CONFIRMED, DeliveryState.HUMAN);
                assertThat(end != DeliveryState.CONFIRMED || sent).as(as).isTrue();
                assertThat(branch != Branch.DMP || end == DeliveryState.CONFIRMED)
                        .as(as)
                        .isTrue();
                assertThat(fixture.deliveries.events(delivery.id())).as(as).isNotEmpty();
            }
        }
        assertThat(failures).isGreaterThan(3);
    }

    @Test
    void fullWhileItIsEnqueued_nothingIsKept_andTheSameMayBeGivenAgain() {
        for (int point = 1; point < 60; point++) {
            DataSource source = new Full(Failing.STATEMENT, point).source();
            NewShare share = RunFixture.share(Samples.document(), Branch.DMP, Branch.PATIENT);
            long before = rows();
            boolean failed = false;
            try {
                Sql.inTransaction(source, c -> fixture.outbox.enqueue(c, share));
            } catch (RuntimeException e) {
                failed = true;
            }
            if (!failed) {
                assertThat(point).isGreaterThan(2);
                return;
            }
            assertThat(rows()).isEqualTo(before);
            assertThat(fixture.enqueue(share)).isNotEmpty();
        }
        throw new AssertionError("always full");
    }

    private long rows() {
        long rows = 0;
        for (String table : Set.of("sg_share", "sg_delivery", "sg_content", "sg_content_chunk", "sg_task")) {
            rows += Sql.inTransaction(
                    fixture.database, c -> Sql.first(c, "SELECT COUNT(*) FROM " + table, row -> row.getLong(1))
                            .orElseThrow());
        }
        return rows;
    }

    @Test
    void replayThatCouldNotBeKept_leavesTheLetterWhereItWas() {
        fixture.mail.notSent().notSent().notSent();
        Delivery delivery = fixture.one(Branch.PATIENT);
        drive(delivery);
        assertThat(fixture.now(delivery).state()).isEqualTo(DeliveryState.HUMAN);
        DeadLetters full = new DeadLetters(new Full(Failing.NOTHING_KEPT, 1).source(), fixture.clock);
        assertThatThrownBy(() -> full.replay(delivery.id(), "dr")).isInstanceOf(TransportException.class);
        assertThat(fixture.letters.list()).hasSize(1);
        assertThat(fixture.letters.replay(delivery.id(), "dr")).isTrue();
        drive(delivery);
        assertThat(fixture.now(delivery).state()).isEqualTo(DeliveryState.CONFIRMED);
    }
}
