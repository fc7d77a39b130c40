package org.segursdk.cda.internal.check;

import org.segursdk.cda.internal.tree.Node;

/** Names, addresses and telecommunication addresses of the header. Source: cda §1.2, §4. */
final class Contacts {
    private final Findings findings;

    Contacts(Findings findings) {
        this.findings = findings;
    }

    void address(Node node) {
        boolean isNull = node.has("nullFlavor");
        boolean elements = hasElements(node);
        boolean words = hasOwnText(node);
        findings.unless(isNull || elements != words, OwnRule.CDA_ADDRESS, node);
        findings.unless(
                node.child("streetAddressLine") == null || node.child("streetName") == null,
                OwnRule.CDA_ADDRESS_KIND,
                node);
        sameContent(node, isNull);
    }

    void name(Node node, String type) {
        boolean isNull = node.has("nullFlavor");
        boolean elements = hasElements(node);
        boolean words = hasOwnText(node);
        boolean sound = isNull ? !elements && !words : elements != words;
        if (type.equals("ON")) {
            sound &= !elements;
        }
        for (Node child = node.first(); child != null; child = child.next()) {
            String qualifier = child.value("qualifier");
            sound &= !type.equals("PN") || !Shapes.in(qualifier.split("\\s+"), "LS");
        }
        findings.unless(sound, OwnRule.CDA_NAME, node);
        sameContent(node, isNull);
    }

    private void sameContent(Node node, boolean isNull) {
        if (!Twins.hasBrother(node)) {
            return;
        }
        String content = content(node);
        findings.unless(
                !Twins.any(node, brother -> content.equals(content(brother)) || isNull && !brother.has("nullFlavor")),
                OwnRule.DT_TWIN,
                node);
    }

    private static String content(Node node) {
        StringBuilder content = new StringBuilder(node.value("use"));
        for (Node child = node.first(); child != null; child = child.next()) {
            content.append(child.fullText());
        }
        return content.append(node.ownText()).toString();
    }

    void url(Node node) {
        boolean isNull = node.has("nullFlavor");
        String value = node.value("value");
        boolean sound = isNull || node.has("value") && isUri(value);
        findings.unless(sound, OwnRule.CDA_URL, node);
        String use = node.attribute("use");
        findings.unless(
                !Twins.any(
                        node,
                        brother -> use != null
                                        && node.has("value")
                                        && use.equals(brother.value("use"))
                                        && value.equals(brother.value("value"))
                                || isNull && !brother.has("nullFlavor")),
                OwnRule.DT_TWIN,
                node);
    }

    private static boolean isUri(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c <= ' ' || c > '~' || c == '<' || c == '>' || c == '"' || c == '{' || c == '}' || c == '|' || c == '\\'
                    || c == '^' || c == '`') {
                return false;
            }
        }
        return true;
    }

    private static boolean hasElements(Node node) {
        for (Node child = node.first(); child != null; child = child.next()) {
            if (!child.isText()) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasOwnText(Node node) {
        if (!node.ownText().isBlank()) {
            return true;
        }
        for (Node child = node.first(); child != null; child = child.next()) {
            if (child.isText() && !child.ownText().isBlank()) {
                return true;
            }
        }
        return false;
    }
}
