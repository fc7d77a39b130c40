package org.segursdk.mss.mailbox;

import java.io.IOException;
import java.util.Optional;

/**
 * Where a software keeps the mails that arrive and how far it followed their folders: its own database or files. The
 * synchronisation asks nothing of the server (no mark, no move) for a mail before {@link #store} returned, and moves its state only
 * afterwards: a process killed anywhere loses no mail, and a mail it stored is not stored twice, provided that {@link #holds}
 * tells the truth.
 *
 * <p>One synchronisation calls it from one thread. An exception ends the synchronisation; the next one goes on from there.
 */
public interface ArrivalStore {
    /** The state last saved; empty for a folder never followed. */
    Optional<FolderState> state(FolderKey folder) throws IOException;

    /** Saves the state. Need not be durable at once: an older state costs a second look, no mail. */
    void save(FolderKey folder, FolderState state) throws IOException;

    /** Whether the mail is kept, wherever it was filed since. */
    boolean holds(MailKey key) throws IOException;

    /**
     * Keeps a mail, whole, and returns when it would survive a power cut. To be atomic: after a crash either it is held or it is
     * not. Must take the content with {@link ArrivedMail#copyTo}.
     */
    void store(ArrivedMail mail) throws IOException;

    /**
     * The server gave the folder new numbers. If a mail with this fingerprint is held for the folder under older numbers, holds it
     * under this key from now on.
     *
     * @return whether such a mail is held; otherwise the mail is fetched and stored as a new one
     */
    boolean renumbered(MailKey key, MailFingerprint fingerprint) throws IOException;

    /**
     * Flags of a mail held were changed, by another session or by us. Told where the server counts changes (CONDSTORE); may be
     * told again. Does nothing unless overridden.
     */
    default void flagged(MailKey key, MailFlags flags) throws IOException {
        // a software that shows no flags
    }
}
