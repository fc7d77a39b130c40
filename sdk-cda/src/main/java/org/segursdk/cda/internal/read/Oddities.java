package org.segursdk.cda.internal.read;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.segursdk.cda.internal.tree.Base64Facts;
import org.segursdk.cda.internal.tree.Node;
import org.segursdk.cda.read.ReadQuantity;
import org.segursdk.cda.read.ReadTime;
import org.segursdk.core.error.Violation;
import org.segursdk.core.error.Violations;
import org.segursdk.core.identity.InsAuthority;
import org.segursdk.core.identity.Matricule;

/**
 * What a reader stumbles on in a document, whatever its model: what cannot be read as it is meant, or points nowhere. One walk
 * over the tree. Never quotes a value.
 */
public final class Oddities {
    /** A document may be odd in every element: this many are told. */
    private static final int MAX = 500;

    private static final List<String> EXPECTED = List.of(
            "id",
            "code",
            "title",
            "effectiveTime",
            "confidentialityCode",
            "languageCode",
            "setId",
            "versionNumber",
            "recordTarget",
            "author",
            "custodian",
            "legalAuthenticator",
            "documentationOf",
            "componentOf");
    private static final Set<String> REPEATABLE = Set.of("author", "documentationOf");
    private static final Set<String> TIMES =
            Set.of("effectiveTime", "time", "birthTime", "deceasedTime", "low", "high", "center");
    private static final Set<String> IDS = Set.of("id", "setId", "templateId", "typeId");
    private static final Set<String> CODED =
            Set.of("code", "value", "translation", "interpretationCode", "methodCode", "targetSiteCode", "routeCode");
    private static final Set<String> TYPES = Set.of(
            "AD",
            "ANY",
            "BIN",
            "BL",
            "BN",
            "CD",
            "CE",
            "CO",
            "CR",
            "CS",
            "CV",
            "ED",
            "EIVL_TS",
            "EN",
            "GLIST_PQ",
            "GLIST_TS",
            "II",
            "INT",
            "IVL_INT",
            "IVL_MO",
            "IVL_PQ",
            "IVL_REAL",
            "IVL_TS",
            "IVXB_INT",
            "IVXB_PQ",
            "IVXB_TS",
            "MO",
            "ON",
            "PIVL_TS",
            "PN",
            "PQ",
            "PQR",
            "QTY",
            "REAL",
            "RTO",
            "RTO_MO_PQ",
            "RTO_PQ_PQ",
            "RTO_QTY_QTY",
            "SC",
            "SLIST_PQ",
            "SLIST_TS",
            "ST",
            "SXCM_TS",
            "SXPR_TS",
            "TEL",
            "TN",
            "TS");
    private static final Set<String> QUANTITIES = Set.of("PQ", "INT", "REAL", "MO");
    private static final Set<String> CODES = Set.of("CD", "CE", "CV");

    private final Scope scope;
    private final Violations found = new Violations();
    private final Set<String> marks = new HashSet<>();
    private int count;

    private Oddities(Scope scope) {
        this.scope = scope;
    }

    public static List<Violation> of(Scope scope, boolean headerOnly) {
        Oddities oddities = new Oddities(scope);
        oddities.header(headerOnly);
        oddities.walk(scope.document());
        return oddities.found.toList();
    }

    private void add(Node at, String rule, String french, String english) {
        if (count++ < MAX) {
            found.add(at.path(), rule, french, english);
        }
    }

    private void header(boolean headerOnly) {
        Node document = scope.document();
        for (String name : EXPECTED) {
            int written = document.count(name);
            if (written == 0) {
                add(document, "READ-MISSING", "élément attendu absent : " + name, "expected element missing: " + name);
            } else if (written > 1 && !REPEATABLE.contains(name)) {
                add(
                        document,
                        "READ-REPEATED",
                        "élément écrit plusieurs fois : " + name,
                        "element written several times: " + name);
            }
        }
        if (headerOnly) {
            return;
        }
        Node component = document.child("component");
        boolean level1 = component != null && component.child("nonXMLBody") != null;
        boolean level3 = component != null && component.child("structuredBody") != null;
        if (!level1 && !level3) {
            add(document, "READ-BODY", "corps absent", "no body");
        }
        boolean claimsLevel1 = document.hasTemplate("1.3.6.1.4.1.19376.1.2.20");
        if (claimsLevel1 && level3 || !claimsLevel1 && level1) {
            add(
                    document,
                    "READ-LEVEL",
                    "le templateId de niveau 1 et le corps se contredisent",
                    "the level-1 templateId and the body contradict each other");
        }
    }

