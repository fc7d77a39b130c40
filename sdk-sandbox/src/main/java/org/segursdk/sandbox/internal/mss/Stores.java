package org.segursdk.sandbox.internal.mss;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.imap.AuthorizationException;
import com.icegreen.greenmail.imap.ImapHandler;
import com.icegreen.greenmail.imap.ImapHostManager;
import com.icegreen.greenmail.imap.commands.IdRange;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.segursdk.sandbox.MssMessage;

/**
 * Folders and messages, in GreenMail, which opens no port here: its IMAP is given connections that are authenticated already. Each
 * mailbox has a password of its own that only this class knows.
 */
final class Stores {
    static final String INBOX = "INBOX";
    private static final List<String> FOLDERS = List.of("Sent", "Drafts", "Trash");
    private static final Session PARSING = Session.getInstance(new Properties());

    private final Managers managers = new Managers();
    private final Map<String, GreenMailUser> users = new HashMap<>();
    private final Map<String, Integer> generations = new HashMap<>();
    private final SecureRandom random = new SecureRandom();
    private final ReentrantLock deliveries = new ReentrantLock();

    private ImapHostManager host() {
        return managers.getImapHostManager();
    }

    /** Held while a folder is to stay as it is. */
    ReentrantLock deliveries() {
        return deliveries;
    }

    synchronized void create(String address) {
        if (users.containsKey(address)) {
            return;
        }
        byte[] password = new byte[16];
        random.nextBytes(password);
        try {
            GreenMailUser user = managers.getUserManager()
                    .createUser(address, address, HexFormat.of().formatHex(password));
            for (String folder : FOLDERS) {
                host().createMailbox(user, folder);
            }
            users.put(address, user);
        } catch (UserException | FolderException | AuthorizationException e) {
            throw new IllegalStateException("mailbox of the sandbox", e);
        }
    }

    synchronized void clear() {
        users.values().forEach(managers.getUserManager()::deleteUser);
        users.clear();
        generations.clear();
    }

    private GreenMailUser user(String address) {
        GreenMailUser user = users.get(address);
        if (user == null) {
            throw new IllegalArgumentException("no such mailbox in the sandbox");
        }
        return user;
    }

    /** The command that opens a mailbox in GreenMail. */
    synchronized String login(String tag, String address) {
        GreenMailUser user = user(address);
        String quoted = user.getLogin().replace("\\", "\\\\").replace("\"", "\\\"");
        return tag + " LOGIN \"" + quoted + "\" \"" + user.getPassword() + "\"\r\n";
    }

    /** GreenMail's side of an IMAP connection. */
    ImapHandler handler(Socket socket) {
        return new ImapHandler(managers.getUserManager(), host(), socket);
    }

    /** Lays a message into the INBOX; its UID. */
    long append(String address, byte[] message) {
        deliveries.lock();
        try {
            MimeMessage parsed = new MimeMessage(PARSING, new ByteArrayInputStream(message));
            return inbox(address).appendMessage(parsed, new Flags(), Date.from(Instant.now()));
        } catch (FolderException | MessagingException e) {
            throw new IllegalStateException("message of the sandbox", e);
        } finally {
            deliveries.unlock();
        }
    }

    private synchronized MailFolder inbox(String address) throws FolderException {
        return host().getInbox(user(address));
    }

    synchronized List<MssMessage> messages(String address, String name) {
        MailFolder folder = host().getFolder(user(address), name);
        List<MssMessage> messages = new ArrayList<>();
        if (folder != null) {
            for (StoredMessage stored : List.copyOf(folder.getMessages())) {
                messages.add(new MssMessage(
                        stored.getUid(),
                        name,
                        flags(stored.getFlags()),
                        stored.getAttributes().getSize(),
                        () -> open(stored)));
            }
        }
        return messages;
    }

    private static InputStream open(StoredMessage stored) throws IOException {
        return new ByteArrayInputStream(bytes(stored));
    }

    private static byte[] bytes(StoredMessage stored) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            stored.getMimeMessage().writeTo(out);
        } catch (MessagingException e) {
            throw new IOException("message of the sandbox", e);
        }
        return out.toByteArray();
    }

    private static Set<String> flags(Flags flags) {
        Set<String> names = new HashSet<>(List.of(flags.getUserFlags()));
        for (Flags.Flag flag : flags.getSystemFlags()) {
            names.add(name(flag));
        }
        return names;
    }

    private static String name(Flags.Flag flag) {
        if (flag == Flags.Flag.SEEN) {
            return "\\Seen";
        } else if (flag == Flags.Flag.ANSWERED) {
            return "\\Answered";
        } else if (flag == Flags.Flag.DELETED) {
            return "\\Deleted";
        } else if (flag == Flags.Flag.DRAFT) {
            return "\\Draft";
        }
        return flag == Flags.Flag.FLAGGED ? "\\Flagged" : "\\Recent";
    }

    synchronized List<String> folders(String address) {
        GreenMailUser user = user(address);
        try {
            String prefix = "#mail." + user.getQualifiedMailboxName() + ".";
            return host().listMailboxes(user, "*").stream()
                    .map(MailFolder::getFullName)
                    .map(name -> name.startsWith(prefix) ? name.substring(prefix.length()) : name)
                    .toList();
        } catch (FolderException e) {
            throw new IllegalStateException("folders of the sandbox", e);
        }
    }

    /** Bytes that all folders hold. */
    synchronized long used(String address) {
        return folders(address).stream()
                .flatMap(folder -> messages(address, folder).stream())
                .mapToLong(MssMessage::size)
                .sum();
    }

    /** Removes a message of the INBOX; false when there is none of that UID. */
    boolean expunge(String address, long uid) {
        deliveries.lock();
        try {
            MailFolder inbox = inbox(address);
            @Nullable StoredMessage message = inbox.getMessage(uid);
            if (message == null) {
                return false;
            }
            message.setFlag(Flags.Flag.DELETED, true);
            inbox.expunge(new IdRange[] {new IdRange(uid)});
            return true;
        } catch (FolderException e) {
            throw new IllegalStateException("INBOX of the sandbox", e);
        } finally {
            deliveries.unlock();
        }
    }

    void expungeNewest(String address) {
        messages(address, INBOX).stream().mapToLong(MssMessage::uid).max().ifPresent(uid -> expunge(address, uid));
    }

    /** Makes every folder anew, with the same messages, under UIDs from 1 and another UIDVALIDITY. */
    synchronized void renumber(String address) {
        generations.merge(address, 1, Integer::sum);
        GreenMailUser user = user(address);
        try {
            for (String name : folders(address)) {
                MailFolder old = host().getFolder(user, name, true);
                List<StoredMessage> messages = List.copyOf(old.getMessages());
                old.deleteAllMessages();
                host().getStore().deleteMailbox(old);
                MailFolder fresh = host().createMailbox(user, name);
                for (StoredMessage message : messages) {
                    fresh.appendMessage(
                            new MimeMessage(message.getMimeMessage()), message.getFlags(), message.getReceivedDate());
                }
            }
        } catch (FolderException | MessagingException | AuthorizationException e) {
            throw new IllegalStateException("folders of the sandbox", e);
        }
    }

    /** How often the folders were made anew: GreenMail's UIDVALIDITY is a time in seconds, which that may not change. */
    synchronized int generation(String address) {
        return generations.getOrDefault(address, 0);
    }
}
