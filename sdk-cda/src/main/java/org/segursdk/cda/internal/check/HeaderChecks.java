package org.segursdk.cda.internal.check;

import org.jspecify.annotations.Nullable;
import org.segursdk.cda.internal.tree.Node;
import org.segursdk.core.identity.InsAuthority;
import org.segursdk.core.identity.Matricule;

/** The header's blind spots: what its rules state or should, and the validator does not catch. Source: cda §3, §16. */
final class HeaderChecks {
    private static final String[][] SYSTEMS = {
        {"code", "JDV_J07_XdsTypeCode"}, {"confidentialityCode", "JDV_HL7_Confidentiality"}
    };
    private static final int MATRICULE_LENGTH = 15;

    private final Node root;
    private final Findings findings;

    HeaderChecks(Node root, Findings findings) {
        this.root = root;
        this.findings = findings;
    }

    void check() {
        for (String[] bound : SYSTEMS) {
            Node coded = root.child(bound[0]);
            if (coded != null
                    && ValueTables.get().hasCode(bound[1], coded.value("code"))
                    && !ValueTables.get().has(bound[1], coded.value("codeSystem"), coded.value("code"))) {
                findings.add(OwnRule.CDA_CODE_SYSTEM_WRONG, coded);
            }
        }
        patient(root.at("recordTarget", "patientRole"));
        relations();
        dates();
        Node text = root.at("component", "nonXMLBody", "text");
        if (text != null) {
            Contents.level1(text, findings);
        }
        boolean structured = root.at("component", "structuredBody") != null;
        findings.unless(!structured || !root.hasTemplate("1.3.6.1.4.1.19376.1.2.20"), OwnRule.CDA_N1_TEMPLATE, root);
    }

    private void patient(@Nullable Node role) {
        if (role == null) {
            return;
        }
        for (Node id = role.child("id"); id != null; id = id.next("id")) {
            if (InsAuthority.ofOid(id.value("root")).isEmpty()) {
                continue;
            }
            String value = id.value("extension");
            if (!isMatricule(value)) {
                findings.add(OwnRule.INS_MATRICULE_FORM, id);
            } else if (!Matricule.keyOf(value.substring(0, 13)).equals(value.substring(13))) {
                findings.add(OwnRule.INS_MATRICULE_KEY, id);
            }
            Node county = role.at("patient", "birthplace", "place", "addr", "county");
            if (county != null && county.ownText().strip().length() != 5) {
                findings.add(OwnRule.INS_COG, county);
            }
        }
    }

    private static boolean isMatricule(String value) {
        if (value.length() != MATRICULE_LENGTH) {
            return false;
        }
        for (int i = 0; i < MATRICULE_LENGTH; i++) {
            char c = value.charAt(i);
            if (!Shapes.isDigit(c) && !(i == 6 && (c == 'A' || c == 'B'))) {
                return false;
            }
        }
        return true;
    }

    private void relations() {
        String seen = "";
        for (Node related = root.child("relatedDocument"); related != null; related = related.next("relatedDocument")) {
            String type = related.value("typeCode");
            boolean sound = (type.equals("RPLC") || type.equals("XFRM")) && !seen.contains(type);
            findings.unless(sound, OwnRule.CDA_RELATION, related);
            seen += type;
            Node id = related.at("parentDocument", "id");
            Node own = root.child("id");
            if (id == null || own == null) {
                continue;
            }
            boolean itself = id.value("root").equals(own.value("root"))
                    && id.value("extension").equals(own.value("extension"));
            findings.unless(!itself, OwnRule.CDA_RELATION_SELF, id);
            Node version = root.child("versionNumber");
            findings.unless(
                    !type.equals("RPLC")
                            || version == null
                            || !version.value("value").equals("1"),
                    OwnRule.CDA_RELATION_VERSION,
                    related);
        }
    }

    private void dates() {
        String written = value(root.child("effectiveTime"));
        Node birth = root.at("recordTarget", "patientRole", "patient", "birthTime");
        Node start = root.at("documentationOf", "serviceEvent", "effectiveTime", "low");
        Node admission = root.at("componentOf", "encompassingEncounter", "effectiveTime", "low");
        findings.unless(birth == null || !Times.after(value(birth), written), OwnRule.CDA_DATE_ORDER, orRoot(birth));
        findings.unless(
                birth == null || start == null || !Times.after(value(birth), value(start)),
                OwnRule.CDA_DATE_ORDER,
                orRoot(start));
        findings.unless(
                birth == null || admission == null || !Times.after(value(birth), value(admission)),
                OwnRule.CDA_DATE_ORDER,
                orRoot(admission));
    }

    private Node orRoot(@Nullable Node node) {
        return node == null ? root : node;
    }

    private static String value(@Nullable Node time) {
        return time == null ? "" : time.value("value");
    }
}
