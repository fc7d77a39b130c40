package org.segursdk.mss.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.SegurException;
import org.segursdk.core.error.TransportException;
import org.segursdk.mss.message.MailSamples;

class MailboxSyncTest extends FakeImapTestBase {
    @Test
    @Tag("REM-MSSR-03")
    void sync_onlyWhatIsNew_isFetched() throws IOException {
        deliver(0, 5);
        try (MailboxSync sync = sync(store).build()) {
            assertThat(sync.sync().stored()).hasSize(5);
            assertThat(sync.sync().stored()).isEmpty();
            deliver(5, 8);
            SyncReport report = sync.sync();
            assertThat(report.stored()).extracting(MailKey::uid).containsExactly(6L, 7L, 8L);
            assertThat(report.alreadyHeld()).isZero();
        }
        assertKept();
        assertThat(server.contentsAsked()).isEqualTo(8);
        assertThat(server.commands).noneMatch(command -> command.startsWith("UID STORE"));
        assertThat(server.commands).noneMatch(command -> command.matches(".*BODY\\[.*"));
    }

    @Test
    void sync_emptyFolder_findsNothing() throws IOException {
        try (MailboxSync sync = sync(store).build()) {
            assertThat(sync.sync().stored()).isEmpty();
            deliver(0, 1);
            assertThat(sync.sync().stored()).hasSize(1);
        }
    }

    @Test
    void sync_longMails_comeInBlocksByteForByte() throws IOException {
        Random random = new Random(7);
        for (int size : new int[] {512 * 1024 - 1, 512 * 1024, 512 * 1024 + 1, 3 * 512 * 1024, 2_000_000}) {
            byte[] mail = new byte[size];
            random.nextBytes(mail);
            server.deliver(mail);
        }
        try (MailboxSync sync = sync(store).build()) {
            assertThat(sync.sync().failures()).isEmpty();
        }
        assertKept();
    }

    /** Servers exist that count a mail otherwise than they give it: the mail is what they give, to its very end. */
    @ParameterizedTest
    @ValueSource(ints = {-700_000, -3, 5, 700_000})
    void sync_sizeToldWrong_wholeMailIsKept(int error) throws IOException {
        byte[] mail = new byte[900_000];
        new Random(3).nextBytes(mail);
        server.deliver(mail);
        server.instead = (command, asked) -> asked == null || !command.contains("RFC822.SIZE")
                ? null
                : "* 1 FETCH (UID 1 RFC822.SIZE " + (900_000 + error) + " BODY[]<0> {524288}\r\n"
                        + new String(mail, 0, 524_288, StandardCharsets.ISO_8859_1) + ")\r\nTAG OK done\r\n";
        List<Long> told = new ArrayList<>();
        ArrivalStore watching = new FileStore(folder) {
            @Override
            public void store(ArrivedMail arrived) throws IOException {
                arrived.copyTo(OutputStream.nullOutputStream()).sizeTold().ifPresent(told::add);
                super.store(arrived);
            }
        };
        try (MailboxSync sync = sync(watching).build()) {
            assertThat(sync.sync().stored()).hasSize(1);
        }
        assertKept();
        assertThat(told).containsExactly(900_000L + error);
    }

