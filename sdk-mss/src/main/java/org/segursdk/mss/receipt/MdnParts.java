package org.segursdk.mss.receipt;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.segursdk.mss.internal.mime.MimeScanner;
import org.segursdk.mss.internal.mime.Scanned;
import org.segursdk.mss.internal.mime.Wording;
import org.segursdk.mss.message.MessageId;
import org.segursdk.mss.message.SubjectLine;
import org.segursdk.mss.receipt.ReadReceipt.Disposition;

/** Reads a disposition notification; both encodings of errors, fields in any case and order. Source: mssante §7.3, §7.4. */
final class MdnParts {
    private final Scanned root;
    private final Scanned fields;
    private final List<String> findings;

    MdnParts(Scanned root, Scanned report, List<String> findings) {
        this.root = root;
        this.fields = MimeScanner.fields(report.decoded());
        this.findings = findings;
    }

    ReadReceipt toReceipt() {
        SubjectLine subject = ReceiptReader.subject(root);
        String disposition = fields.text("Disposition").orElse("");
        int semicolon = disposition.indexOf(';');
        String modes = lower(semicolon < 0 ? "" : disposition.substring(0, semicolon));
        String done = disposition.substring(semicolon + 1).strip();
        int slash = done.indexOf('/');
        String type = lower(slash < 0 ? done : done.substring(0, slash));
        String modifier = slash < 0 ? "" : done.substring(slash + 1).strip();
        Disposition known = disposition(type);
        if (known == Disposition.UNKNOWN) {
            findings.add("MSS-MDN-DISPOSITION");
        }
        Optional<String> field = fields.text("Error").or(() -> fields.text("Failure"));
        boolean failed = lower(modifier).startsWith("error") || type.equals("failed") || field.isPresent();
        Optional<IntegrationError> error = failed ? error(field, modifier, subject) : Optional.empty();
        if (failed && error.isEmpty()) {
            findings.add("MSS-MDN-ERROR-CODE");
        }
        Optional<MessageId> original =
                fields.field("Original-Message-ID").flatMap(MessageId::read).or(() -> ReceiptReader.returnedId(root));
        if (original.isEmpty()) {
            findings.add("MSS-MDN-NO-ORIGINAL");
        }
        return new ReadReceipt(
                original,
                subject,
                known,
                failed,
                error,
                modes.startsWith("manual-action"),
                modes.contains("mdn-sent-automatically"),
                ReceiptReader.typedAddress(fields.field("Final-Recipient")),
                ReceiptReader.typedAddress(fields.field("Original-Recipient")),
                fields.text("Reporting-UA").map(Wording::shown),
                ReceiptReader.explanation(root),
                findings);
    }

    private Optional<IntegrationError> error(Optional<String> field, String modifier, SubjectLine subject) {
        int colon = modifier.indexOf(':');
        Optional<IntegrationError> older =
                colon < 0 ? Optional.empty() : IntegrationError.read(modifier.substring(colon + 1));
        if (older.isPresent()) {
            findings.add("MSS-MDN-ERROR-FORM");
        }
        return field.flatMap(IntegrationError::read).or(() -> older).or(() -> ReceiptReader.subjectError(subject));
    }

    private static Disposition disposition(String type) {
        return switch (type) {
            case "displayed" -> Disposition.DISPLAYED;
            case "processed" -> Disposition.PROCESSED;
            case "dispatched" -> Disposition.DISPATCHED;
            case "deleted" -> Disposition.DELETED;
            default -> Disposition.UNKNOWN;
        };
    }

    private static String lower(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
