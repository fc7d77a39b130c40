package org.segursdk.mss.receipt;

import java.util.Objects;
import java.util.Optional;
import org.segursdk.mss.message.MssAddress;

/**
 * What became of the message for one recipient.
 *
 * @param recipient the address the server tried
 * @param originalRecipient the address the sender wrote, when told
 * @param action what the server did
 * @param status enhanced status code {@code x.y.z}, when told
 * @param diagnostic what the other server answered; may hold patient data
 * @param cause why, in a word; {@link Cause#NONE} unless it failed or is late
 */
public record RecipientReport(
        Optional<MssAddress> recipient,
        Optional<MssAddress> originalRecipient,
        Action action,
        Optional<String> status,
        Optional<String> diagnostic,
        Cause cause) {
    /** What the server did. Source: RFC 3464 §2.3.3. */
    public enum Action {
        DELIVERED,
        FAILED,
        /** Not yet; the server goes on trying. */
        DELAYED,
        /** Handed to a server that reports nothing. */
        RELAYED,
        /** Delivered to a list. */
        EXPANDED,
        /** Another word: nothing is known. */
        UNKNOWN
    }

    /** Why a message did not arrive. Source: mssante §7.1. */
    public enum Cause {
        NONE,
        /** The mailbox exists and takes nothing: for a patient, one who opposed or closed it. */
        MAILBOX_CLOSED,
        /** No such mailbox: for a patient, no such person. */
        RECIPIENT_UNKNOWN,
        /** The address is none, or its domain takes no mail. */
        BAD_ADDRESS,
        TOO_LARGE,
        MAILBOX_FULL,
        /** Refused by a rule of the server. */
        REFUSED,
        /** Will be or may be tried again. */
        TEMPORARY,
        /** Not told in a way that is known. */
        UNKNOWN
    }

    public RecipientReport {
        Objects.requireNonNull(recipient, "recipient");
        Objects.requireNonNull(originalRecipient, "originalRecipient");
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(diagnostic, "diagnostic");
        Objects.requireNonNull(cause, "cause");
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "RecipientReport[" + action + ", " + cause + "]";
    }
}
