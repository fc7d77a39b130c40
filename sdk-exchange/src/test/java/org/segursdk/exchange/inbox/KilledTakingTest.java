package org.segursdk.exchange.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.segursdk.exchange.ChildJvm;
import org.segursdk.exchange.Databases;
import org.segursdk.exchange.RealDatabases;
import org.segursdk.exchange.internal.record.Sql;
import org.segursdk.sandbox.MssListener;
import org.segursdk.sandbox.MssMailbox;
import org.segursdk.sandbox.Sandbox;

/** The process that takes mails in is killed anywhere: each mail is kept once, each document is one line, nothing is half done. */
@Order(1)
class KilledTakingTest {
    private static final int KILLS = Integer.getInteger("segursdk.kills", 2);
    private static final String ADDRESS = "cardiologie-tuee@ch-test.example";
    private static final String HOLDER = "899700366240";

    @TempDir
    Path folder;

    @Test
    @Tag("REM-WL-01")
    void killedAnywhere_eachMailIsKeptOnce_andEachDocumentIsOneLine() throws Exception {
        Random random = new Random(20261123);
        try (Sandbox sandbox =
                Sandbox.builder().directory(folder.resolve("sandbox")).start()) {
            sandbox.mss().createMailbox(MssMailbox.personal(ADDRESS, HOLDER));
            String[] arguments = {
                "jdbc:h2:file:" + folder.resolve("inbox").toAbsolutePath(),
                folder.resolve("sandbox/pki").toString(),
                String.valueOf(sandbox.mss().port(MssListener.SMTP)),
                String.valueOf(sandbox.mss().port(MssListener.IMAP)),
                sandbox.mss().token(HOLDER),
                ADDRESS
            };
            int documents = 0;
            for (int kill = 0; kill < KILLS; kill++) {
                for (int i = 0; i < 4; i++) {
                    byte[] mail = Samples.mail(Samples.letter(++documents));
                    sandbox.mss().deliver(ADDRESS, new ByteArrayInputStream(mail));
                }
                kill(arguments, random, kill);
            }
            TakingProcess last = new TakingProcess(arguments);
            for (int i = 0; i < documents; i++) {
                last.round(false);
            }
            assertWhole(last.database(), documents, sandbox);
        }
    }

    /** After a number of steps, and a little later: in the middle of the next. */
    private void kill(String[] arguments, Random random, int round) throws IOException, InterruptedException {
        Path output = folder.resolve("taking-" + round + ".txt");
        int steps = 1 + random.nextInt(5);
        Process process =
                new ChildJvm(TakingProcess.class, "-XX:TieredStopAtLevel=1").start(output, (Object[]) arguments);
        Instant giveUp = Instant.now().plusSeconds(120);
        while (Files.readAllLines(output).size() < steps && Instant.now().isBefore(giveUp)) {
            assertThat(process.isAlive()).as(Files.readString(output)).isTrue();
            LockSupport.parkNanos(2_000_000);
        }
        LockSupport.parkNanos(random.nextInt(60_000_000));
        process.destroyForcibly().waitFor();
        assertThat(Files.readAllLines(output)).hasSizeGreaterThanOrEqualTo(steps);
    }

    private static void assertWhole(DataSource database, int documents, Sandbox sandbox) throws IOException {
        JdbcArrivalStore store =
                new JdbcArrivalStore(database, Databases.CIPHER, Databases.PSEUDONYMS, Clock.systemUTC());
        assertThat(store.waiting(100)).isEmpty();
        List<Long> mails = Sql.inTransaction(
                database,
                connection ->
                        Sql.list(connection, "SELECT mail_id FROM sg_mail ORDER BY mail_id", row -> row.getLong(1)));
        assertThat(mails).hasSize(documents);
        Set<String> kept = new HashSet<>();
        for (long mail : mails) {
            try (InputStream in = store.mail(mail).open()) {
                kept.add(new String(in.readAllBytes(), java.nio.charset.StandardCharsets.ISO_8859_1));
            }
        }
        for (var sent : sandbox.mss().messages(ADDRESS)) {
            try (InputStream in = sent.open()) {
                assertThat(kept.remove(new String(in.readAllBytes(), java.nio.charset.StandardCharsets.ISO_8859_1)))
                        .isTrue();
            }
        }
        Worklist list = new Worklist(database, Databases.CIPHER, Databases.PSEUDONYMS, Clock.systemUTC());
        List<WorkItem> items = list.page(
                        WorklistQuery.all().withHidden().pageSize(500).build())
                .items();
        assertThat(items).hasSize(documents).allSatisfy(item -> {
            assertThat(item.filing().byRule()).isTrue();
            assertThat(list.trace(item.id()))
                    .extracting(WorkEvent::action)
                    .containsExactly(WorkEvent.Action.ARRIVED, WorkEvent.Action.FILED_BY_RULE);
        });
    }

    @Test
    void aClockThatGoesBack_losesNothing_andTheTraceKeepsItsOrder() {
        DataSource database = RealDatabases.create();
        Clock ahead = Clock.fixed(Samples.NOW.plus(Duration.ofHours(1)), ZoneOffset.UTC);
        Clock back = Clock.fixed(Samples.NOW, ZoneOffset.UTC);
        long item = Inbox.create(database, Databases.CIPHER, Databases.PSEUDONYMS, ahead)
                .receive(Samples.read(Samples.mail(Samples.letter(1))), "a")
                .shown()
                .get(0);
        Inbox.create(database, Databases.CIPHER, Databases.PSEUDONYMS, back)
                .receive(Samples.read(Samples.mail(Samples.letter(2))), "b");
        Worklist list = new Worklist(database, Databases.CIPHER, Databases.PSEUDONYMS, back);
        list.markRead(item, Actor.of("dr-lefevre"));
        assertThat(list.trace(item))
                .extracting(WorkEvent::action)
                .containsExactly(WorkEvent.Action.ARRIVED, WorkEvent.Action.READ);
        WorklistQuery one = WorklistQuery.all().pageSize(1).build();
        WorklistPage first = list.page(one);
        assertThat(first.items()).extracting(WorkItem::id).containsExactly(item);
        assertThat(list.page(one.after(first.next().orElseThrow())).items()).hasSize(1);
        Delegations delegations = new Delegations(database, back);
        delegations.grant("dr-lefevre", "secretaire", Optional.empty());
        assertThat(list.validate(item, Actor.of("secretaire").actingFor("dr-lefevre"))
                        .statuses())
                .contains(WorkStatus.VALIDATED);
    }
}
