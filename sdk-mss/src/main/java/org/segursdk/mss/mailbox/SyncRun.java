package org.segursdk.mss.mailbox;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.eclipse.angus.mail.iap.ByteArray;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.segursdk.mss.connection.MailAction;
import org.segursdk.mss.internal.connection.Traces;
import org.segursdk.mss.internal.mailbox.MailDownload;
import org.segursdk.mss.internal.mailbox.MailDownload.HeaderDigest;
import org.segursdk.mss.internal.mailbox.MailFetchException;
import org.segursdk.mss.internal.mailbox.RefusedCommandException;
import org.segursdk.mss.internal.mailbox.UidCommands;

/**
 * One pass over an open folder. The order makes it safe to be killed anywhere: the mail is stored, then the server is told, then the
 * state moves on; each step is found done, or done again.
 */
final class SyncRun {
    /** Mails between two savings of the state. */
    private static final int SAVE_EVERY = 25;

    private final MailboxSync.Builder settings;
    private final FolderKey key;
    private final ArrivalStore store;
    private final IMAPFolder folder;
    private final UidCommands commands;
    private final Traces traces;
    private final Tally tally;
    private final NavigableSet<Long> pending = new TreeSet<>();
    private FolderState state = FolderState.start(0);
    /** Mails up to this one are no longer looked at, once the first pass is through. */
    private long passedOver;

    private boolean renumbered;
    private boolean canMove;

    /** What was done so far, also by a run that the connection cut before this one. */
    static final class Tally {
        private final List<MailKey> stored = new ArrayList<>();
        private final List<SyncReport.Failure> failures = new ArrayList<>();
        private int alreadyHeld;
        private boolean renumbered;
        private int lookedAt;
    }

    SyncRun(MailboxSync.Builder settings, FolderKey key, IMAPFolder folder, Traces traces, Tally tally) {
        this.settings = settings;
        this.key = key;
        this.store = settings.store;
        this.folder = folder;
        this.commands = new UidCommands(folder);
        this.traces = traces;
        this.tally = tally;
    }

    /**
     * @throws IOException from the store, whose state then stands where it was last saved
     * @throws MessagingException when the connection is lost
     */
    SyncReport run() throws IOException, MessagingException {
        long[] uids = begin();
        traces.done(MailAction.LIST, "IMAP UID SEARCH", uids.length + " new");
        long last = state.lastUid();
        int sinceSaved = 0;
        try {
            for (long uid : uids) {
                if (tally.lookedAt == settings.maxMails) {
                    return report(true);
                }
                pending.remove(uid);
                one(uid);
                last = Math.max(last, uid);
                tally.lookedAt++;
                state = state.reached(last, pending);
                if (++sinceSaved == SAVE_EVERY) {
                    store.save(key, state);
                    sinceSaved = 0;
                }
            }
            state = state.reached(Math.max(last, passedOver), pending);
            flags();
        } finally {
            // Also when the connection or the store fails: what is kept is kept.
            store.save(key, state);
        }
        return report(false);
    }

    private SyncReport report(boolean more) {
        return new SyncReport(tally.stored, tally.alreadyHeld, tally.failures, tally.renumbered, more);
    }

    /** The mails to look at: those that failed before, then the new ones. */
    private long[] begin() throws IOException, MessagingException {
        canMove = settings.afterStoring instanceof AfterStoring.Move && commands.has("MOVE");
        long validity = folder.getUIDValidity();
        Optional<FolderState> known = store.state(key);
        renumbered = known.isPresent() && known.get().uidValidity() != validity;
        tally.renumbered |= renumbered;
        state = known.filter(each -> each.uidValidity() == validity).orElseGet(() -> FolderState.start(validity));
        if (known.isEmpty()) {
            return first();
        }
        pending.addAll(state.pending());
        return LongStream.concat(
                        pending.stream().mapToLong(Long::longValue), Arrays.stream(commands.from(state.lastUid() + 1)))
                .toArray();
    }

    private long[] first() throws MessagingException {
        if (settings.startingPoint instanceof StartingPoint.Everything) {
            return commands.from(1);
        }
        long[] wanted = settings.startingPoint instanceof StartingPoint.Since since
                ? commands.since(since.instant())
                : new long[0];
        passedOver = folder.getUIDNext() > 0
                ? folder.getUIDNext() - 1
                : Arrays.stream(commands.from(1)).max().orElse(0);
        return wanted;
    }

