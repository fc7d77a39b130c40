package org.segursdk.mss.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.segursdk.core.error.SegurException;
import org.segursdk.core.error.TransportException;

/** A folder followed without end. */
class MailboxWatchTest extends FakeImapTestBase {
    private BlockingQueue<Object> watch(MailboxWatch.Builder[] built, MailboxSync sync) {
        BlockingQueue<Object> heard = new LinkedBlockingQueue<>();
        built[0] = MailboxWatch.builder(sync, new MailboxWatch.Listener() {
            @Override
            public void passed(SyncReport report) {
                heard.add(report);
            }

            @Override
            public void failed(SegurException failure, Duration next) {
                heard.add(failure);
            }
        });
        return heard;
    }

    private static SyncReport next(BlockingQueue<Object> heard) throws InterruptedException {
        Object next = heard.poll(20, TimeUnit.SECONDS);
        assertThat(next).isInstanceOf(SyncReport.class);
        return (SyncReport) next;
    }

    private static Thread start(MailboxWatch watch) {
        Thread thread = new Thread(
                () -> {
                    try {
                        watch.run();
                    } catch (IOException e) {
                        throw new AssertionError(e);
                    }
                },
                "watching");
        thread.start();
        return thread;
    }

    @Test
    void watch_idle_hearsOfEachMailAndEndsWhenClosed() throws Exception {
        MailboxWatch.Builder[] built = new MailboxWatch.Builder[1];
        BlockingQueue<Object> heard = watch(built, sync(store).build());
        MailboxWatch watch = built[0].build();
        Thread thread = start(watch);
        assertThat(next(heard).stored()).isEmpty();
        for (int i = 0; i < 3; i++) {
            while (server.count("IDLE") <= i) {
                Thread.onSpinWait();
            }
            server.deliver(ImapSamples.mail(i));
            SyncReport report = next(heard);
            while (report.stored().isEmpty()) {
                report = next(heard);
            }
            assertThat(report.stored()).hasSize(1);
        }
        watch.close();
        thread.join(20_000);
        assertThat(thread.isAlive()).isFalse();
        assertKept();
    }

    /** Silence for longer than the interval: the folder is looked at anew. */
    @Test
    void watch_interval_endsTheWait() throws Exception {
        MailboxWatch.Builder[] built = new MailboxWatch.Builder[1];
        BlockingQueue<Object> heard = watch(built, sync(store).build());
        try (MailboxWatch watch = built[0].interval(Duration.ofMillis(200)).build()) {
            start(watch);
            for (int i = 0; i < 3; i++) {
                next(heard);
            }
        }
    }

    @Test
    void watch_serverWithoutIdle_asksNowAndThen() throws Exception {
        server.capabilities = "IMAP4rev1 AUTH=PLAIN SASL-IR";
        MailboxWatch.Builder[] built = new MailboxWatch.Builder[1];
        BlockingQueue<Object> heard = watch(built, sync(store).build());
        try (MailboxWatch watch = built[0].interval(Duration.ofMillis(50)).build()) {
            start(watch);
            next(heard);
            deliver(0, 1);
            SyncReport report = next(heard);
            while (report.stored().isEmpty()) {
                report = next(heard);
            }
        }
        assertThat(server.count("IDLE")).isZero();
    }

    @Test
    void watch_serverFails_isToldAndTriedAgain() throws Exception {
        deliver(0, 1);
        server.instead = (command, asked) -> command.startsWith("UID SEARCH") ? "DROP" : null;
        MailboxWatch.Builder[] built = new MailboxWatch.Builder[1];
        BlockingQueue<Object> heard = watch(built, sync(store).build());
        try (MailboxWatch watch = built[0].longestPause(Duration.ofMillis(100)).build()) {
            start(watch);
            assertThat(heard.poll(20, TimeUnit.SECONDS)).isInstanceOf(TransportException.class);
            server.instead = (command, asked) -> null;
            Object later = heard.poll(20, TimeUnit.SECONDS);
            while (later instanceof SegurException) {
                later = heard.poll(20, TimeUnit.SECONDS);
            }
            assertThat(((SyncReport) later).stored()).hasSize(1);
        }
    }
}
