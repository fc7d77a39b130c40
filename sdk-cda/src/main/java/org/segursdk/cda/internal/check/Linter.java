package org.segursdk.cda.internal.check;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.segursdk.cda.check.CdaReport;
import org.segursdk.cda.check.Finding;
import org.segursdk.cda.internal.tree.Node;
import org.segursdk.cda.internal.tree.TreeReader;
import org.segursdk.cda.internal.tree.UnreadableCdaException;

/** From bytes to a report. */
public final class Linter {
    private static final String UNKNOWN = "unknown";
    private static final String XSL = "http://www.w3.org/1999/XSL/Transform";

    private Linter() {}

    public static CdaReport inspect(InputStream in) throws IOException {
        Node root;
        try {
            root = TreeReader.read(in);
        } catch (UnreadableCdaException e) {
            return refused(
                    e.reason() == UnreadableCdaException.Reason.TOO_LARGE ? OwnRule.CDA_SIZE : OwnRule.XML_WELL_FORMED);
        }
        Node document = document(root);
        if (document == null) {
            return refused(OwnRule.CDA_ROOT);
        }
        Inspection inspection = Inspection.of(document);
        return new CdaReport(inspection.kind(), inspection.model(), inspection.findings());
    }

    private static CdaReport refused(OwnRule rule) {
        return new CdaReport(UNKNOWN, "", List.of(new Finding(rule.id(), rule.severity, "/", rule.message)));
    }

    /** The root, or the document inside an auto-presentable or signed one. Source: cda §14. */
    private static @Nullable Node document(Node root) {
        if (root.is("ClinicalDocument")) {
            return root;
        }
        return root.namespace().equals(XSL) || root.name().equals("Signature") ? inner(root) : null;
    }

    private static @Nullable Node inner(Node node) {
        for (Node child = node.first(); child != null; child = child.next()) {
            if (child.is("ClinicalDocument")) {
                return child;
            }
            Node below = child.isText() ? null : inner(child);
            if (below != null) {
                return below;
            }
        }
        return null;
    }
}
