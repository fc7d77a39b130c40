package org.segursdk.mss.mailbox;

import java.util.Objects;

/**
 * The name of a mail on its server: as long as the folder is not renumbered, no other mail ever has it. Source: RFC 3501 §2.3.1.1.
 *
 * @param folder where it stands
 * @param uidValidity numbering of the folder, above 0
 * @param uid number in it, above 0; later mails have higher ones
 */
public record MailKey(FolderKey folder, long uidValidity, long uid) {
    public MailKey {
        Objects.requireNonNull(folder, "folder");
    }

    /** Without the mailbox. */
    @Override
    public String toString() {
        return "MailKey[" + uidValidity + ", " + uid + "]";
    }
}
