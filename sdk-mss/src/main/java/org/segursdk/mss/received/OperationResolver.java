package org.segursdk.mss.received;

import java.util.EnumSet;
import java.util.Set;
import org.segursdk.mss.received.RequestedOperation.Clue;
import org.segursdk.mss.received.RequestedOperation.Kind;
import org.segursdk.mss.xdm.XdmAction;

/**
 * Decides what a message asks for. No published rule tells a receiver how to recognise a deletion, so another answer than the
 * standard one may be plugged in. Source: mssante §5, §14.
 */
@FunctionalInterface
public interface OperationResolver {
    /** What is asked about the document, or about the message as a whole. */
    RequestedOperation resolve(OperationClues clues);

    /**
     * A deletion, however it is told, is for a person to confirm; so is a replacement that names no document. A reply without
     * documents whose body asks for a deletion is one, too.
     */
    static OperationResolver standard() {
        return OperationResolver::resolveStandard;
    }

    private static RequestedOperation resolveStandard(OperationClues clues) {
        Set<Clue> seen = EnumSet.noneOf(Clue.class);
        boolean slotDeletes = clues.action().filter(XdmAction.DELETE::equals).isPresent();
        boolean slotReplaces = clues.action().filter(XdmAction.REPLACE::equals).isPresent();
        boolean asked = clues.bodyAsksDeletion() && (clues.hasDocument() || clues.answersEarlierMessage());
        if (slotDeletes || asked) {
            if (slotDeletes) {
                seen.add(Clue.ARCHIVE_ACTION);
            }
            if (clues.bodyAsksDeletion()) {
                seen.add(Clue.BODY_WORDS);
            }
            if (clues.answersEarlierMessage()) {
                seen.add(Clue.ANSWERS_EARLIER_MESSAGE);
            }
            return new RequestedOperation(Kind.DELETION, true, seen);
        }
        if (clues.replaces() || slotReplaces) {
            seen.add(clues.replaces() ? Clue.RELATED_DOCUMENT : Clue.ARCHIVE_ACTION);
            return new RequestedOperation(Kind.REPLACEMENT, !clues.replaces(), seen);
        }
        return new RequestedOperation(Kind.FIRST_TRANSMISSION, false, seen);
    }
}
