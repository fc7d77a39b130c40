package org.segursdk.mss.internal.connection;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.eclipse.angus.mail.iap.CommandFailedException;
import org.eclipse.angus.mail.iap.Literal;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.imap.AppendUID;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.error.SegurException;
import org.segursdk.core.error.TransportException;
import org.segursdk.mss.message.PreparedMail;

/** The folder of sent mails: the one the server marks, else the first of the configured names. Source: mssante §2.2. */
public final class SentFolder {
    private final ImapConnections connections;
    private final List<String> names;

    public SentFolder(ImapConnections connections, List<String> names) {
        this.connections = connections;
        this.names = List.copyOf(names);
    }

    /** Where the copy lies. */
    public record Copy(String folder, OptionalLong uid) {}

    /** @throws SegurException {@code MSS-NO-SENT-FOLDER}, and those of {@link ImapConnections#open()} */
    public Copy save(PreparedMail mail) {
        if (mail.size() > Integer.MAX_VALUE) {
            throw Failures.security("MSS-SIZE", "message trop grand pour IMAP", "a mail too large for IMAP");
        }
        IMAPStore store = connections.open();
        try {
            IMAPFolder folder = find(store)
                    .orElseThrow(() -> Failures.security(
                            "MSS-NO-SENT-FOLDER",
                            "la boîte n'a pas de dossier des messages envoyés",
                            "the mailbox has no folder of sent mails"));
            Object uid = folder.doCommand(protocol -> append(protocol, folder.getFullName(), mail));
            return new Copy(
                    folder.getFullName(),
                    uid instanceof AppendUID told ? OptionalLong.of(told.uid) : OptionalLong.empty());
        } catch (MessagingException e) {
            throw ImapConnections.meaning(e);
        } catch (IllegalStateException closedMeanwhile) {
            throw TransportException.notSent("CONNECTION-BROKEN", Failures.CLOSED_BY_SERVER, null);
        }
    }

    private static @Nullable Object append(IMAPProtocol protocol, String folder, PreparedMail mail)
            throws ProtocolException {
        boolean done = false;
        try {
            Object uid = protocol.appenduid(folder, new Flags(Flags.Flag.SEEN), null, new Content(mail));
            done = true;
            return uid;
        } catch (CommandFailedException refused) {
            done = true;
            throw refused;
        } finally {
            // Whatever stopped the content, an Error too: the server must not wait for the rest of it.
            if (!done) {
                protocol.disconnect();
            }
        }
    }

    private Optional<IMAPFolder> find(IMAPStore store) throws MessagingException {
        for (Folder folder : store.getDefaultFolder().list("*")) {
            if (folder instanceof IMAPFolder listed
                    && Arrays.stream(listed.getAttributes()).anyMatch("\\Sent"::equalsIgnoreCase)) {
                return Optional.of(listed);
            }
        }
        for (String name : names) {
            if (store.getFolder(name) instanceof IMAPFolder named && named.exists()) {
                return Optional.of(named);
            }
        }
        return Optional.empty();
    }

    /** A copy that does not come out whole breaks the connection: the server keeps nothing of it. */
    private record Content(PreparedMail mail) implements Literal {
        @Override
        public int size() {
            return Math.toIntExact(mail.size());
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            MailText text = new MailText(out, false);
            mail.writeTo(text);
            text.finish();
            if (text.count() != mail.size() || !text.isAtLineStart()) {
                throw new IOException("a content changed while it was sent");
            }
        }

        @Override
        public String toString() {
            return "Content[redacted]";
        }
    }
}
