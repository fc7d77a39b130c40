package org.segursdk.mss.internal.connection;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.search.HeaderTerm;
import jakarta.mail.search.SearchException;
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
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.error.SegurException;
import org.segursdk.core.error.TransportException;
import org.segursdk.mss.message.MessageId;
import org.segursdk.mss.message.PreparedMail;

/** The folder of sent mails: the one the server marks, else the first of the configured names. Source: mssante §2.2. */
public final class SentFolder {
    /** Mails with one Message-ID that are looked at: one is expected, or two where the server files what it sends. */
    private static final int MOST_HITS = 20;

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
            IMAPFolder folder = required(store);
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

    private IMAPFolder required(IMAPStore store) throws MessagingException {
        return find(store)
                .orElseThrow(() -> Failures.security(
                        "MSS-NO-SENT-FOLDER",
                        "la boîte n'a pas de dossier des messages envoyés",
                        "the mailbox has no folder of sent mails"));
    }

    /**
     * Whether a mail with that Message-ID lies there. The folder is opened for reading alone.
     *
     * @throws SegurException as {@link #save}; {@code MSS-IMAP-REFUSED} where the server does not search
     */
    public boolean holds(MessageId message) {
        IMAPStore store = connections.open();
        try {
            IMAPFolder folder = required(store);
            folder.open(Folder.READ_ONLY);
            try {
                return search(folder, message);
            } finally {
                folder.close(false);
            }
        } catch (MessagingException e) {
            throw ImapConnections.meaning(e);
        } catch (IllegalStateException closedMeanwhile) {
            throw TransportException.notSent("CONNECTION-BROKEN", Failures.CLOSED_BY_SERVER, null);
        }
    }

    /** The server's answer is looked at again: its search finds parts of a field, too. */
    private static boolean search(IMAPFolder folder, MessageId message) throws MessagingException {
        HeaderTerm wanted = new HeaderTerm("Message-ID", message.bracketed());
        // Never by the folder's own search, which fetches everything where the server refuses one.
        Object found = folder.doCommand(protocol -> {
            try {
                return protocol.search(wanted);
            } catch (SearchException e) {
                throw new ProtocolException("search", e);
            }
        });
        int[] numbers = found instanceof int[] told ? told : new int[0];
        for (int i = 0; i < Math.min(numbers.length, MOST_HITS); i++) {
            if (folder.getMessage(numbers[i]) instanceof IMAPMessage hit
                    && MessageId.read(String.valueOf(hit.getMessageID()))
                            .filter(message::equals)
                            .isPresent()) {
                return true;
            }
        }
        return false;
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
