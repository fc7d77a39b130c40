package org.segursdk.exchange.outbox;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.error.Violations;
import org.segursdk.exchange.content.ContentCipher;
import org.segursdk.exchange.internal.record.Sql;
import org.segursdk.exchange.schema.Dialect;

/**
 * Runs deliveries. Several nodes work on one database, each delivery on one of them at a time; the work of a node that died goes to
 * the others. Not started until {@link #start}.
 */
public final class ExchangeNode implements AutoCloseable {
    private static final int MISSED_HEARTBEATS = 4;
    private static final int SWEEP_HEARTBEATS = 10;
    private static final int PAUSE_HEARTBEATS = 2;
    /** Tasks taken for each worker, and how few of them are left when more are taken. */
    private static final double HIGH_WATER = 2.0;

    private static final double LOW_WATER = 1.0;

    private final Builder builder;
    private final DeliveryRun run;
    private final TaskQueue queue = new TaskQueue();
    private final Scheduler scheduler;
    private final ClockWatch watch;

    private ExchangeNode(Builder builder) {
        this.builder = builder;
        this.run = new DeliveryRun(
                builder, new Outbox(builder.cipher, builder.clock, builder.listener), new SecureRandom());
        DeliverySettings settings = builder.settings;
        List<Task<?>> tasks = new ArrayList<>(List.of(deliveries()));
        builder.works.forEach(each -> tasks.add(work(each)));
        SchedulerBuilder scheduling = Scheduler.create(builder.database, tasks).startTasks(sweep());
        if (Sql.reading(builder.database, Dialect::of) == Dialect.POSTGRESQL) {
            // Nodes do not run after the same tasks.
            scheduling.pollUsingLockAndFetch(LOW_WATER, HIGH_WATER);
        }
        this.scheduler = scheduling
                .clock(builder.clock::instant)
                .tableName(TaskQueue.TABLE)
                .schedulerName(new Name(builder.name))
                .threads(settings.workers())
                .pollingInterval(settings.polling())
                .heartbeatInterval(settings.heartbeat())
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .shutdownMaxWait(builder.shutdown)
                .failureLogging(LogLevel.WARN, false)
                .build();
        this.watch = new ClockWatch(builder.database, settings, Clock.systemUTC(), System::nanoTime);
    }

    private record Name(String getName) implements SchedulerName {}

    public static Builder builder(DataSource database, ContentCipher cipher) {
        return new Builder(database, cipher);
    }

    private Task<Void> deliveries() {
        return task(TaskQueue.TASK, run::run);
    }

    private Task<Void> work(NodeWork work) {
        WorkingNode node = new WorkingNode(builder);
        return task(work.task(), id -> work.run(id, node));
    }

    private Task<Void> task(String name, Function<String, Optional<Instant>> step) {
        return Tasks.custom(name, Void.class)
                .onFailure((complete, operations) ->
                        operations.reschedule(complete, complete.getTimeDone().plus(builder.settings.firstDelay())))
                .onDeadExecutionRevive()
                .execute((task, context) -> {
                    Optional<Instant> next = step.apply(task.getId());
                    CompletionHandler<Void> completion = (complete, operations) -> {
                        if (next.isPresent()) {
                            operations.reschedule(complete, next.get());
                        } else {
                            operations.remove();
                        }
                    };
                    return completion;
                });
    }

    /** A delivery that was given back while its task was being taken away has none: it gets another. */
    private RecurringTask<Void> sweep() {
        Duration pause = builder.settings.heartbeat().multipliedBy(SWEEP_HEARTBEATS);
        return Tasks.recurring("sg-sweep", FixedDelay.of(pause)).execute((task, context) -> sweepOnce());
    }

