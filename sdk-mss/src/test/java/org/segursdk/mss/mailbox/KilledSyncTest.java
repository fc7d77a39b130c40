package org.segursdk.mss.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.segursdk.mss.ChildJvm;
import org.segursdk.mss.message.MailSamples;
import org.segursdk.sandbox.internal.pki.DirectoryPki;

/** The receiving process is killed at random points: no mail is lost, none is stored twice, none is marked before it is stored. */
@Order(1)
class KilledSyncTest {
    private static final int KILLS =
            Integer.getInteger("segursdk.kills", Boolean.getBoolean("segursdk.thorough") ? 60 : 5);

    @TempDir
    Path folder;

    /** The process that is killed: follows the folder without end. */
    static final class Receiver {
        private Receiver() {}

        public static void main(String[] args) throws IOException {
            DirectoryPki pki = new DirectoryPki(Path.of(args[0]));
            try (MailboxSync sync = ImapSamples.sync(pki, Integer.parseInt(args[1]), Path.of(args[2]))
                    .afterStoring(AfterStoring.markSeen())
                    .build()) {
                while (true) {
                    sync.sync();
                }
            }
        }
    }

    @Test
    void killedAtRandomPoints_eachMailIsKeptOnce() throws Exception {
        Random random = new Random(20_261_122);
        Path pkiFolder = folder.resolve("pki");
        DirectoryPki pki = new DirectoryPki(pkiFolder);
        Path kept = folder.resolve("kept");
        FileStore store = new FileStore(kept);
        List<String> tooEarly = Collections.synchronizedList(new ArrayList<>());
        try (FakeImap server = new FakeImap(pki.serverContext())) {
            pki.credentials("mss");
            AtomicInteger left = new AtomicInteger();
            CountDownLatch[] reached = new CountDownLatch[1];
            server.instead = (command, asked) -> {
                if (command.startsWith("UID STORE")) {
                    MailKey key = new MailKey(
                            FolderKey.inbox(MailSamples.DOCTOR),
                            server.uidValidity,
                            Long.parseLong(command.split(" ")[2]));
                    if (!store.holds(key)) {
                        tooEarly.add(command);
                    }
                }
                if (command.startsWith("UID") && left.decrementAndGet() == 0) {
                    reached[0].countDown();
                }
                return null;
            };
            int number = 0;
            for (int kill = 0; kill < KILLS; kill++) {
                for (int i = random.nextInt(6); i >= 0; i--) {
                    server.deliver(ImapSamples.mail(number++) + "x".repeat(random.nextInt(4) * 400_000) + "\r\n");
                }
                left.set(1 + random.nextInt(12));
                reached[0] = new CountDownLatch(1);
                Process process = receiver(pkiFolder, server.port(), kept, kill);
                assertThat(reached[0].await(60, TimeUnit.SECONDS))
                        .as("round %d", kill)
                        .isTrue();
                LockSupport.parkNanos(random.nextInt(8_000_000));
                process.destroyForcibly().waitFor();
            }
            server.instead = (command, asked) -> null;
            try (MailboxSync sync = ImapSamples.sync(pki, server.port(), kept).build()) {
                sync.sync();
            }
            assertThat(tooEarly).isEmpty();
            assertThat(store.count()).isEqualTo(number);
            for (var each : server.mails.entrySet()) {
                MailKey key = new MailKey(FolderKey.inbox(MailSamples.DOCTOR), server.uidValidity, each.getKey());
                assertThat(Files.readAllBytes(store.file(key))).isEqualTo(each.getValue().bytes);
            }
        }
    }

    private Process receiver(Path pki, int port, Path kept, int round) throws IOException {
        return new ChildJvm(Receiver.class, "-XX:TieredStopAtLevel=1", "-Xshare:auto")
                .start(folder.resolve("receiver-" + round + ".txt"), pki, port, kept);
    }
}
