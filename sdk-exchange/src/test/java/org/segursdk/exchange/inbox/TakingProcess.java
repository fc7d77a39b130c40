package org.segursdk.exchange.inbox;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.segursdk.core.Endpoints;
import org.segursdk.core.Environment;
import org.segursdk.core.SegurContext;
import org.segursdk.core.Software;
import org.segursdk.core.actor.AuthenticationMeans;
import org.segursdk.core.actor.Professional;
import org.segursdk.core.actor.ProfessionalSession;
import org.segursdk.exchange.Databases;
import org.segursdk.mss.connection.MailSecurity;
import org.segursdk.mss.connection.MailServer;
import org.segursdk.mss.connection.Mailbox;
import org.segursdk.mss.connection.MailboxAccess;
import org.segursdk.mss.connection.MailboxKind;
import org.segursdk.mss.mailbox.MailboxSync;
import org.segursdk.mss.message.MssAddress;
import org.segursdk.mss.received.FilingAssistant;
import org.segursdk.mss.received.FilingPolicy;
import org.segursdk.mss.received.ReceivedMessage;
import org.segursdk.sandbox.internal.pki.DirectoryPki;

/** Follows a mailbox and takes its mails into the worklist, without end: a process to be killed. */
final class TakingProcess {
    private final DataSource database;
    private final DirectoryPki pki;
    private final Mailbox mailbox;

    /** @param arguments database, folder of the certificates, ports of SMTP and IMAP, token, address */
    TakingProcess(String... arguments) {
        this.database = Databases.migrated(arguments[0]);
        this.pki = new DirectoryPki(Path.of(arguments[1]));
        MailServer server = MailServer.builder()
                .smtp("localhost", Integer.parseInt(arguments[2]), MailSecurity.STARTTLS)
                .imap("localhost", Integer.parseInt(arguments[3]), MailSecurity.STARTTLS)
                .trust(pki.trust())
                .build();
        this.mailbox = new Mailbox(
                MssAddress.of(arguments[5]), MailboxKind.PER, server, MailboxAccess.token(session(arguments[4])));
    }

    public static void main(String[] arguments) throws IOException {
        TakingProcess process = new TakingProcess(arguments);
        while (true) {
            process.round(true);
        }
    }

    DataSource database() {
        return database;
    }

    /** Stores what is new, then takes in what is stored; each step is told before it is begun. */
    void round(boolean tell) throws IOException {
        JdbcArrivalStore store =
                new JdbcArrivalStore(database, Databases.CIPHER, Databases.PSEUDONYMS, Clock.systemUTC());
        Inbox inbox = Inbox.create(database, Databases.CIPHER, Databases.PSEUDONYMS, Clock.systemUTC())
                .assistant(FilingAssistant.create().patients(Samples.patients()).policy(FilingPolicy.AUTOMATIC));
        tell(tell, "sync");
        try (MailboxSync sync = MailboxSync.builder(context(), mailbox, store).build()) {
            sync.sync();
        }
        for (long id : store.waiting(3)) {
            tell(tell, "mail " + id);
            try (ReceivedMessage message = Samples.read(store.mail(id).open().readAllBytes())) {
                inbox.receive(message, store.mail(id));
            }
        }
    }

    private static void tell(boolean tell, String step) {
        if (tell) {
            System.out.println(step);
        }
    }

    private SegurContext context() {
        return SegurContext.builder()
                .software(Software.of("TestLGC", "1.0"))
                .structure(Samples.practice())
                .credentials(pki.credentials("mss"))
                .endpoints(Endpoints.builder(Environment.SANDBOX).build())
                .build();
    }

    private static ProfessionalSession session(String token) {
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
}
