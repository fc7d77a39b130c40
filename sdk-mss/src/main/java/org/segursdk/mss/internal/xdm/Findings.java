package org.segursdk.mss.internal.xdm;

import java.util.ArrayList;
import java.util.List;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.core.error.Violation;
import org.segursdk.mss.xdm.XdmFinding;
import org.segursdk.mss.xdm.XdmFinding.Severity;

/** Collects findings; a flood of them is cut, as it tells no more. */
public final class Findings {
    private static final int MAX = 500;

    private final List<XdmFinding> found = new ArrayList<>();

    public void form(String path, String rule, String french, String english) {
        add(finding(Severity.FORM, path, rule, french, english));
    }

    public void content(String path, String rule, String french, String english) {
        add(finding(Severity.CONTENT, path, rule, french, english));
    }

    public void add(XdmFinding finding) {
        if (found.size() < MAX) {
            found.add(finding);
        }
    }

    public List<XdmFinding> toList() {
        return List.copyOf(found);
    }

    static XdmFinding finding(Severity severity, String path, String rule, String french, String english) {
        return new XdmFinding(severity, new Violation(path, rule, LocalizedText.of(french, english)));
    }
}
