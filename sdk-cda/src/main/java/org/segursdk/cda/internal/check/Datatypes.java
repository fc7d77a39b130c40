package org.segursdk.cda.internal.check;

import org.jspecify.annotations.Nullable;
import org.segursdk.cda.check.Finding.Severity;
import org.segursdk.cda.internal.tree.Node;

/** Data types: what the header's rules make errors of, and the same faults elsewhere as warnings. Source: cda §1.2. */
final class Datatypes {
    private static final String[] BESIDE_NULL = {
        "xsi:type", "xsi:nil", "classCode", "typeCode", "determinerCode", "moodCode", "nullFlavor", "partType"
    };
    private static final String[] HARMLESS = {
        "codeSystem=2.16.840.1.113883.5.139",
        "codeSystemName=TimingEvent",
        "integrityCheckAlgorithm=SHA-1",
        "inverted=false",
        "mediaType=text/plain",
        "operator=I",
        "representation=TXT",
        "inclusive=true",
        "unit=1"
    };
    private static final String[] CODE_ATTRIBUTES = {"codeSystem", "codeSystemName", "codeSystemVersion", "extension"};
    private static final String[] WIDTH_UNITS = {"us", "ms", "s", "min", "h", "d", "wk", "mo", "a", ""};
    private static final int LONGEST_ROOT = 128;
    private static final int LONGEST_EXTENSION = 64;

    private final Findings findings;

    Datatypes(Findings findings) {
        this.findings = findings;
    }

    /** An element of the header whose type the schema tells: faults are errors. */
    void header(Node node, String type) {
        Node parent = node.parent();
        if (parent != null && isFree(node, parent, type) || type.startsWith("POCD_") || type.startsWith("StrucDoc.")) {
            return;
        }
        if (type.startsWith("en.")) {
            if (!node.has("nullFlavor") && node.ownText().isBlank()) {
                findings.add(OwnRule.CDA_TEXT_EMPTY, Severity.WARNING, node);
            }
        } else if (type.startsWith("adxp.")) {
            text(node);
        } else {
            official(node, node.name().equals("versionNumber") ? "INT.POS" : type);
        }
    }

    /** Elements that the validator does not look into: some names, the time of an act. */
    private static boolean isFree(Node node, Node parent, String type) {
        if (!node.named("name")) {
            return node.named("effectiveTime") && parent.named("serviceEvent");
        }
        Node above = parent.parent();
        boolean owner = above != null
                && parent.named("representedOrganization")
                && (above.named("assignedAuthor")
                        || above.parent() != null && above.parent().named("legalAuthenticator"));
        return type.equals("ON") && (owner || parent.named("scopingOrganization"))
                || type.equals("PN") && parent.named("associatedPerson");
    }

    /** Faults are errors. */
    private void official(Node node, String datatype) {
        int dot = datatype.indexOf('.');
        String type = dot < 0 ? datatype : datatype.substring(0, dot);
        String named = node.xsiType();
        findings.unless(named.isEmpty() || named.equals(type) || type.equals("ANY"), OwnRule.DT_TYPE, node);
        nulls(node);
        switch (type) {
            case "CE", "CV" -> {
                coded(node);
                findings.unless(node.child("qualifier") == null, OwnRule.CDA_CE_QUALIFIER, node);
            }
            case "CD" -> coded(node);
            case "CS" -> simpleCode(node);
            case "II" -> identifier(node);
            case "ST" -> text(node);
            case "TS", "IVXB_TS" -> time(node);
            case "IVL_TS" -> {
                if (node.first() == null) {
                    time(node);
                }
                interval(node);
            }
            case "INT" -> integer(node, datatype.endsWith("POS"));
            case "AD" -> address(node);
            case "PN", "ON", "EN" -> name(node, type);
            case "TEL" -> url(node);
            case "CR" -> findings.unless(node.has("nullFlavor") != (node.first() != null), OwnRule.DT_EMPTY, node);
            default -> {
                // nothing more
            }
        }
    }

    /** nullFlavor stands alone, here and below. */
    private void nulls(Node node) {
        if (node.has("nullFlavor") && !nullAlone(node) && !nullWithWords(node)) {
            findings.add(OwnRule.DT_NULL, node);
        }
        for (Node child = node.first(); child != null; child = child.next()) {
            if (!child.isText()) {
                nulls(child);
            }
        }
    }

    private static boolean nullAlone(Node node) {
        return node.first() == null && node.ownText().isBlank() && onlyBesideNull(node, false);
    }

