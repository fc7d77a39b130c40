package org.segursdk.mss.mailbox;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.segursdk.core.Endpoints;
import org.segursdk.core.Environment;
import org.segursdk.core.SegurContext;
import org.segursdk.core.Software;
import org.segursdk.core.actor.AuthenticationMeans;
import org.segursdk.core.actor.Professional;
import org.segursdk.core.actor.ProfessionalId;
import org.segursdk.core.actor.ProfessionalSession;
import org.segursdk.core.actor.Structure;
import org.segursdk.core.actor.StructureId;
import org.segursdk.mss.connection.MailSecurity;
import org.segursdk.mss.connection.MailServer;
import org.segursdk.mss.connection.Mailbox;
import org.segursdk.mss.connection.MailboxAccess;
import org.segursdk.mss.connection.MailboxKind;
import org.segursdk.mss.message.MailSamples;
import org.segursdk.mss.message.MssAddress;
import org.segursdk.sandbox.internal.pki.DirectoryPki;

/** A mailbox on a {@link FakeImap}. */
final class ImapSamples {
    private ImapSamples() {}

    static SegurContext context(DirectoryPki pki) {
        return SegurContext.builder()
                .software(Software.of("TestLGC", "1.0"))
                .structure(Structure.builder()
                        .id(StructureId.finess("0B0193488"))
                        .name("Cabinet de test")
                        .sector("SA07")
                        .practiceSetting("AMBULATOIRE")
                        .build())
                .credentials(pki.credentials("mss"))
                .endpoints(Endpoints.builder(Environment.SANDBOX).build())
                .build();
    }

    static Mailbox mailbox(DirectoryPki pki, int port) {
        return mailbox(pki, port, MailSamples.DOCTOR);
    }

    static Mailbox mailbox(DirectoryPki pki, int port, MssAddress address) {
        MailServer server = MailServer.builder()
                .smtp("localhost", 1, MailSecurity.IMPLICIT_TLS)
                .imap("localhost", port, MailSecurity.IMPLICIT_TLS)
                .trust(pki.trust())
                .readTimeout(Duration.ofSeconds(5))
                .build();
        ProfessionalSession session = ProfessionalSession.local(
                Professional.builder()
                        .id(ProfessionalId.rpps("99700366240"))
                        .familyName("TESTA")
                        .givenName("Anne")
                        .specialty("G15_10/SM26")
                        .build(),
                AuthenticationMeans.PASSWORD,
                Instant.parse("2026-01-13T08:00:00Z"));
        return new Mailbox(
                address, MailboxKind.ORG, server, MailboxAccess.password(session, () -> "sesame".toCharArray()));
    }

    static MailboxSync.Builder sync(DirectoryPki pki, int port, Path store) throws IOException {
        return MailboxSync.builder(context(pki), mailbox(pki, port), new FileStore(store));
    }

    /** A mail that says its number. */
    static String mail(int number) {
        return "Received: from relay.test.example by mail.test.example; id " + number + "\r\n"
                + "From: b@labo-test.example\r\nTo: anne.testa@medecin.test.example\r\n"
                + "Message-ID: <" + number + "@labo-test.example>\r\nSubject: numero " + number + "\r\n\r\n"
                + "Corps " + number + "\r\n";
    }
}
