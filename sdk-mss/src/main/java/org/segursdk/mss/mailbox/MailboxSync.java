package org.segursdk.mss.mailbox;

import jakarta.mail.Folder;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.eclipse.angus.mail.imap.ResyncData;
import org.segursdk.core.SegurContext;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.SegurException;
import org.segursdk.core.error.Violations;
import org.segursdk.mss.connection.MailJournal;
import org.segursdk.mss.connection.MailProfile;
import org.segursdk.mss.connection.Mailbox;
import org.segursdk.mss.internal.connection.ImapConnections;
import org.segursdk.mss.internal.connection.MailLink;

/**
 * Follows one folder of one mailbox: each {@link #sync} brings over what arrived since the last, and only that. The mail is kept by
 * the {@link ArrivalStore} before the server is told anything. Thread-safe: passes wait for each other. One for each mailbox; several
 * may run side by side.
 *
 * <pre>{@code
 * try (MailboxSync sync = MailboxSync.builder(context, mailbox, store)
 *         .afterStoring(AfterStoring.markSeen())
 *         .build()) {
 *     SyncReport report = sync.sync();
 * }
 * }</pre>
 *
 * Source: mssante §6; rem REM-MSST-14, REM-MSST-20.
 */
public final class MailboxSync implements AutoCloseable {
    private final Builder settings;
    private final FolderKey key;
    private final MailLink link;
    private final ImapConnections connections;
    private final ReentrantLock pass = new ReentrantLock();

    private MailboxSync(Builder settings) {
        this.settings = settings;
        this.key = new FolderKey(settings.mailbox.address(), settings.folder);
        this.link = MailLink.of(settings.context, settings.mailbox, settings.profile, settings.journal);
        this.connections = new ImapConnections(link);
    }

    /** Follows the folder where new mails arrive, unless told otherwise. */
    public static Builder builder(SegurContext context, Mailbox mailbox, ArrivalStore store) {
        return new Builder(context, mailbox, store);
    }

    public FolderKey folder() {
        return key;
    }

    /**
     * One pass: what arrived since the last one. The connection stays open for the next; one that the server closed is opened
     * again.
     *
     * @throws IOException from the store; what it kept before stays kept, and the next pass goes on from there
     * @throws SegurException when the mailbox cannot be reached or opened; safe to do again whatever its outcome
     * @throws InvalidInputException rule {@code MSS-FOLDER-MISSING}
     */
    public SyncReport sync() throws IOException {
        return pass((run, folder, report) -> {});
    }

    /** What follows a pass while its folder is open. */
    @FunctionalInterface
    interface Ending {
        void after(SyncRun run, IMAPFolder folder, SyncReport report) throws IOException, MessagingException;
    }

    SyncReport pass(Ending ending) throws IOException {
        pass.lock();
        SyncRun.Tally tally = new SyncRun.Tally();
        try {
            return once(tally, ending);
        } catch (FolderNotFoundException e) {
            throw missing();
        } catch (MessagingException first) {
            // A kept connection may have been closed at the other end since: tried once more on a new one.
            try {
                return once(tally, ending);
            } catch (MessagingException second) {
                throw ImapConnections.meaning(second);
            }
        } finally {
            pass.unlock();
        }
    }

    private SyncReport once(SyncRun.Tally tally, Ending ending) throws IOException, MessagingException {
        IMAPFolder folder = open();
        try {
            SyncRun run = new SyncRun(settings, key, folder, link.traces(), tally);
            SyncReport report = run.run();
            ending.after(run, folder, report);
            return report;
        } finally {
            close(folder);
        }
    }

    /** Whether the professional's session lives; when not, the connection is closed. */
    boolean checkSession() {
        return connections.checkSession();
    }

    private IMAPFolder open() throws MessagingException {
        IMAPStore store = connections.open();
        IMAPFolder folder = (IMAPFolder) store.getFolder(settings.folder);
        boolean marks = !(settings.afterStoring instanceof AfterStoring.Leave);
        boolean counts = store.hasCapability("CONDSTORE");
        folder.open(marks ? Folder.READ_WRITE : Folder.READ_ONLY, counts ? ResyncData.CONDSTORE : null);
        return folder;
    }

    private InvalidInputException missing() {
        return InvalidInputException.of(
                "MailboxSync",
                "folder",
                "MSS-FOLDER-MISSING",
                "ce dossier n'existe pas dans la boîte",
                "the mailbox has no such folder");
    }

    private static void close(IMAPFolder folder) {
        try {
            if (folder.isOpen()) {
                folder.close(false);
            }
        } catch (MessagingException e) {
            // The connection is lost: the next pass opens another.
        }
    }

    /** Ends the session with the server, after the pass under way. */
    @Override
    public void close() {
        connections.close();
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "MailboxSync[redacted]";
    }

    /** Settings of a synchronisation. */
    public static final class Builder {
        final SegurContext context;
        final Mailbox mailbox;
        final ArrivalStore store;
        String folder = FolderKey.INBOX;
        StartingPoint startingPoint = StartingPoint.everything();
        AfterStoring afterStoring = AfterStoring.leave();
        int maxMails = Integer.MAX_VALUE;
        MailProfile profile = MailProfile.standard();
        MailJournal journal = MailJournal.NONE;

        private Builder(SegurContext context, Mailbox mailbox, ArrivalStore store) {
            this.context = Objects.requireNonNull(context, "context");
            this.mailbox = Objects.requireNonNull(mailbox, "mailbox");
            this.store = Objects.requireNonNull(store, "store");
        }

        /** Name of the folder, as the server has it; default {@code INBOX}. */
        public Builder folder(String value) {
            this.folder = value;
            return this;
        }

        /** Where to begin in a folder never followed; default everything. */
        public Builder startingPoint(StartingPoint value) {
            this.startingPoint = Objects.requireNonNull(value, "startingPoint");
            return this;
        }

        /** What to do on the server with a mail that is stored; default nothing. */
        public Builder afterStoring(AfterStoring value) {
            this.afterStoring = Objects.requireNonNull(value, "afterStoring");
            return this;
        }

        /** Most mails looked at in one pass, 1 or more; default all. */
        public Builder maxMails(int value) {
            this.maxMails = value;
            return this;
        }

        /** Constants of the protocol that are not established. */
        public Builder profile(MailProfile value) {
            this.profile = Objects.requireNonNull(value, "profile");
            return this;
        }

        /** Where every action is told; default nowhere. */
        public Builder journal(MailJournal value) {
            this.journal = Objects.requireNonNull(value, "journal");
            return this;
        }

        /**
         * Opens nothing yet.
         *
         * @throws InvalidInputException rules {@code MSS-FOLDER}, {@code MSS-SYNC-LIMIT} and those of the mailbox
         * @throws org.segursdk.core.error.SegurSecurityException when the environment does not allow this mailbox
         */
        public MailboxSync build() {
            new Violations()
                    .check(
                            maxMails > 0,
                            "maxMails",
                            "MSS-SYNC-LIMIT",
                            "au moins un message par passage",
                            "at least one mail a pass")
                    .throwIfAny("MailboxSync");
            return new MailboxSync(this);
        }
    }
}
