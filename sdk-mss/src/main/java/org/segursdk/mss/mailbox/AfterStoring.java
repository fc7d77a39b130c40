package org.segursdk.mss.mailbox;

/** What is done to a mail on the server once it is stored. */
public sealed interface AfterStoring {
    /** Nothing: it stays unread for the others who open the mailbox. */
    record Leave() implements AfterStoring {}

    /** It is marked as read. */
    record MarkSeen() implements AfterStoring {}

    /**
     * It is marked as read and moved, in one step of the server (MOVE). A server without that command keeps it where it is, marked
     * as read: a copy and a removal could be cut in between.
     *
     * @param folder name as the server has it; must exist
     */
    record Move(String folder) implements AfterStoring {
        /** @throws org.segursdk.core.error.InvalidInputException rule {@code MSS-FOLDER} */
        public Move {
            FolderKey.requireName(folder);
        }

        /** Without the name, which may be a patient's. */
        @Override
        public String toString() {
            return "Move[redacted]";
        }
    }

    static AfterStoring leave() {
        return new Leave();
    }

    static AfterStoring markSeen() {
        return new MarkSeen();
    }

    static AfterStoring moveTo(String folder) {
        return new Move(folder);
    }
}
