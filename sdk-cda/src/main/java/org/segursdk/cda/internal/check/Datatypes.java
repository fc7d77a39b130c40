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
    private final Contacts contacts;

    Datatypes(Findings findings) {
        this.findings = findings;
        this.contacts = new Contacts(findings);
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
            case "AD" -> contacts.address(node);
            case "PN", "ON", "EN" -> contacts.name(node, type);
            case "TEL" -> contacts.url(node);
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
        unlessTwin(node, node.has("code") && node.has("codeSystem"), "code", "codeSystem");
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
        unlessTwin(node, node.has("root"), "root", "extension");
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
        unlessTwin(node, node.has("value") && node.has("unit"), "value", "unit");
        boolean isNull = node.has("nullFlavor");
        findings.unless(!isNull || !Twins.any(node, other -> !other.has("nullFlavor")), OwnRule.DT_TWIN, node);
    }

    private void valued(Node node) {
        boolean isNull = node.has("nullFlavor");
        boolean value = node.has("value");
        findings.unless((isNull || value || node.first() != null) && !(isNull && value), OwnRule.DT_EMPTY, node);
    }

    /** No other element of the name says the same with these two attributes. */
    private void unlessTwin(Node node, boolean looked, String first, String second) {
        String one = node.value(first);
        String two = node.value(second);
        if (looked && Twins.any(node, other -> one.equals(other.value(first)) && two.equals(other.value(second)))) {
            findings.add(OwnRule.DT_TWIN, node);
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
}