    private static boolean nullWithWords(Node node) {
        String flavor = node.value("nullFlavor");
        return (flavor.equals("OTH") || flavor.equals("NA") || flavor.equals("UNC"))
                && onlyBesideNull(node, true)
                && (node.has("extension")
                        || node.has("codeSystem")
                        || node.child("originalText") != null
                        || node.child("translation") != null);
    }

    private static boolean onlyBesideNull(Node node, boolean codes) {
        for (int i = 0; i < node.attributeCount(); i++) {
            String name = node.attributeName(i);
            if (name.startsWith("xmlns")
                    || Shapes.in(BESIDE_NULL, name)
                    || codes && Shapes.in(CODE_ATTRIBUTES, name)
                    || Shapes.in(HARMLESS, name + '=' + node.attributeValue(i))) {
                continue;
            }
            return false;
        }
        return true;
    }

    private void coded(Node node) {
        Node original = node.child("originalText");
        findings.unless(
                node.has("nullFlavor") || node.has("code") || original != null && !original.has("nullFlavor"),
                OwnRule.CDA_CODE,
                node);
        codeParts(node, Severity.ERROR);
        translations(node);
        for (Node brother = brother(node); brother != null; brother = brother.next(node.name())) {
            if (brother != node
                    && node.has("code")
                    && node.has("codeSystem")
                    && node.value("code").equals(brother.value("code"))
                    && node.value("codeSystem").equals(brother.value("codeSystem"))) {
                findings.add(OwnRule.DT_TWIN, node);
            }
        }
    }

    /** What a code needs beside it. */
    void codeParts(Node node, Severity severity) {
        boolean system = node.has("codeSystem");
        if (!system && node.has("code")) {
            findings.add(OwnRule.CDA_CODE_SYSTEM, severity, node);
        }
        if (!system && (node.has("codeSystemName") || node.has("codeSystemVersion"))) {
            findings.add(OwnRule.CDA_CODE_SYSTEM_NAME, severity, node);
        }
        if (!node.has("code") && node.has("displayName")) {
            findings.add(OwnRule.CDA_CODE_DISPLAY, severity, node);
        }
        if (node.has("nullFlavor") && (node.has("code") || node.has("displayName"))) {
            findings.add(OwnRule.CDA_CODE_NULL, severity, node);
        }
    }

    private void translations(Node node) {
        for (Node child = node.first(); child != null; child = child.next()) {
            if (!child.is("translation")) {
                continue;
            }
            boolean system = child.has("codeSystem");
            boolean code = child.has("code");
            boolean sound = !child.has("nullFlavor")
                    && (!system || code)
                    && (system || !child.has("codeSystemName") && !child.has("codeSystemVersion"))
                    && (code || !child.has("displayName"));
            for (Node other = child.next("translation"); other != null && sound; other = other.next("translation")) {
                sound = !(code || system)
                        || !(child.value("code") + child.value("codeSystem"))
                                .equals(other.value("code") + other.value("codeSystem"));
            }
            findings.unless(sound, OwnRule.CDA_CODE_TRANSLATION, child);
            translations(child);
        }
    }

    private void simpleCode(Node node) {
        boolean code = node.has("code") || node.has("typeCode");
        boolean bare = !node.has("codeSystem")
                && !node.has("codeSystemVersion")
                && !node.has("displayName")
                && node.first() == null;
        findings.unless(node.has("nullFlavor") != code && bare, OwnRule.CDA_CS, node);
    }

    private void identifier(Node node) {
        boolean isNull = node.has("nullFlavor");
        String root = node.value("root");
        if (isNull) {
            findings.unless(!node.has("root"), OwnRule.DT_NULL, node);
            return;
        }
        findings.unless(Shapes.isOid(root) || Shapes.isUuid(root), OwnRule.CDA_II_ROOT, node);
        for (Node brother = brother(node); brother != null; brother = brother.next(node.name())) {
            if (brother != node
                    && root.equals(brother.attribute("root"))
                    && node.value("extension").equals(brother.value("extension"))) {
                findings.add(OwnRule.DT_TWIN, node);
            }
        }
    }

    /** Lengths and case, anywhere. */
    void identifierForm(Node node) {
        String root = node.value("root");
        findings.unless(
                root.length() <= LONGEST_ROOT && node.value("extension").length() <= LONGEST_EXTENSION,
                OwnRule.CDA_II_LENGTH,
                node);
    }

