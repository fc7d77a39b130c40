package org.segursdk.mss.received;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.mss.received.ReceivedMessage.Head;

/** Whether the marks of a mail agree with what it carries: they decide nothing, but what is odd is told. Source: mssante §3.1. */
final class MarkCheck {
    private final Head head;
    private final List<ReceivedAttachment> attachments;
    private final MessageFindings findings;

    MarkCheck(Head head, List<ReceivedAttachment> attachments, MessageFindings findings) {
        this.head = head;
        this.attachments = attachments;
        this.findings = findings;
    }

    void check(List<MessageDocument> documents, boolean receipt) {
        long archives = attachments.stream()
                .filter(each -> each.kind() == ReceivedAttachment.Kind.XDM)
                .count();
        if (receipt) {
            if (archives > 0) {
                findings.form(
                        "",
                        "MSS-RETURNED",
                        "documents retournés avec un accusé ou une erreur : non repris",
                        "documents returned with a receipt or an error: not taken in");
            }
            return;
        }
        if (archives > 1) {
            findings.content("", "MSS-SEVERAL-XDM", "plusieurs archives XDM", "several XDM archives");
        }
        if (head.subject().hasMarker() != archives > 0) {
            findings.form(
                    "Subject",
                    "MSS-SUBJECT-MARKER",
                    "le marqueur XDM de l'objet et les pièces jointes ne s'accordent pas",
                    "the XDM marker of the subject and the attachments do not agree");
        }
        if (archives > 0) {
            fields(documents);
        }
    }

    private void fields(List<MessageDocument> documents) {
        Set<String> told = new HashSet<>(head.fields().codes());
        Set<String> carried = new HashSet<>();
        documents.forEach(document -> document.type().map(CodedValue::code).ifPresent(carried::add));
        if (!told.equals(carried)) {
            findings.form(
                    "X-MSS-CODECDA",
                    "MSS-CODECDA",
                    "X-MSS-CODECDA absent ou différent des documents",
                    "X-MSS-CODECDA absent or other than the documents");
        }
        if (head.fields().qualifiedIns() == Fact.UNKNOWN) {
            findings.form("X-MSS-INS", "MSS-INS", "X-MSS-INS absent ou illisible", "no legible X-MSS-INS");
        }
    }
}
