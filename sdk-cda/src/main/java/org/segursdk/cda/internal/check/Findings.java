package org.segursdk.cda.internal.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.segursdk.cda.check.Finding;
import org.segursdk.cda.check.Finding.Severity;
import org.segursdk.cda.internal.check.RuleSheet.Line;
import org.segursdk.cda.internal.tree.Node;
import org.segursdk.core.error.LocalizedText;

/** Collects what is found; stops at a thousand, for a hostile file has no end of faults. */
final class Findings {
    private static final int MOST = 1_000;

    private final List<Finding> found = new ArrayList<>(0);
    private final Set<String> seen = new HashSet<>(0);
    private boolean more;

    boolean isFull() {
        return more;
    }

    void add(OwnRule rule, Node node) {
        add(rule, rule.severity, node.path(), rule.message);
    }

    void add(OwnRule rule, Severity severity, Node node) {
        add(rule, severity, node.path(), rule.message);
    }

    /** With names of elements or attributes after the message. */
    void add(OwnRule rule, Node node, String detail) {
        String colon = " : ";
        add(
                rule,
                rule.severity,
                node.path(),
                detail.isEmpty()
                        ? rule.message
                        : LocalizedText.of(
                                rule.message.french() + colon + detail, rule.message.english() + ": " + detail));
    }

    void add(OwnRule rule, Severity severity, String path, LocalizedText message) {
        add(new Finding(rule.id(), severity, path, message));
    }

    void add(Line line, Node node) {
        add(new Finding(line.id, line.severity, node.path(), line.message));
    }

    void unless(boolean condition, OwnRule rule, Node node) {
        if (!condition) {
            add(rule, node);
        }
    }

    private void add(Finding finding) {
        if (found.size() >= MOST) {
            more = true;
        } else if (seen.add(finding.rule() + ' ' + finding.path())) {
            found.add(finding);
        }
    }

    List<Finding> toList() {
        if (more) {
            found.add(new Finding(OwnRule.CDA_MANY.id(), OwnRule.CDA_MANY.severity, "/", OwnRule.CDA_MANY.message));
            more = false;
        }
        return found;
    }
}
