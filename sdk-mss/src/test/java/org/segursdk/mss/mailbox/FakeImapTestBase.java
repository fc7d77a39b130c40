package org.segursdk.mss.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.segursdk.mss.message.MailSamples;
import org.segursdk.sandbox.internal.pki.DirectoryPki;

/** A folder on a {@link FakeImap}, and what is kept of it. */
abstract class FakeImapTestBase {
    static DirectoryPki pki;
    static SSLContext tls;

    @TempDir
    Path folder;

    FakeImap server;
    FileStore store;

    @BeforeAll
    static void makePki(@TempDir Path directory) {
        pki = new DirectoryPki(directory);
        tls = pki.serverContext();
    }

    @BeforeEach
    void start() throws IOException {
        server = new FakeImap(tls);
        store = new FileStore(folder);
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    final MailboxSync.Builder sync(ArrivalStore kept) {
        return MailboxSync.builder(ImapSamples.context(pki), ImapSamples.mailbox(pki, server.port()), kept);
    }

    final void deliver(int from, int to) {
        IntStream.range(from, to).forEach(number -> server.deliver(ImapSamples.mail(number)));
    }

    final void assertKept() throws IOException {
        for (var each : server.mails.entrySet()) {
            Path file = store.file(new MailKey(FolderKey.inbox(MailSamples.DOCTOR), server.uidValidity, each.getKey()));
            assertThat(Files.readAllBytes(file)).isEqualTo(each.getValue().bytes);
        }
        assertThat(store.count()).isEqualTo(server.mails.size());
    }
}
