package org.segursdk.mss.receipt;

import java.util.List;
import java.util.Optional;
import org.segursdk.mss.message.MessageId;
import org.segursdk.mss.message.SubjectLine;

/**
 * What a mailbox or a server told about a message that was sent. All of it was written by others: texts are for people, only
 * structured parts decide. Immutable. Source: mssante §7.
 */
public sealed interface Receipt permits ReadReceipt, DeliveryReport, FailureMail {
    /** Message-ID of the message it is about, when the receipt tells. */
    Optional<MessageId> original();

    /** Subject of the receipt itself. */
    SubjectLine subject();

    /** The text for people, as received; may hold patient data. */
    Optional<String> explanation();

    /** Rule ids of what is odd in it; none of them kept it from being read. */
    List<String> findings();
}
