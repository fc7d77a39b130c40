package org.segursdk.cda.internal.check;

import org.segursdk.cda.internal.tree.Base64Facts;
import org.segursdk.cda.internal.tree.Node;

/** Embedded contents, which the publisher's validator does not look at. Source: cda §5.1, §5.6, §16. */
final class Contents {
    private static final byte[] HEADER = {'%', 'P', 'D', 'F', '-'};
    private static final byte[] END = {'%', '%', 'E', 'O', 'F'};

    private Contents() {}

    static void check(Node node, boolean level1, Findings findings) {
        Base64Facts facts = node.base64();
        if (facts == null || node.child("reference") != null || node.has("nullFlavor")) {
            return;
        }
        findings.unless(node.has("mediaType"), OwnRule.CDA_ED, node);
        if (!facts.isWellFormed()) {
            findings.add(OwnRule.CDA_BASE64, node);
        } else if (facts.size() == 0) {
            findings.add(OwnRule.CDA_BASE64_EMPTY, node);
        } else if (node.value("mediaType").equals("application/pdf")) {
            findings.unless(contains(facts.head(), HEADER) && contains(facts.tail(), END), OwnRule.CDA_PDF, node);
        }
    }

    /** The body of a level-1 document. */
    static void level1(Node text, Findings findings) {
        String mediaType = text.value("mediaType");
        findings.unless(
                mediaType.equals("application/pdf") || mediaType.equals("text/plain"), OwnRule.N1_MEDIA_TYPE, text);
        findings.unless(text.base64() != null, OwnRule.N1_REPRESENTATION, text);
    }

    private static boolean contains(byte[] window, byte[] mark) {
        for (int i = 0; i + mark.length <= window.length; i++) {
            int same = 0;
            while (same < mark.length && window[i + same] == mark[same]) {
                same++;
            }
            if (same == mark.length) {
                return true;
            }
        }
        return false;
    }
}