    private void text(Node node) {
        findings.unless(
                node.has("nullFlavor")
                        || node.first() != null
                        || !node.ownText().isBlank(),
                OwnRule.CDA_TEXT_EMPTY,
                node);
    }

    private void time(Node node) {
        valued(node);
        String value = node.attribute("value");
        findings.unless(value == null || Times.exists(value, false), OwnRule.CDA_TS, node);
        twins(node);
    }

    private void valued(Node node) {
        boolean isNull = node.has("nullFlavor");
        boolean value = node.has("value");
        findings.unless((isNull || value || node.first() != null) && !(isNull && value), OwnRule.DT_EMPTY, node);
    }

    private void twins(Node node) {
        for (Node brother = brother(node); brother != null; brother = brother.next(node.name())) {
            if (brother == node) {
                continue;
            }
            boolean same = node.has("value")
                    && node.has("unit")
                    && node.value("value").equals(brother.value("value"))
                    && node.value("unit").equals(brother.value("unit"));
            findings.unless(!same && !(node.has("nullFlavor") && !brother.has("nullFlavor")), OwnRule.DT_TWIN, node);
        }
    }

    /** Bounds of an interval of times. */
    void interval(Node node) {
        interval(node, Severity.ERROR);
    }

    void interval(Node node, Severity severity) {
        Node low = node.child("low");
        Node high = node.child("high");
        Node width = node.child("width");
        Node center = node.child("center");
        boolean parts = low != null || high != null || width != null || center != null;
        boolean sound = !(parts && (node.has("value") || node.has("nullFlavor")))
                && !(center != null && (low != null || high != null || width != null))
                && !(low != null && high != null && width != null)
                && !(low != null && low.value("nullFlavor").equals("PINF"))
                && !(high != null && high.value("nullFlavor").equals("NINF"))
                && (width == null
                        || Shapes.in(WIDTH_UNITS, width.value("unit")) && (!width.has("unit") || width.has("value")));
        if (!sound) {
            findings.add(OwnRule.CDA_IVL, severity, node);
        }
        bounds(node, low, high, severity);
        bound(low, severity);
        bound(high, severity);
        bound(center, severity);
    }

    private void bound(@Nullable Node bound, Severity severity) {
        String value = bound == null ? null : bound.attribute("value");
        if (bound != null && value != null && !Times.exists(value)) {
            findings.add(OwnRule.CDA_TS, severity, bound);
        }
    }

    private void bounds(Node node, @Nullable Node low, @Nullable Node high, Severity severity) {
        String from = low == null ? null : low.attribute("value");
        String to = high == null ? null : high.attribute("value");
        if (from != null && to != null && Times.after(from, to)) {
            findings.add(OwnRule.CDA_IVL_ORDER, severity, node);
        }
    }

    private void integer(Node node, boolean positive) {
        valued(node);
        String value = node.attribute("value");
        if (positive && value != null) {
            int digits = Shapes.digits(value, 0);
            findings.unless(digits == value.length() && !value.equals("0"), OwnRule.CDA_INT, node);
        }
    }

    private void address(Node node) {
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

    private void name(Node node, String type) {
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
        String content = null;
        for (Node brother = brother(node); brother != null; brother = brother.next(node.name())) {
            if (brother == node) {
                continue;
            }
            if (content == null) {
                content = content(node);
            }
            findings.unless(
                    !content.equals(content(brother)) && !(isNull && !brother.has("nullFlavor")),
                    OwnRule.DT_TWIN,
                    node);
        }
    }

    private static String content(Node node) {
        StringBuilder content = new StringBuilder(node.value("use"));
        for (Node child = node.first(); child != null; child = child.next()) {
            content.append(child.fullText());
        }
        return content.append(node.ownText()).toString();
    }

    private void url(Node node) {
        boolean isNull = node.has("nullFlavor");
        String value = node.value("value");
        boolean sound = isNull || node.has("value") && isUri(value);
        findings.unless(sound, OwnRule.CDA_URL, node);
        for (Node brother = brother(node); brother != null; brother = brother.next(node.name())) {
            if (brother == node) {
                continue;
            }
            boolean same = node.has("use")
                    && node.has("value")
                    && node.value("use").equals(brother.value("use"))
                    && value.equals(brother.value("value"));
            findings.unless(!same && !(isNull && !brother.has("nullFlavor")), OwnRule.DT_TWIN, node);
        }
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

    /** The first element of the same name under the same parent. */
    private static @Nullable Node brother(Node node) {
        Node parent = node.parent();
        return parent == null ? null : parent.child(node.name());
    }
}
