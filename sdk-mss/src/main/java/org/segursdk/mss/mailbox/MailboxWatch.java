package org.segursdk.mss.mailbox;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.SegurException;
import org.segursdk.core.error.Violations;

/**
 * Follows a folder without end: passes of a {@link MailboxSync}, and between them a wait for the server's word (IDLE), or a pause where
 * it has none. A failure of the server is told, waited out and tried again, longer each time; a failure of the store or of the listener
 * ends the watch. Runs on the thread that calls {@link #run}, with one daemon thread of its own beside it; ends when closed, when the
 * thread is interrupted, or when the professional's session ends.
 */
public final class MailboxWatch implements AutoCloseable {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);

    private final MailboxSync sync;
    private final Listener listener;
    private final Duration interval;
    private final Duration longestPause;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile @Nullable IMAPFolder idling;

    private MailboxWatch(Builder settings) {
        this.sync = settings.sync;
        this.listener = settings.listener;
        this.interval = settings.interval;
        this.longestPause = settings.longestPause;
    }

    /** Hears what happens; called on the watching thread. */
    public interface Listener {
        /** A pass ended; most find nothing. */
        void passed(SyncReport report);

        /**
         * The mailbox could not be reached or opened.
         *
         * @param next when it will be tried again
         */
        void failed(SegurException failure, Duration next);
    }

    /** @param sync is closed with the watch; nobody else should use it meanwhile */
    public static Builder builder(MailboxSync sync, Listener listener) {
        return new Builder(sync, listener);
    }

    /**
     * Watches until the end.
     *
     * @throws IOException from the store
     */
    public void run() throws IOException {
        ScheduledExecutorService alarm = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "segur-mss-watch");
            thread.setDaemon(true);
            return thread;
        });
        try {
            watch(alarm);
        } finally {
            alarm.shutdownNow();
            close();
        }
    }

    private void watch(ScheduledExecutorService alarm) throws IOException {
        Duration pause = FIRST_PAUSE;
        while (!isClosed() && sync.checkSession()) {
            boolean[] waited = new boolean[1];
            try {
                SyncReport report = sync.pass((run, folder, passed) -> {
                    listener.passed(passed);
                    waited[0] = !passed.more() && await(run, folder, alarm);
                });
                pause = FIRST_PAUSE;
                if (!waited[0] && !report.more()) {
                    sleep(interval);
                }
            } catch (SegurException e) {
                if (isClosed()) {
                    return;
                }
                listener.failed(e, pause);
                sleep(pause);
                pause = pause.multipliedBy(2).compareTo(longestPause) > 0 ? longestPause : pause.multipliedBy(2);
            }
        }
    }

    /** Whether the server was listened to; a mail that came meanwhile needs no wait. */
    private boolean await(SyncRun run, IMAPFolder folder, ScheduledExecutorService alarm) throws MessagingException {
        if (!run.canIdle()) {
            return false;
        }
        if (run.hasNews()) {
            return true;
        }
        idling = folder;
        ScheduledFuture<?> end = alarm.schedule(() -> wake(folder), interval.toMillis(), TimeUnit.MILLISECONDS);
        try {
            if (!isClosed()) {
                folder.idle(true);
            }
        } finally {
            idling = null;
            end.cancel(false);
        }
        return true;
    }

    private boolean isClosed() {
        return closed.getCount() == 0 || Thread.currentThread().isInterrupted();
    }

    private void sleep(Duration duration) {
        try {
            if (closed.await(duration.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the watch after the mail under way, and the session with the server. From any thread, also before {@link #run}. */
    @Override
    public void close() {
        closed.countDown();
        IMAPFolder waiting = idling;
        if (waiting != null) {
            wake(waiting);
        }
        sync.close();
    }

    /** A command of another thread ends the wait. */
    private static void wake(IMAPFolder folder) {
        try {
            folder.doCommand(protocol -> null);
        } catch (MessagingException e) {
            // The connection is lost, and the wait with it.
        }
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "MailboxWatch[redacted]";
    }

    /** Settings of a watch. */
    public static final class Builder {
        private final MailboxSync sync;
        private final Listener listener;
        private Duration interval = Duration.ofMinutes(4);
        private Duration longestPause = Duration.ofMinutes(10);

        private Builder(MailboxSync sync, Listener listener) {
            this.sync = Objects.requireNonNull(sync, "sync");
            this.listener = Objects.requireNonNull(listener, "listener");
        }

        /**
         * Longest time between two passes, whatever the server says or does not say; default four minutes, at most 29: servers hang
         * up on those who listen longer.
         */
        public Builder interval(Duration value) {
            this.interval = value;
            return this;
        }

        /** Longest pause after failures; default ten minutes. */
        public Builder longestPause(Duration value) {
            this.longestPause = value;
            return this;
        }

        /** @throws InvalidInputException rule {@code MSS-WATCH-INTERVAL} */
        public MailboxWatch build() {
            new Violations()
                    .check(
                            interval.toMillis() > 0 && interval.compareTo(Duration.ofMinutes(29)) <= 0,
                            "interval",
                            "MSS-WATCH-INTERVAL",
                            "entre 1 ms et 29 minutes",
                            "between 1 ms and 29 minutes")
                    .check(
                            longestPause.toMillis() > 0,
                            "longestPause",
                            "MSS-WATCH-INTERVAL",
                            "une durée positive",
                            "a positive duration")
                    .throwIfAny("MailboxWatch");
            return new MailboxWatch(this);
        }
    }
}