    /** @return how many deliveries and other works had no task */
    int sweepOnce() {
        Instant now = Sql.micros(builder.clock.instant());
        Instant before = now.minus(builder.settings.heartbeat().multipliedBy(PAUSE_HEARTBEATS));
        return Sql.inTransaction(builder.database, connection -> {
            int others = 0;
            for (NodeWork work : builder.works) {
                for (String id : work.stranded(connection, before)) {
                    queue.scheduleUnlessThere(connection, work.task(), id, now);
                    others++;
                }
            }
            List<String> stranded = Sql.list(
                    connection,
                    "SELECT d.delivery_id FROM sg_delivery d WHERE d.state IN ('WAITING', 'SENDING', 'UNCERTAIN') AND"
                            + " d.updated_at NOT BETWEEN ? AND ? AND NOT EXISTS (SELECT 1 FROM sg_task t WHERE t.task_instance = d.delivery_id)",
                    row -> row.getString(1),
                    before,
                    now);
            stranded.forEach(id -> queue.scheduleUnlessThere(connection, id, now));
            return stranded.size() + others;
        });
    }

    public void start() {
        scheduler.start();
        watch.start();
    }

    /** Looks for work at once, instead of at the next poll. */
    public void wake() {
        scheduler.triggerCheckForDueExecutions();
    }

    /** Waits for deliveries under way, as long as {@link Builder#shutdown} says. */
    @Override
    public void close() {
        watch.close();
        scheduler.stop();
    }

    @Override
    public String toString() {
        return "ExchangeNode";
    }

    /** Builds a node. */
    public static final class Builder {
        final DataSource database;
        final ContentCipher cipher;

        @Nullable
        DeliveryPort dmp;

        @Nullable
        DeliveryPort mail;

        DeliverySettings settings = DeliverySettings.defaults();
        Clock clock = Clock.systemUTC();
        DeliveryListener listener = DeliveryListener.NONE;
        String name = UUID.randomUUID().toString();
        Duration shutdown = Duration.ofMinutes(1);
        final List<NodeWork> works = new ArrayList<>();

        private Builder(DataSource database, ContentCipher cipher) {
            this.database = Objects.requireNonNull(database, "database");
            this.cipher = Objects.requireNonNull(cipher, "cipher");
        }

        /** Required. */
        public Builder dmp(DeliveryPort value) {
            this.dmp = Objects.requireNonNull(value, "dmp");
            return this;
        }

        /** Required. */
        public Builder mail(DeliveryPort value) {
            this.mail = Objects.requireNonNull(value, "mail");
            return this;
        }

        public Builder settings(DeliverySettings value) {
            this.settings = Objects.requireNonNull(value, "settings");
            return this;
        }

        /** Time of deliveries and of their order: the same for all nodes, and for the {@link Outbox}. Default: the system's. */
        public Builder clock(Clock value) {
            this.clock = Objects.requireNonNull(value, "clock");
            return this;
        }

        public Builder listener(DeliveryListener value) {
            this.listener = Objects.requireNonNull(value, "listener");
            return this;
        }

        /** Its name in the journal, at most 50 characters; default a random one. Two nodes never share one. */
        public Builder name(String value) {
            this.name = Objects.requireNonNull(value, "name");
            return this;
        }

        /** Work of another kind that this node does too, such as the sending of prescriptions. */
        public Builder work(NodeWork value) {
            this.works.add(Objects.requireNonNull(value, "work"));
            return this;
        }

        /** How long {@link ExchangeNode#close} waits; default 1 minute. */
        public Builder shutdown(Duration value) {
            this.shutdown = Objects.requireNonNull(value, "shutdown");
            return this;
        }

        /**
         * @throws org.segursdk.core.error.InvalidInputException rule {@code REQUIRED}: a port is missing
         * @throws org.segursdk.core.error.TransportException {@code EXCHANGE-DATABASE}: the database does not answer
         */
        public ExchangeNode build() {
            new Violations().require(dmp, "dmp").require(mail, "mail").throwIfAny("ExchangeNode");
            return new ExchangeNode(this);
        }
    }
}
