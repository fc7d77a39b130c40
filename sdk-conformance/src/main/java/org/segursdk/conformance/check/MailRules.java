package org.segursdk.conformance.check;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.segursdk.core.document.DocumentContent;
import org.segursdk.mss.received.MessageKind;
import org.segursdk.mss.received.MessageLimits;
import org.segursdk.mss.received.MessageReader;
import org.segursdk.mss.received.ReceivedAttachment;
import org.segursdk.mss.received.ReceivedMessage;

/**
 * Rules of mails: what {@code sdk-mss} finds in anybody's mail, what a receiver bears with and a sender ought not to write, and
 * the rules of the archive and the documents inside. Source: mssante §3.
 */
final class MailRules {
    private static final int MEMORY = 256 * 1024 * 1024;
    private static final int LARGEST_DOCUMENT = 64 * 1024 * 1024;

    private MailRules() {}

    static List<Finding> check(byte[] mail, CheckOptions options) throws IOException {
        MailPart root = MailPart.read(mail);
        Findings findings = new Findings();
        MailFrame.check(mail, findings);
        MessageReader reader = MessageReader.create().limits(MessageLimits.DEFAULT.withMemoryBytes(MEMORY));
        try (ReceivedMessage message = reader.read(DocumentContent.of(mail))) {
            message.findings()
                    .forEach(each -> findings.addAll(List.of(XdmRules.finding(each.severity(), each.violation()))));
            if (isSentByASoftware(message.kind())) {
                new HeadRules(root, message, mail.length, options.citizenDomain(), findings).check();
                new MailBodyRules(mail, findings).check(root);
                new MailDocumentRules(message, findings).check();
            }
            for (ReceivedAttachment attachment : message.attachments()) {
                findings.addAll(attachment(attachment, options));
            }
        }
        return findings.toList();
    }

    /** Receipts and what Mon espace santé writes follow rules of their own. */
    private static boolean isSentByASoftware(MessageKind kind) {
        return kind == MessageKind.XDM || kind == MessageKind.DOCUMENTS || kind == MessageKind.TEXT;
    }

    private static List<Finding> attachment(ReceivedAttachment attachment, CheckOptions options) throws IOException {
        String place = "attachment[" + attachment.rank() + "]";
        List<Finding> findings = new ArrayList<>();
        if (attachment.archive().isPresent()) {
            findings.addAll(XdmRules.inside(attachment.archive().get(), place + ".", options));
        }
        Optional<DocumentContent> content = attachment.content().filter(any -> attachment.size() <= LARGEST_DOCUMENT);
        boolean pdf = options.pdf() && attachment.kind() == ReceivedAttachment.Kind.PDF;
        boolean cda = attachment.kind() == ReceivedAttachment.Kind.CDA;
        if (content.isEmpty() || !pdf && !cda) {
            return findings;
        }
        try (InputStream in = content.get().open()) {
            byte[] bytes = in.readAllBytes();
            findings.addAll(
                    cda ? XdmRules.under(place, CdaRules.check(bytes, options)) : PdfRules.attached(bytes, place));
        }
        return findings;
    }

    /** A field's name as findings give it. */
    static String lower(String field) {
        return field.toLowerCase(Locale.ROOT);
    }
}
