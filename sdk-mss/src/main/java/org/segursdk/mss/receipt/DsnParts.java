package org.segursdk.mss.receipt;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.segursdk.mss.internal.mime.MimeScanner;
import org.segursdk.mss.internal.mime.Scanned;
import org.segursdk.mss.internal.mime.Wording;
import org.segursdk.mss.message.MessageId;
import org.segursdk.mss.receipt.RecipientReport.Action;

/** Reads a delivery report, and a non-delivery message that is only words. Source: mssante §7.1, RFC 3464. */
final class DsnParts {
    private static final int MAX_RECIPIENTS = 1000;

    private final Scanned root;
    private final BounceWords words;
    private final List<String> findings;
    private final String text;

    DsnParts(Scanned root, BounceWords words, List<String> findings) {
        this.root = root;
        this.words = words;
        this.findings = findings;
        this.text = ReceiptReader.explanation(root).orElse("");
    }

    DeliveryReport structured(Scanned report) {
        List<Scanned> groups = MimeScanner.groups(report.decoded(), MAX_RECIPIENTS + 1);
        Optional<Scanned> message = groups.stream().findFirst();
        List<RecipientReport> recipients = new ArrayList<>();
        for (Scanned group : groups) {
            if (group.field("Action").isPresent()
                    || group.field("Final-Recipient").isPresent()) {
                recipients.add(recipient(group));
            }
        }
        if (recipients.isEmpty()) {
            findings.add("MSS-DSN-RECIPIENTS");
        }
        Optional<MessageId> original = ReceiptReader.returnedId(root);
        Optional<String> envelope = message.flatMap(group -> group.field("Original-Envelope-Id"));
        if (original.isEmpty() && envelope.isEmpty()) {
            findings.add("MSS-DSN-NO-ORIGINAL");
        }
        return new DeliveryReport(
                original,
                envelope,
                ReceiptReader.subject(root),
                recipients,
                true,
                message.flatMap(group -> group.text("Reporting-MTA")).map(Wording::shown),
                ReceiptReader.explanation(root),
                findings);
    }

    private RecipientReport recipient(Scanned group) {
        Action action = action(group.field("Action").orElse(""));
        Optional<String> status = group.field("Status").flatMap(StatusCodes::enhanced);
        Optional<String> diagnostic = group.text("Diagnostic-Code").map(Wording::shown);
        return new RecipientReport(
                ReceiptReader.typedAddress(group.field("Final-Recipient")),
                ReceiptReader.typedAddress(group.field("Original-Recipient")),
                action,
                status,
                diagnostic,
                StatusCodes.cause(action, status.orElse(""), diagnostic.orElse(""), text, words));
    }

    DeliveryReport plain() {
        findings.add("MSS-DSN-STRUCTURE");
        Optional<MessageId> original = ReceiptReader.returnedId(root)
                .or(() -> root.field("In-Reply-To").flatMap(MessageId::read));
        if (original.isEmpty()) {
            findings.add("MSS-DSN-NO-ORIGINAL");
        }
        RecipientReport only = new RecipientReport(
                Optional.empty(),
                Optional.empty(),
                Action.FAILED,
                StatusCodes.enhanced(text),
                Optional.empty(),
                StatusCodes.cause(Action.FAILED, StatusCodes.enhanced(text).orElse(""), "", text, words));
        return new DeliveryReport(
                original,
                Optional.empty(),
                ReceiptReader.subject(root),
                List.of(only),
                false,
                Optional.empty(),
                ReceiptReader.explanation(root),
                findings);
    }

    private static Action action(String word) {
        return switch (word.strip().toLowerCase(Locale.ROOT)) {
            case "delivered" -> Action.DELIVERED;
            case "failed" -> Action.FAILED;
            case "delayed" -> Action.DELAYED;
            case "relayed" -> Action.RELAYED;
            case "expanded" -> Action.EXPANDED;
            default -> Action.UNKNOWN;
        };
    }
}