    private void one(long uid) throws IOException, MessagingException {
        MailKey mail = new MailKey(key, state.uidValidity(), uid);
        try {
            if (store.holds(mail) || renumbered && recognised(mail)) {
                tally.alreadyHeld++;
            } else if (fetched(mail)) {
                tally.stored.add(mail);
                traces.done(MailAction.READ, "IMAP UID FETCH " + uid, "OK");
            } else {
                return;
            }
        } catch (RefusedCommandException e) {
            failed(mail, "the server refuses to give this mail");
            return;
        } catch (MailFetchException e) {
            if (e.getCause() instanceof MessagingException lost && !(lost instanceof RefusedCommandException)) {
                throw lost;
            }
            failed(mail, String.valueOf(e.getMessage()));
            return;
        }
        afterStoring(uid);
    }

    /** Whether the mail was there still: another session may have expunged it since it was found. */
    private boolean fetched(MailKey mail) throws IOException, MessagingException {
        Optional<MailDownload> download = MailDownload.start(commands, mail.uid());
        if (download.isPresent()) {
            store(new ArrivedMail(mail, download.get()));
        }
        return download.isPresent();
    }

    private void store(ArrivedMail mail) throws IOException {
        store.store(mail);
        if (!mail.wasCopied()) {
            throw new IllegalStateException(
                    "the ArrivalStore did not take the content of the mail: nothing was marked");
        }
    }

    private void failed(MailKey mail, String reason) {
        pending.add(mail.uid());
        tally.failures.add(new SyncReport.Failure(mail, reason));
        traces.failed(MailAction.READ, "IMAP UID FETCH " + mail.uid(), reason);
    }

    private boolean recognised(MailKey mail) throws IOException, MessagingException {
        Optional<UidCommands.Fetched> header = commands.header(mail.uid());
        ByteArray bytes = header.isEmpty() ? null : header.get().bytes();
        if (bytes == null) {
            return false;
        }
        HeaderDigest digest = new HeaderDigest(ArrivedMail.sha256());
        digest.update(bytes.getBytes(), bytes.getStart(), bytes.getCount());
        return store.renumbered(mail, ArrivedMail.fingerprint(digest));
    }

    /** Whether mails came since the pass looked; asked twice, since the answer to a search may itself announce one. */
    boolean hasNews() throws MessagingException {
        int before = folder.getMessageCount();
        return commands.from(state.lastUid() + 1).length > 0 || folder.getMessageCount() > before;
    }

    boolean canIdle() throws MessagingException {
        return commands.has("IDLE");
    }

    /** A failure here is not the mail's: it is stored, and the mark can wait for another pass or another hand. */
    private void afterStoring(long uid) throws MessagingException {
        try {
            if (settings.afterStoring instanceof AfterStoring.Leave) {
                return;
            }
            commands.addFlag(uid, "\\Seen");
            traces.done(MailAction.MARK, "IMAP UID STORE " + uid, "OK");
            if (canMove && settings.afterStoring instanceof AfterStoring.Move move) {
                commands.move(uid, move.folder());
                traces.done(MailAction.MOVE, "IMAP UID MOVE " + uid, "OK");
            }
        } catch (RefusedCommandException e) {
            traces.failed(MailAction.MARK, "IMAP UID STORE/MOVE " + uid, "refused");
        }
    }

    /** Changes of flags on mails held, where the server counts changes. */
    private void flags() throws IOException, MessagingException {
        long highest = folder.getHighestModSeq();
        if (highest <= 0) {
            return;
        }
        if (state.modSeq().isPresent() && state.modSeq().getAsLong() < highest && state.lastUid() > 0) {
            var changed = commands.flagsChangedSince(state.modSeq().getAsLong(), state.lastUid());
            for (var each : changed.entrySet()) {
                MailKey mail = new MailKey(key, state.uidValidity(), each.getKey());
                if (store.holds(mail)) {
                    store.flagged(mail, new MailFlags(each.getValue()));
                }
            }
        }
        state = state.flagsKnown(highest);
    }
}
