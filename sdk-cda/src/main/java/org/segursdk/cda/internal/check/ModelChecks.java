package org.segursdk.cda.internal.check;

import org.segursdk.cda.internal.tree.Node;

/** What the content models state and the validator never evaluates. Source: cda §7.1, §10.3, §17. */
final class ModelChecks {
    private static final String[] MODES = {
        "1.3.6.1.4.1.19376.1.5.3.1.4.7.1",
        "1.3.6.1.4.1.19376.1.5.3.1.4.8",
        "1.3.6.1.4.1.19376.1.5.3.1.4.9",
        "1.3.6.1.4.1.19376.1.5.3.1.4.10",
        "1.3.6.1.4.1.19376.1.5.3.1.4.11"
    };
    private static final String PRESCRIBED = "1.3.6.1.4.1.19376.1.9.1.3.2";

    private ModelChecks() {}

    static void document(Node root, Models.Model model, Findings findings) {
        if (model.kind().equals("cda/vsm")) {
            boolean physician = false;
            for (Node participant = root.child("participant");
                    participant != null;
                    participant = participant.next("participant")) {
                Node function = participant.child("functionCode");
                physician |= participant.value("typeCode").equals("INF")
                        && function != null
                        && function.value("code").equals("PCP");
            }
            findings.unless(physician, OwnRule.VSM_TREATING_PHYSICIAN, root);
            Node code = root.at("documentationOf", "serviceEvent", "code");
            findings.unless(code != null && code.value("code").equals("34117-2"), OwnRule.VSM_EVENT, root);
        }
    }

    static void medication(Node node, Models.Model model, Findings findings) {
        if (!node.hasTemplate(PRESCRIBED) || !model.kind().equals("cda/ep-med-dm")) {
            return;
        }
        int modes = 0;
        for (String mode : MODES) {
            modes += node.hasTemplate(mode) ? 1 : 0;
        }
        findings.unless(modes <= 1, OwnRule.EP_MODE, node);
        findings.unless(node.child("repeatNumber") != null, OwnRule.EP_REPEAT, node);
    }
}