    /** What is not the whole mail is never stored: it is asked for again another time. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "* 1 FETCH (UID 2 BODY[]<524288> NIL)\r\nTAG OK done\r\n",
                "* 1 FETCH (UID 2 BODY[]<0> {3}\r\nabc)\r\nTAG OK done\r\n",
                "* 1 FETCH (UID 2 BODY[] {3}\r\nabc)\r\nTAG OK done\r\n",
                "* 1 FETCH (UID 1 BODY[]<524288> {3}\r\nabc)\r\nTAG OK done\r\n",
                "TAG OK done\r\n",
                "TAG NO try later\r\n"
            })
    void sync_mailNotGivenWhole_isPendingAndTheOthersCome(String answer) throws IOException {
        deliver(0, 1);
        server.deliver(new byte[800_000]);
        deliver(2, 3);
        server.instead =
                (command, asked) -> command.startsWith("UID FETCH 2 ") && command.contains("<524288.") ? answer : null;
        try (MailboxSync sync = sync(store).build()) {
            SyncReport report = sync.sync();
            assertThat(report.stored()).extracting(MailKey::uid).containsExactly(1L, 3L);
            assertThat(report.failures())
                    .extracting(failure -> failure.key().uid())
                    .containsExactly(2L);
            assertThat(store.state(sync.folder()).orElseThrow().pending()).containsExactly(2L);
            server.instead = (command, asked) -> null;
            assertThat(sync.sync().stored()).extracting(MailKey::uid).containsExactly(2L);
            assertThat(store.state(sync.folder()).orElseThrow().pending()).isEmpty();
        }
        assertKept();
    }

    @Test
    @Tag("REM-MSST-14")
    void sync_serverHangsUp_isReopenedAndGoesOn() throws IOException {
        deliver(0, 40);
        try (MailboxSync sync = sync(store).build()) {
            int[] cuts = {0};
            server.instead = (command, asked) -> command.startsWith("UID FETCH 30 ") && cuts[0]++ == 0
                    ? "DROP* 30 FETCH (UID 30 RFC822.SIZE 300 BODY[]<0> {300}\r\nabc"
                    : null;
            assertThat(sync.sync().stored()).hasSize(40);
            server.hangUp();
            deliver(40, 41);
            assertThat(sync.sync().stored()).hasSize(1);
        }
        assertKept();
    }

    @Test
    void sync_serverGone_isTransportFailureAndWhatCameIsKept() throws IOException {
        deliver(0, 40);
        server.instead = (command, asked) -> command.startsWith("UID FETCH 30 ") ? "DROP" : null;
        try (MailboxSync sync = sync(store).build()) {
            assertThatThrownBy(sync::sync)
                    .isInstanceOfSatisfying(
                            SegurException.class, e -> assertThat(e.retryable()).isTrue())
                    .isInstanceOf(TransportException.class);
            assertThat(store.count()).isEqualTo(29);
            assertThat(store.state(sync.folder()).orElseThrow().lastUid()).isEqualTo(29);
            server.instead = (command, asked) -> null;
            assertThat(sync.sync().stored()).hasSize(11);
        }
        assertKept();
    }

    @Test
    void afterStoring_serverIsToldOnlyOnceTheMailIsStored() throws IOException {
        deliver(0, 3);
        List<String> before = new ArrayList<>();
        ArrivalStore watching = new FileStore(folder) {
            @Override
            public void store(ArrivedMail mail) throws IOException {
                server.commands.stream()
                        .filter(command ->
                                command.matches("UID (STORE|MOVE) " + mail.key().uid() + " .*"))
                        .forEach(before::add);
                super.store(mail);
            }
        };
        try (MailboxSync sync = sync(watching)
                .afterStoring(AfterStoring.moveTo("Traités & classés"))
                .build()) {
            assertThat(sync.sync().stored()).hasSize(3);
        }
        assertThat(before).isEmpty();
        assertThat(server.mails).isEmpty();
        assertThat(server.moved.values())
                .allSatisfy(mail -> assertThat(mail.flags).contains("\\Seen"));
        assertThat(server.commands).contains("UID MOVE 1 \"Trait&AOk-s &- class&AOk-s\"");
    }

    @Test
    void afterStoring_serverWithoutMove_marksAndLeaves() throws IOException {
        server.capabilities = "IMAP4rev1 AUTH=PLAIN SASL-IR";
        deliver(0, 1);
        try (MailboxSync sync =
                sync(store).afterStoring(AfterStoring.moveTo("Vus")).build()) {
            sync.sync();
        }
        assertThat(server.mails.get(1L).flags).contains("\\Seen");
        assertThat(server.moved).isEmpty();
    }

    @Test
    void store_fails_nothingIsMarkedAndTheMailComesAgain() throws IOException {
        deliver(0, 3);
        boolean[] full = {true};
        ArrivalStore failing = new FileStore(folder) {
            @Override
            public void store(ArrivedMail mail) throws IOException {
                if (mail.key().uid() == 2 && full[0]) {
                    throw new IOException("disk full");
                }
                super.store(mail);
            }
        };
        try (MailboxSync sync =
                sync(failing).afterStoring(AfterStoring.markSeen()).build()) {
            assertThatThrownBy(sync::sync).isInstanceOf(IOException.class).hasMessage("disk full");
            assertThat(server.mails.get(2L).flags).isEmpty();
            full[0] = false;
            assertThat(sync.sync().stored()).extracting(MailKey::uid).containsExactly(2L, 3L);
        }
        assertKept();
    }

    @Test
    void store_takesNothing_isRefused() throws IOException {
        deliver(0, 1);
        ArrivalStore lazy = new FileStore(folder) {
            @Override
            public void store(ArrivedMail mail) {
                // forgets
            }
        };
        try (MailboxSync sync = sync(lazy).afterStoring(AfterStoring.markSeen()).build()) {
            assertThatThrownBy(sync::sync).isInstanceOf(IllegalStateException.class);
        }
        assertThat(server.mails.get(1L).flags).isEmpty();
    }

    @Test
    void renumbered_mailsAreRecognisedAndNotFetchedAgain() throws IOException {
        deliver(0, 10);
        try (MailboxSync sync = sync(store).build()) {
            sync.sync();
            server.renumber(1000);
            deliver(10, 12);
            server.commands.clear();
            SyncReport report = sync.sync();
            assertThat(report.renumbered()).isTrue();
            assertThat(report.alreadyHeld()).isEqualTo(10);
            assertThat(report.stored()).hasSize(2);
            assertThat(server.contentsAsked()).isEqualTo(2);
            assertThat(sync.sync().renumbered()).isFalse();
        }
    }

    /** A state that was lost, or is older than the store, costs a look and no mail. */
    @Test
    void stateLost_nothingIsStoredTwice() throws IOException {
        deliver(0, 10);
        try (MailboxSync sync = sync(store).build()) {
            sync.sync();
            Files.delete(folder.resolve("state"));
            SyncReport report = sync.sync();
            assertThat(report.stored()).isEmpty();
            assertThat(report.alreadyHeld()).isEqualTo(10);
        }
        assertKept();
    }

