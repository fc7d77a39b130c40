package org.segursdk.cda.internal.check;

import org.segursdk.cda.internal.check.RuleSheet.Block;
import org.segursdk.cda.internal.check.RuleSheet.Entry;
import org.segursdk.cda.internal.check.RuleSheet.Line;
import org.segursdk.cda.internal.tree.Node;

/** One file of rules over one document. */
final class SheetRun {
    private final RuleSheet sheet;
    private final Scope scope;
    private final Findings findings;
    /** For each group the number of the element it was last applied to. */
    private final int[] applied;

    private int number;

    SheetRun(RuleSheet sheet, Scope scope, Findings findings) {
        this.sheet = sheet;
        this.scope = scope;
        this.findings = findings;
        this.applied = new int[sheet.blocks().size()];
    }

    /** Applies the rules to one element. */
    void apply(Node node) {
        number++;
        Entry[] named = sheet.named(node.name());
        if (named != null) {
            all(named, node);
        }
        for (Node child = node.first(); child != null; child = child.next()) {
            if (child.named("templateId")) {
                String root = child.known("root");
                Entry[] templated = root == null ? null : sheet.templated(root);
                if (templated != null) {
                    all(templated, node);
                }
            } else if (!child.named("realmCode") && !child.named("typeId")) {
                break;
            }
        }
    }

    private void all(Entry[] entries, Node node) {
        for (Entry entry : entries) {
            Block block = entry.block;
            if (applied[block.number] != number && entry.fits(node, scope)) {
                applied[block.number] = number;
                for (Line line : block.lines()) {
                    if (!line.condition().test(node, scope)) {
                        findings.add(line, node);
                    }
                }
            }
        }
    }
}
