package org.segursdk.mss.received;

import java.util.Objects;
import java.util.Optional;
import org.segursdk.mss.message.SubjectLine;
import org.segursdk.mss.xdm.XdmAction;

/**
 * What a message tells about the operation asked for.
 *
 * @param hasDocument whether the question is about a document of the message; otherwise about the message as a whole
 * @param action action slot of the archive, when it tells one; for a replacement also when the CDA does
 * @param replaces whether the CDA or the metadata name a document that is replaced
 * @param bodyAsksDeletion whether the body holds words that ask for a deletion
 * @param answersEarlierMessage whether the message is a reply ({@code In-Reply-To})
 * @param subject subject of the message
 * @param body its words
 */
public record OperationClues(
        boolean hasDocument,
        Optional<XdmAction> action,
        boolean replaces,
        boolean bodyAsksDeletion,
        boolean answersEarlierMessage,
        SubjectLine subject,
        MessageBody body) {
    public OperationClues {
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(body, "body");
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "OperationClues[redacted]";
    }
}
