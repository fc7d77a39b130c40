package org.segursdk.exchange.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.segursdk.core.Endpoints;
import org.segursdk.core.Environment;
import org.segursdk.core.SegurContext;
import org.segursdk.core.Software;
import org.segursdk.core.actor.AuthenticationMeans;
import org.segursdk.core.actor.Professional;
import org.segursdk.core.actor.ProfessionalSession;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.exchange.Databases;
import org.segursdk.exchange.RealDatabases;
import org.segursdk.exchange.internal.record.Sql;
import org.segursdk.mss.connection.MailSecurity;
import org.segursdk.mss.connection.MailServer;
import org.segursdk.mss.connection.Mailbox;
import org.segursdk.mss.connection.MailboxAccess;
import org.segursdk.mss.connection.MailboxKind;
import org.segursdk.mss.mailbox.FolderKey;
import org.segursdk.mss.mailbox.FolderState;
import org.segursdk.mss.mailbox.MailFingerprint;
import org.segursdk.mss.mailbox.MailKey;
import org.segursdk.mss.mailbox.MailboxSync;
import org.segursdk.mss.message.MssAddress;
import org.segursdk.mss.received.FilingAssistant;
import org.segursdk.mss.received.ReceivedMessage;
import org.segursdk.sandbox.MssListener;
import org.segursdk.sandbox.MssMailbox;
import org.segursdk.sandbox.Sandbox;

/** Mails of the sandbox's operator, kept in the database. */
class JdbcArrivalStoreTest {
    private static final AtomicInteger MAILBOXES = new AtomicInteger();
    private static final Sandbox SANDBOX = Sandbox.builder().start();

    private static final String HOLDER = "899700366240";

    private final Clock clock = Clock.fixed(Samples.NOW, ZoneOffset.UTC);
    private final DataSource source = RealDatabases.create();
    private final JdbcArrivalStore store = new JdbcArrivalStore(source, Databases.CIPHER, Databases.PSEUDONYMS, clock);
    private final MssAddress own = MssAddress.of("cardiologie" + MAILBOXES.incrementAndGet() + "@ch-test.example");
    private final FolderKey inbox = FolderKey.inbox(own);

    @AfterAll
    static void stop() {
        SANDBOX.close();
    }

    private SegurContext context() {
        return SegurContext.builder()
                .software(Software.of("TestLGC", "1.0"))
                .structure(Samples.practice())
                .credentials(SANDBOX.pki().credentials("mss"))
                .endpoints(Endpoints.builder(Environment.SANDBOX).build())
                .build();
    }

    private Mailbox mailbox() {
        MailServer server = MailServer.builder()
                .smtp("localhost", SANDBOX.mss().port(MssListener.SMTP), MailSecurity.STARTTLS)
                .imap("localhost", SANDBOX.mss().port(MssListener.IMAP), MailSecurity.STARTTLS)
                .trust(SANDBOX.trust())
                .build();
        return new Mailbox(own, MailboxKind.PER, server, MailboxAccess.token(session()));
    }

    /** A Pro Santé Connect session, as far as mail is concerned. */
    private ProfessionalSession session() {
        String token = SANDBOX.mss().token(HOLDER);
        return new ProfessionalSession() {
            @Override
            public Professional professional() {
                return Samples.author().professional();
            }

            @Override
            public AuthenticationMeans means() {
                return AuthenticationMeans.PRO_SANTE_CONNECT;
            }

            @Override
            public Instant authenticatedAt() {
                return Instant.now();
            }

            @Override
            public Optional<String> accessToken() {
                return Optional.of(token);
            }
        };
    }

    private void deliver(byte[] mail) throws IOException {
        SANDBOX.mss().deliver(own.value(), new ByteArrayInputStream(mail));
    }

    private static byte[] bytes(StoredMail mail) throws IOException {
        try (InputStream in = mail.open()) {
            return in.readAllBytes();
        }
    }

