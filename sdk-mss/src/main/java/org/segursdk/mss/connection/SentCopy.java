package org.segursdk.mss.connection;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.segursdk.core.error.SegurException;

/**
 * Whether the copy of a sent mail lies in the folder of sent mails. The mail itself was sent before and stays so.
 *
 * @param folder where it was laid; empty when it was not
 * @param uid its UID there, when the server tells it (UIDPLUS)
 * @param failure why it was not; {@code MSS-NO-SENT-FOLDER} when the mailbox has no such folder
 */
public record SentCopy(Optional<String> folder, OptionalLong uid, Optional<SegurException> failure) {
    public SentCopy {
        Objects.requireNonNull(folder, "folder");
        Objects.requireNonNull(uid, "uid");
        Objects.requireNonNull(failure, "failure");
    }

    public boolean saved() {
        return folder.isPresent();
    }

    @Override
    public String toString() {
        return "SentCopy[" + failure.map(SegurException::code).orElse("saved") + "]";
    }
}
