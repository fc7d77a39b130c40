package org.segursdk.mss.connection;

import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.segursdk.core.Environment;
import org.segursdk.core.SegurContext;
import org.segursdk.mss.internal.connection.ImapConnections;
import org.segursdk.mss.internal.connection.MailLink;
import org.segursdk.mss.message.MailSamples;
import org.segursdk.mss.message.PreparedMail;
import org.segursdk.sandbox.SandboxPki;

/** Two servers, a context and a session. */
abstract class ConnectionTestBase {
    @TempDir
    static Path directory;

    static SandboxPki pki;
    static SegurContext context;

    final FakeSmtp smtp = new FakeSmtp();
    final FakeImap imap = new FakeImap();
    final Connections.Session session = new Connections.Session();

    @BeforeAll
    static void openContext() {
        pki = SandboxPki.open(directory);
        context = Connections.context(Environment.SANDBOX, pki.credentials("mss"));
    }

    @AfterEach
    void closeServers() {
        smtp.close();
        imap.close();
    }

    MailServer.Builder server() {
        return Connections.server(smtp, imap);
    }

    Mailbox box() {
        return box(MailboxAccess.token(session));
    }

    Mailbox box(MailboxAccess access) {
        return Connections.box(server(), access);
    }

    MailSender.Builder sender() {
        return MailSender.builder(context, box());
    }

    ImapConnections imap(Mailbox box) {
        return imap(box, MailProfile.standard());
    }

    ImapConnections imap(Mailbox box, MailProfile profile) {
        return new ImapConnections(MailLink.of(context, box, profile, MailJournal.NONE), new Properties());
    }

    static PreparedMail mail() {
        return Connections.mail("A: b\r\n\r\nc\r\n", MailSamples.WARD);
    }
}
