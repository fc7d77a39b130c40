package org.segursdk.mss.mailbox;

import java.util.Objects;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.mss.message.MssAddress;

/**
 * A folder of a mailbox.
 *
 * @param mailbox address of the mailbox
 * @param folder name as the server has it, such as {@code INBOX}; never empty
 */
public record FolderKey(MssAddress mailbox, String folder) {
    /** Where new mails arrive, on every server. */
    public static final String INBOX = "INBOX";

    /** @throws InvalidInputException rule {@code MSS-FOLDER} */
    public FolderKey {
        Objects.requireNonNull(mailbox, "mailbox");
        requireName(folder);
    }

    /** The folder where new mails arrive. */
    public static FolderKey inbox(MssAddress mailbox) {
        return new FolderKey(mailbox, INBOX);
    }

    static void requireName(String folder) {
        if (folder.isBlank() || folder.chars().anyMatch(Character::isISOControl)) {
            throw InvalidInputException.of(
                    "FolderKey",
                    "folder",
                    "MSS-FOLDER",
                    "un nom de dossier n'est pas vide et ne porte pas de caractère de commande",
                    "the name of a folder is not empty and has no control character");
        }
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "FolderKey[redacted]";
    }
}
