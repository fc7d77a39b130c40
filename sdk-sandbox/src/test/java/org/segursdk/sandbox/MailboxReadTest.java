package org.segursdk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.eclipse.angus.mail.imap.AppendUID;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.junit.jupiter.api.Test;

class MailboxReadTest extends MailTestBase {
    private IMAPStore open() throws Exception {
        return client().on(MssListener.SMTPS, MssListener.IMAPS).imap(ANNE, mss.token(HOLDER));
    }

    @Test
    void message_isReadAsItWasLaidIn() throws Exception {
        byte[] filler = new byte[200_000];
        new Random(7).nextBytes(filler);
        byte[] whole = (text() + "\r\n" + java.util.Base64.getMimeEncoder().encodeToString(filler) + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        assertThat(mss.deliver(ANNE, new ByteArrayInputStream(whole))).isEqualTo(1);
        try (IMAPStore store = open()) {
            Folder inbox = MailClient.inbox(store);
            IMAPMessage message = (IMAPMessage) inbox.getMessage(1);
            assertThat(message.getSize()).isEqualTo(whole.length);
            message.setPeek(true);
            ByteArrayOutputStream read = new ByteArrayOutputStream();
            message.writeTo(read);
            assertThat(read.toByteArray()).isEqualTo(whole);
            assertThat(message.isSet(Flags.Flag.SEEN)).isFalse();
            message.setFlag(Flags.Flag.SEEN, true);
        }
        assertThat(mss.messages(ANNE).get(0).flags()).contains("\\Seen");
    }

    @Test
    void folders_areMarked_andTakeCopies() throws Exception {
        assertThat(mss.folders(ANNE)).contains("INBOX", "Sent", "Drafts", "Trash");
        try (IMAPStore store = open()) {
            assertThat(store.hasCapability("SPECIAL-USE")).isTrue();
            IMAPFolder sent = (IMAPFolder) store.getFolder("Sent");
            assertThat(sent.getAttributes()).contains("\\Sent");
            AppendUID[] uids = sent.appendUIDMessages(new Message[] {hello()});
            assertThat(uids[0].uid).isEqualTo(1);
            sent.open(Folder.READ_WRITE);
            assertThat(sent.getUIDValidity()).isEqualTo(uids[0].uidvalidity);
            store.getFolder("Classé").create(Folder.HOLDS_MESSAGES);
            sent.moveMessages(sent.getMessages(), store.getFolder("Classé"));
        }
        assertThat(mss.messages(ANNE, "Sent")).isEmpty();
        assertThat(mss.messages(ANNE, "Classé")).hasSize(1);
        assertThat(mss.messages(ANNE, "Nothing")).isEmpty();
    }

    @Test
    void idle_tellsOfNewMails() throws Exception {
        try (LineClient imap = new LineClient(sandbox, MssListener.IMAPS)) {
            imap.read();
            imap.ask("a AUTHENTICATE XOAUTH2 " + LineClient.xoauth2(ANNE, mss.token(HOLDER)));
            imap.ask("b SELECT INBOX");
            assertThat(imap.ask("c IDLE")).startsWith("+ ");
            mss.deliver(ANNE, new ByteArrayInputStream(text().getBytes(StandardCharsets.UTF_8)));
            assertThat(imap.read()).isEqualTo("* 1 EXISTS");
            imap.write("DONE\r\n");
            String line = imap.read();
            while (!line.startsWith("c ")) {
                line = imap.read();
            }
            assertThat(line).startsWith("c OK");
            assertThat(imap.ask("d UID SEARCH UID 1:*")).contains("* SEARCH 1");
            assertThat(imap.ask("e LOGOUT")).contains("* BYE", "e OK");
        }
    }

    @Test
    void removal_duringIdle_isToldOnce() throws Exception {
        for (int i = 0; i < 2; i++) {
            mss.deliver(ANNE, new ByteArrayInputStream(text().getBytes(StandardCharsets.UTF_8)));
        }
        try (LineClient imap = new LineClient(sandbox, MssListener.IMAPS)) {
            imap.read();
            imap.ask("a AUTHENTICATE XOAUTH2 " + LineClient.xoauth2(ANNE, mss.token(HOLDER)));
            imap.ask("b SELECT INBOX");
            imap.ask("c IDLE");
            mss.expunge(ANNE, 1);
            assertThat(imap.read()).isEqualTo("* 1 EXPUNGE");
            imap.write("DONE\r\n");
            assertThat(imap.ask("d NOOP")).doesNotContain("EXPUNGE");
            mss.expunge(ANNE, 2);
            assertThat(imap.ask("e NOOP")).contains("* 1 EXPUNGE");
        }
    }

    @Test
    void appendedMessage_isWhole() throws Exception {
        try (IMAPStore store = open()) {
            MimeMessage draft = hello();
            store.getFolder("Drafts").appendMessages(new Message[] {draft});
            ByteArrayOutputStream sent = new ByteArrayOutputStream();
            draft.writeTo(sent);
            assertThat(read(mss.messages(ANNE, "Drafts").get(0))).isEqualTo(sent.toString(StandardCharsets.UTF_8));
        }
    }
}