    @Test
    @Tag("REM-WL-01")
    void mailsOfAServer_areKeptOnceAndBecomeItems() throws IOException {
        SANDBOX.mss().createMailbox(MssMailbox.personal(own.value(), HOLDER));
        byte[] large = new byte[3 * JdbcArrivalStore.PIECE];
        new Random(7).nextBytes(large);
        deliver(Samples.mail(Samples.letter(1)));
        deliver(("Subject: grand\r\n\r\n" + java.util.Base64.getMimeEncoder().encodeToString(large) + "\r\n")
                .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        synchronise();
        synchronise();
        List<Long> waiting = store.waiting(10);
        assertThat(waiting).hasSize(2);
        assertThat(bytes(store.mail(waiting.get(0))))
                .isEqualTo(SANDBOX.mss().messages(own.value()).get(0).open().readAllBytes());
        StoredMail second = store.mail(waiting.get(1));
        assertThat(bytes(second))
                .isEqualTo(SANDBOX.mss().messages(own.value()).get(1).open().readAllBytes());
        assertThat(second.size()).isGreaterThan(large.length);
        Inbox taking = Inbox.create(source, Databases.CIPHER, Databases.PSEUDONYMS, clock)
                .assistant(FilingAssistant.create().patients(Samples.patients()));
        Worklist list = new Worklist(source, Databases.CIPHER, Databases.PSEUDONYMS, clock);
        for (long id : waiting) {
            try (ReceivedMessage message = Samples.read(bytes(store.mail(id)))) {
                taking.receive(message, store.mail(id));
            }
        }
        assertThat(store.waiting(10)).isEmpty();
        List<WorkItem> items = list.page(WorklistQuery.all().build()).items();
        assertThat(items).hasSize(1);
        assertThat(items.get(0).source().mailId()).hasValue(waiting.get(0));
        assertThat(Databases.dump(source, "sg_mail")
                        + Databases.dump(source, "sg_mail_piece")
                        + Databases.dump(source, "sg_mail_key")
                        + Databases.dump(source, "sg_mail_folder"))
                .doesNotContain("cardiologie", "Subject", "INBOX");
    }

    private void synchronise() throws IOException {
        try (MailboxSync sync = MailboxSync.builder(context(), mailbox(), store).build()) {
            sync.sync();
        }
    }

    @Test
    void withoutRoomInTheMiddleOfAMail_nothingOfItStays_andItComesAgain() throws IOException {
        SANDBOX.mss().createMailbox(MssMailbox.personal(own.value(), HOLDER));
        byte[] large = new byte[3 * JdbcArrivalStore.PIECE];
        new Random(7).nextBytes(large);
        deliver(("Subject: grand\r\n\r\n" + java.util.Base64.getMimeEncoder().encodeToString(large) + "\r\n")
                .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        DataSource full = FailingDatabase.of(source, "INSERT INTO sg_mail_piece", 3);
        JdbcArrivalStore failing = new JdbcArrivalStore(full, Databases.CIPHER, Databases.PSEUDONYMS, clock);
        try (MailboxSync sync =
                MailboxSync.builder(context(), mailbox(), failing).build()) {
            assertThatThrownBy(sync::sync).isInstanceOf(IOException.class);
        }
        assertThat(store.waiting(10)).isEmpty();
        assertThat(Databases.dump(source, "sg_mail_piece") + Databases.dump(source, "sg_mail_key"))
                .isEmpty();
        synchronise();
        assertThat(bytes(store.mail(store.waiting(10).get(0))))
                .isEqualTo(SANDBOX.mss().messages(own.value()).get(0).open().readAllBytes());
    }

    @Test
    void aPieceThatIsTornOrMissing_isNotTakenForTheMail() throws IOException {
        SANDBOX.mss().createMailbox(MssMailbox.personal(own.value(), HOLDER));
        deliver(Samples.mail(Samples.letter(1)));
        synchronise();
        StoredMail mail = store.mail(store.waiting(1).get(0));
        byte[] sealed = Sql.inTransaction(
                        source,
                        connection -> Sql.first(connection, "SELECT sealed FROM sg_mail_piece", row -> row.getBytes(1)))
                .orElseThrow();
        Sql.inTransaction(
                source,
                connection -> Sql.update(
                        connection, "UPDATE sg_mail_piece SET sealed = ?", java.util.Arrays.copyOf(sealed, 40)));
        assertThatThrownBy(() -> bytes(mail)).isInstanceOf(IOException.class);
        Sql.inTransaction(source, connection -> Sql.update(connection, "DELETE FROM sg_mail_piece"));
        assertThatThrownBy(() -> bytes(mail)).isInstanceOf(IOException.class);
    }

    @Test
    void statesAndNames_areKept() {
        FolderState state = FolderState.start(9).reached(4, List.of(2L, 3L));
        assertThat(store.state(inbox)).isEmpty();
        store.save(inbox, state);
        store.save(inbox, state.reached(5, List.of()));
        assertThat(store.state(inbox)).contains(state.reached(5, List.of()));
        assertThat(store.state(new FolderKey(own, "Autre"))).isEmpty();
        assertThat(store.holds(new MailKey(inbox, 9, 1))).isFalse();
        assertThatThrownBy(() -> store.mail(77)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void aFolderNumberedAnew_findsItsMailsByTheirHeaders() throws IOException {
        SANDBOX.mss().createMailbox(MssMailbox.personal(own.value(), HOLDER));
        deliver(Samples.mail(Samples.letter(1)));
        synchronise();
        String print = Sql.inTransaction(
                        source,
                        connection -> Sql.first(connection, "SELECT fingerprint FROM sg_mail", row -> row.getString(1)))
                .orElseThrow();
        MailKey renumbered = new MailKey(inbox, 123456, 77);
        assertThat(store.renumbered(renumbered, new MailFingerprint("0".repeat(64))))
                .isFalse();
        assertThat(store.renumbered(renumbered, new MailFingerprint(print))).isTrue();
        assertThat(store.holds(renumbered)).isTrue();
        assertThat(store.renumbered(new MailKey(inbox, 123456, 78), new MailFingerprint(print)))
                .isFalse();
    }
}
