package org.segursdk.annuaire.index;

import java.util.Objects;
import org.segursdk.annuaire.Activity;
import org.segursdk.annuaire.HeldMailbox;

/** One thing that changed of somebody who is followed. None of them shows names or addresses in its {@code toString}. */
public sealed interface DirectoryChange {
    /** Seen for the first time: data to create a user or a correspondent from. */
    record Found() implements DirectoryChange {}

    /** No longer in the directory at all. */
    record Gone() implements DirectoryChange {}

    record BecameInactive() implements DirectoryChange {}

    record BecameActive() implements DirectoryChange {}

    /**
     * Family name, given names, civility or title of a professional, or the name of a structure.
     *
     * @param before as shown
     * @param after as shown
     */
    record Renamed(String before, String after) implements DirectoryChange {
        public Renamed {
            Objects.requireNonNull(before, "before");
            Objects.requireNonNull(after, "after");
        }

        /** Redacted. */
        @Override
        public String toString() {
            return "Renamed[redacted]";
        }
    }

    /** Professions, specialties, degrees of a professional; sector, category or kind of a structure. */
    record Requalified() implements DirectoryChange {}

    /** Address or telephone of a structure. */
    record Moved() implements DirectoryChange {}

    record ActivityAdded(Activity activity) implements DirectoryChange {
        public ActivityAdded {
            Objects.requireNonNull(activity, "activity");
        }
    }

    record ActivityRemoved(Activity activity) implements DirectoryChange {
        public ActivityRemoved {
            Objects.requireNonNull(activity, "activity");
        }
    }

    /** The activity itself or its structure. */
    record ActivityChanged(Activity before, Activity after) implements DirectoryChange {
        public ActivityChanged {
            Objects.requireNonNull(before, "before");
            Objects.requireNonNull(after, "after");
        }
    }

    record MailboxAdded(HeldMailbox mailbox) implements DirectoryChange {
        public MailboxAdded {
            Objects.requireNonNull(mailbox, "mailbox");
        }
    }

    /** Mails to it are no longer to be sent. */
    record MailboxRemoved(HeldMailbox mailbox) implements DirectoryChange {
        public MailboxRemoved {
            Objects.requireNonNull(mailbox, "mailbox");
        }
    }

    /** Type, rank, service… of a mailbox that stays. */
    record MailboxChanged(HeldMailbox before, HeldMailbox after) implements DirectoryChange {
        public MailboxChanged {
            Objects.requireNonNull(before, "before");
            Objects.requireNonNull(after, "after");
        }
    }
}
