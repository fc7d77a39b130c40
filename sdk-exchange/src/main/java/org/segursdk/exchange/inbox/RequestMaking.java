package org.segursdk.exchange.inbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.segursdk.core.xds.DocumentEntry;
import org.segursdk.core.xds.XdsUuids;
import org.segursdk.mss.received.FilingProposal.Origin;
import org.segursdk.mss.received.FilingReason;
import org.segursdk.mss.received.FilingStatus;
import org.segursdk.mss.received.MessageDocument;
import org.segursdk.mss.received.MessagePatient;
import org.segursdk.mss.received.ReceivedMessage;
import org.segursdk.mss.received.RequestedOperation;
import org.segursdk.mss.xdm.ReceivedArchive;
import org.segursdk.mss.xdm.ReceivedSubmission;
import org.segursdk.mss.xdm.XdmAction;
import org.segursdk.mss.xdm.XdmProfile;

/**
 * Makes items of requests for deletion that carry no document: an archive that names one without holding it, an empty archive, a reply
 * whose words ask for it. What is known is told, for a person to decide. Source: mssante §5, rem MSSR-07.
 */
final class RequestMaking {
    private static final String SLOT = XdmProfile.defaults().actionSlot().value();

    private final ReceivedMessage message;
    private final Instant now;
    private final OptionalLong mailId;

    RequestMaking(ReceivedMessage message, Instant now, OptionalLong mailId) {
        this.message = message;
        this.now = now;
        this.mailId = mailId;
    }

    List<WorkItem> items() {
        List<WorkItem> items = new ArrayList<>();
        boolean empty = false;
        for (ReceivedArchive archive : message.archives()) {
            for (ReceivedSubmission submission : archive.submissions()) {
                List<DocumentEntry> entries = submission.metadata().entries();
                entries.stream()
                        .filter(entry -> asksDeletion(entry, submission) && !isCarried(entry))
                        .forEach(entry -> items.add(item(Optional.of(entry))));
                empty |= entries.isEmpty() && submission.action().equals(Optional.of(XdmAction.DELETE));
            }
        }
        boolean words = message.operation()
                .filter(operation -> operation.kind() == RequestedOperation.Kind.DELETION)
                .isPresent();
        if (items.isEmpty() && message.lines().isEmpty() && (empty || words)) {
            items.add(item(Optional.empty()));
        }
        return items;
    }

    private static boolean asksDeletion(DocumentEntry entry, ReceivedSubmission submission) {
        return entry.slotValue(SLOT)
                .flatMap(XdmAction::ofCode)
                .or(submission::action)
                .equals(Optional.of(XdmAction.DELETE));
    }

    private boolean isCarried(DocumentEntry entry) {
        return message.documents().stream()
                .map(MessageDocument::entry)
                .flatMap(Optional::stream)
                .anyMatch(carried ->
                        carried.id().equals(entry.id()) && carried.uniqueId().equals(entry.uniqueId()));
    }

    private WorkItem item(Optional<DocumentEntry> named) {
        return new WorkItem(
                0,
                1,
                new WorkSource(
                        Origin.MSSANTE,
                        now,
                        mailId,
                        0,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(message.sender().shown())),
                new WorkDocument(
                        named.flatMap(DocumentEntry::title).orElseGet(message::shownSubject),
                        named.flatMap(DocumentEntry::creationTime),
                        named.flatMap(entry -> entry.code(XdsUuids.TYPE_CODE)),
                        named.map(ItemMaking::authors).orElse(List.of()),
                        named.flatMap(ItemMaking::authorId),
                        Optional.empty(),
                        named.flatMap(DocumentEntry::uniqueId),
                        Optional.empty(),
                        OptionalInt.empty(),
                        Optional.empty(),
                        ""),
                message.patient().map(MessagePatient::identity).map(WorkPatient::of),
                WorkFlags.UNKNOWN,
                new WorkFiling(
                        FilingStatus.DELETE_REQUESTED,
                        Set.of(FilingReason.OPERATION_TO_CONFIRM),
                        Optional.empty(),
                        List.of(),
                        RequestedOperation.Kind.DELETION,
                        false),
                WorkProgress.NONE);
    }
}