    @Test
    void startingPoints() throws IOException {
        deliver(0, 5);
        try (MailboxSync sync = sync(store).startingPoint(StartingPoint.now()).build()) {
            assertThat(sync.sync().stored()).isEmpty();
            deliver(5, 6);
            assertThat(sync.sync().stored()).extracting(MailKey::uid).containsExactly(6L);
        }
        assertThat(server.contentsAsked()).isEqualTo(1);
    }

    @Test
    void maxMails_oneAfterTheOther() throws IOException {
        deliver(0, 5);
        try (MailboxSync sync = sync(store).maxMails(2).build()) {
            assertThat(sync.sync().more()).isTrue();
            assertThat(sync.sync().stored()).hasSize(2);
            SyncReport last = sync.sync();
            assertThat(last.stored()).hasSize(1);
            assertThat(last.more()).isFalse();
        }
        assertKept();
    }

    @Test
    void flags_changedElsewhere_areTold() throws IOException {
        deliver(0, 3);
        TreeMap<Long, MailFlags> told = new TreeMap<>();
        ArrivalStore listening = new FileStore(folder) {
            @Override
            public void flagged(MailKey key, MailFlags flags) {
                told.put(key.uid(), flags);
            }
        };
        try (MailboxSync sync = sync(listening).build()) {
            sync.sync();
            server.flag(2, "\\Seen");
            sync.sync();
            assertThat(told).containsOnlyKeys(2L);
            assertThat(told.get(2L).seen()).isTrue();
            told.clear();
            sync.sync();
            assertThat(told).isEmpty();
        }
    }

    /** A large mailbox: what is new is found without a word about the rest. */
    @Test
    void hundredThousandMails_onlyTheNewOnesAreTouched() throws IOException {
        for (int i = 0; i < 100_000; i++) {
            server.mails.put(server.nextUid++, new FakeImap.Mail(new byte[0]));
        }
        try (MailboxSync sync = sync(store).startingPoint(StartingPoint.now()).build()) {
            sync.sync();
            deliver(0, 3);
            server.commands.clear();
            assertThat(sync.sync().stored()).hasSize(3);
        }
        assertThat(server.contentsAsked()).isEqualTo(3);
        assertThat(server.commands.stream().filter(command -> command.startsWith("UID SEARCH")))
                .containsExactly("UID SEARCH UID 100001:*");
    }

    @Test
    @Tag("REM-MSST-20")
    void twoMailboxes_eachItsOwn(@TempDir Path other) throws IOException {
        deliver(0, 2);
        try (FakeImap second = new FakeImap(tls);
                MailboxSync one = sync(store).build();
                MailboxSync two = MailboxSync.builder(
                                ImapSamples.context(pki),
                                ImapSamples.mailbox(pki, second.port(), MailSamples.WARD),
                                new FileStore(other))
                        .build()) {
            second.deliver(ImapSamples.mail(77));
            assertThat(one.sync().stored()).hasSize(2);
            assertThat(two.sync().stored()).hasSize(1);
        }
    }

    @Test
    void folderMissing_isBadInput() throws IOException {
        server.instead = (command, asked) -> command.startsWith("EXAMINE") ? "TAG NO no such folder\r\n" : null;
        try (MailboxSync sync = sync(store).folder("Absent").build()) {
            assertThatThrownBy(sync::sync).isInstanceOf(InvalidInputException.class);
        }
        assertThatThrownBy(() -> sync(store).folder("a\r\nb").build()).isInstanceOf(InvalidInputException.class);
    }
}