    private void walk(Node node) {
        if (!node.isText()) {
            look(node);
        }
        for (Node child = node.first(); child != null; child = child.next()) {
            walk(child);
        }
    }

    private void look(Node node) {
        String type = node.xsiType();
        if (!type.isEmpty() && !TYPES.contains(type)) {
            add(node, "READ-TYPE", "xsi:type inconnu", "unknown xsi:type");
        }
        String mark = node.attribute("ID");
        if (mark != null && !marks.add(mark)) {
            add(node, "READ-MARK", "identifiant XML écrit deux fois", "XML ID written twice");
        }
        Base64Facts facts = node.base64();
        if (facts != null && !facts.isWellFormed()) {
            add(node, "READ-BASE64", "contenu base64 abîmé", "broken base64 content");
        }
        if (!node.namespace().equals(Node.CDA) && !node.namespace().equals("urn:hl7-org:sdtc")) {
            return;
        }
        String name = node.name();
        if (IDS.contains(name)) {
            id(node);
        } else if (name.equals("reference")) {
            reference(node);
        } else if (node.has("value")) {
            value(node, name, type);
        }
        if (CODED.contains(name) && node.has("code")) {
            code(node, type);
        }
    }

    private void id(Node node) {
        boolean named = Datatypes.attribute(node, "root").isPresent();
        if (!named && !node.has("nullFlavor")) {
            add(node, "READ-ID", "identifiant sans root", "identifier without root");
        }
        Node parent = node.parent();
        if (parent != null
                && parent.is("patientRole")
                && InsAuthority.ofOid(node.value("root")).isPresent()) {
            matricule(node);
        }
    }

    private void matricule(Node node) {
        String text = node.value("extension");
        boolean formed = text.length() == 15
                && text.chars().allMatch(c -> c >= '0' && c <= '9' || c == 'A' || c == 'B' || c == 'a' || c == 'b');
        if (!formed) {
            add(node, "READ-INS", "un matricule INS a 15 caractères", "a matricule INS has 15 characters");
        } else if (!Matricule.keyOf(text.substring(0, 13)).equals(text.substring(13))) {
            add(node, "READ-INS-KEY", "la clé ne correspond pas au matricule", "the key does not match the matricule");
        }
    }

    private void reference(Node node) {
        String target = node.value("value");
        if (target.startsWith("#") && target.length() > 1 && scope.marked(target.substring(1)) == null) {
            add(node, "READ-REFERENCE", "référence vers rien", "reference that points nowhere");
        }
    }

    private void value(Node node, String name, String type) {
        boolean quantity = QUANTITIES.contains(type) || isBoundOfQuantity(node);
        if (quantity) {
            if (new ReadQuantity(node.value("value"), java.util.Optional.empty(), java.util.Optional.empty(), List.of())
                    .value()
                    .isEmpty()) {
                add(node, "READ-NUMBER", "n'est pas un nombre", "is not a number");
            }
        } else if (TIMES.contains(name) && (type.isEmpty() || type.endsWith("TS"))) {
            if (isTime(node, name)
                    && !new ReadTime(node.value("value").strip(), java.util.Optional.empty()).isValid()) {
                add(node, "READ-TIME", "n'est pas une date lisible", "is not a readable date");
            }
        } else if (CODES.contains(type)) {
            add(node, "READ-KIND", "une valeur codée ne porte pas value", "a coded value has no value attribute");
        }
    }

    private static boolean isBoundOfQuantity(Node node) {
        Node parent = node.parent();
        return parent != null
                && (node.name().equals("low") || node.name().equals("high"))
                && (parent.xsiType().equals("IVL_PQ")
                        || parent.name().equals("doseQuantity")
                        || parent.name().equals("rateQuantity"));
    }

    /** low and high are times where their parent is one. */
    private static boolean isTime(Node node, String name) {
        if (!name.equals("low") && !name.equals("high") && !name.equals("center")) {
            return true;
        }
        Node parent = node.parent();
        return parent != null
                && (TIMES.contains(parent.name()) || parent.xsiType().equals("IVL_TS"));
    }

    private void code(Node node, String type) {
        if (!type.isEmpty() && !CODES.contains(type) && !type.equals("CO") && !type.equals("CS")) {
            add(node, "READ-KIND", "code sur une valeur d'un autre type", "code on a value of another type");
        } else if (!type.equals("CS") && Datatypes.attribute(node, "codeSystem").isEmpty()) {
            add(node, "READ-CODE", "code sans système", "code without code system");
        }
    }
}
