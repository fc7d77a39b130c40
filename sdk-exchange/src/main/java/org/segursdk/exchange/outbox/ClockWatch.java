package org.segursdk.exchange.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.segursdk.core.error.SegurException;
import org.segursdk.exchange.internal.record.Sql;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that nothing stands still when the machine's clock is set back: tasks planned by the old time come forward (each looks
 * itself whether its time has come), and signs of life from the future count from now, so that the work of a node that died is taken
 * over.
 */
final class ClockWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ClockWatch.class);

    private final DataSource database;
    private final Duration every;
    private final Duration longest;
    private final Clock clock;
    private final LongSupplier nanos;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread made = new Thread(work, "sg-clock");
        made.setDaemon(true);
        return made;
    });
    private Instant lastTime;
    private long lastNanos;
    private boolean looked;

    /** @param nanos a clock that nobody sets */
    ClockWatch(DataSource database, DeliverySettings settings, Clock clock, LongSupplier nanos) {
        this.database = database;
        this.every = settings.heartbeat();
        // Nothing is planned further ahead; half as much again for chance and for clocks of other machines.
        Duration planned = max(max(settings.longestDelay(), settings.settleEvery()), settings.circuitOpen());
        this.longest = max(planned, every.multipliedBy(10)).multipliedBy(3).dividedBy(2);
        this.clock = clock;
        this.nanos = nanos;
        this.lastTime = clock.instant();
        this.lastNanos = nanos.getAsLong();
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    void start() {
        Future<?> looking = thread.scheduleWithFixedDelay(this::look, 0, every.toMillis(), TimeUnit.MILLISECONDS);
        LOG.debug("the clock is watched: {}", !looking.isDone());
    }

    /** Compares the clock with one that nobody sets. */
    synchronized void look() {
        Instant now = Sql.micros(clock.instant());
        long nanosNow = nanos.getAsLong();
        Instant expected = lastTime.plusNanos(nanosNow - lastNanos);
        boolean setBack = now.isBefore(expected.minus(every));
        try {
            if (setBack) {
                bringForward(now, now);
            } else if (!looked) {
                // It may have been set back while no node ran.
                bringForward(now, now.plus(longest));
            }
            looked = true;
            lastTime = now;
            lastNanos = nanosNow;
        } catch (SegurException e) {
            // Looked at again next time, with the same beginning.
            LOG.warn("the tasks could not be looked at: {}", e.code());
        }
    }

    private void bringForward(Instant now, Instant beyond) {
        int brought = Sql.inTransaction(database, connection -> {
            Sql.update(
                    connection,
                    "UPDATE sg_task SET last_heartbeat = ? WHERE picked AND last_heartbeat > ?",
                    now,
                    now.plus(every.multipliedBy(2)));
            return Sql.update(
                    connection,
                    "UPDATE sg_task SET execution_time = ?, version = version + 1 WHERE NOT picked AND execution_time > ?",
                    now,
                    beyond);
        });
        if (brought > 0) {
            LOG.info("the clock was set back: {} tasks come forward", brought);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
