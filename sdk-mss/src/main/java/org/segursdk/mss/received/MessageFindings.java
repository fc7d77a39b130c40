package org.segursdk.mss.received;

import java.util.ArrayList;
import java.util.List;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.core.error.Violation;
import org.segursdk.mss.xdm.XdmFinding;
import org.segursdk.mss.xdm.XdmFinding.Severity;

/** Collects findings; a flood of them is cut, as it tells no more. */
final class MessageFindings {
    private static final int MAX = 500;

    private final List<MessageFinding> found = new ArrayList<>();

    void form(String path, String rule, String french, String english) {
        add(Severity.FORM, path, rule, french, english);
    }

    void content(String path, String rule, String french, String english) {
        add(Severity.CONTENT, path, rule, french, english);
    }

    void refused(String path, String rule, String french, String english) {
        add(Severity.REFUSED, path, rule, french, english);
    }

    private void add(Severity severity, String path, String rule, String french, String english) {
        add(new MessageFinding(severity, new Violation(path, rule, LocalizedText.of(french, english))));
    }

    /** @param place the attachment it was found in */
    void add(String place, XdmFinding finding) {
        add(new MessageFinding(finding.severity(), finding.violation().under(place)));
    }

    /** What refuses the documents is never cut. */
    private void add(MessageFinding finding) {
        if (found.size() < MAX || finding.severity() == Severity.REFUSED) {
            found.add(finding);
        }
    }

    boolean hasRefused() {
        return found.stream().anyMatch(finding -> finding.severity() == Severity.REFUSED);
    }

    List<MessageFinding> toList() {
        return List.copyOf(found);
    }
}
