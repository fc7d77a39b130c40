package org.segursdk.cda.internal.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.segursdk.cda.check.Finding.Severity;
import org.segursdk.cda.internal.tree.Node;

/** What is looked at beside the tables: data types of the body, units, terminologies, references, and the blind spots. */
final class OwnChecks {
    private static final String INTERNAL_REFERENCE = "1.3.6.1.4.1.19376.1.5.3.1.4.4.1";

    private final Node root;
    private final Models.Model model;
    private final Findings findings;
    private final Datatypes datatypes;
    private final HeaderChecks header;
    private final List<Node> references = new ArrayList<>();
    private final List<Node> internalReferences = new ArrayList<>(0);
    private final List<Node> identifiers = new ArrayList<>();
    private final Set<String> sections = new HashSet<>();

    OwnChecks(Node root, Models.Model model, Findings findings, Datatypes datatypes) {
        this.root = root;
        this.model = model;
        this.findings = findings;
        this.datatypes = datatypes;
        this.header = new HeaderChecks(root, findings);
    }

    void visit(Node node, ElementType type) {
        switch (type.name) {
            case "II" -> {
                datatypes.identifierForm(node);
                findings.unless(!Shapes.isLowerUuid(node.value("root")), OwnRule.CDA_II_CASE, node);
                Node parent = node.parent();
                if (node.name().equals("id") && parent != null && !parent.hasTemplate(INTERNAL_REFERENCE)) {
                    identifiers.add(node);
                }
            }
            case "CD", "CE" -> coded(node);
            case "TS", "IVXB_TS", "SXCM_TS" -> time(node);
            case "IVL_TS" -> {
                time(node);
                datatypes.interval(node, Severity.WARNING);
            }
            case "PQ", "IVXB_PQ" -> unit(node);
            case "TEL" -> {
                if (node.name().equals("reference")) {
                    references.add(node);
                }
            }
            case "POCD_MT000040.Section" -> section(node);
            case "POCD_MT000040.Act" -> {
                if (node.hasTemplate(INTERNAL_REFERENCE)) {
                    internalReferences.add(node);
                }
            }
            case "POCD_MT000040.SubstanceAdministration" -> ModelChecks.medication(node, model, findings);
            default -> {
                // the tables say all there is to say
            }
        }
        if (node.base64() != null) {
            Contents.check(node, model.level1(), findings);
        }
    }

    private void coded(Node node) {
        boolean value = node.name().equals("value");
        if (node.has("code")) {
            datatypes.codeParts(node, Severity.WARNING);
        }
        if ((node.name().equals("code") || value && isPlain(node.value("xsi:type")))
                && node.has("codeSystem")
                && !CodeLookup.knows(node.value("codeSystem"), node.value("code"))) {
            findings.add(OwnRule.CODE_UNKNOWN, node);
        }
    }

    private static boolean isPlain(String xsiType) {
        return xsiType.equals("CD") || xsiType.equals("CE");
    }

    private void time(Node node) {
        String value = node.attribute("value");
        if (value == null) {
            return;
        }
        if (!Times.exists(value)) {
            findings.add(OwnRule.CDA_TS, Severity.WARNING, node);
        } else if (Times.lacksOffset(value)) {
            findings.add(OwnRule.CDA_TS_OFFSET, node);
        }
    }

    /** Where the validator looks a unit up: values, their bounds, and the bounds of doses and rates. */
    private void unit(Node node) {
        String unit = node.attribute("unit");
        if (unit == null || CodeLookup.isUnit(unit)) {
            return;
        }
        Node parent = node.parent();
        if (node.name().equals("quantity") && parent != null && parent.is("supply")) {
            return; // a packaging of EDQM, as the official examples have it (cda §10.3)
        }
        boolean looked;
        if (node.name().equals("value")) {
            looked = true;
        } else {
            String above = parent == null ? "" : parent.name();
            boolean bound = node.name().equals("low") || node.name().equals("high");
            looked = bound && (above.equals("value") || above.equals("doseQuantity") || above.equals("rateQuantity"));
        }
        findings.add(OwnRule.UNIT_UCUM, looked ? Severity.ERROR : Severity.WARNING, node);
    }

    private void section(Node node) {
        Node id = node.child("id");
        if (id != null && !id.has("nullFlavor")) {
            findings.unless(sections.add(whole(id)), OwnRule.CDA_SECTION_ID, id);
        }
        if (node.child("text") == null && node.child("entry") == null && node.child("component") == null) {
            findings.add(OwnRule.CDA_SECTION_EMPTY, node);
        }
    }

    /** Once the whole document was seen. */
    void end(SchemaCheck schema) {
        for (Node reference : references) {
            String value = reference.value("value");
            if (value.startsWith("#") && value.length() > 1 && !schema.hasId(value.substring(1))) {
                findings.add(OwnRule.CDA_REFERENCE, reference);
            }
        }
        internalReferences();
        header.check();
        ModelChecks.document(root, model, findings);
    }

    private void internalReferences() {
        if (internalReferences.isEmpty()) {
            return;
        }
        Set<String> statements = new HashSet<>();
        identifiers.forEach(id -> statements.add(whole(id)));
        for (Node reference : internalReferences) {
            Node id = reference.child("id");
            if (id != null && !statements.contains(whole(id))) {
                findings.add(OwnRule.REF_STATEMENT, id);
            }
        }
    }

    private static String whole(Node id) {
        return id.value("root") + '^' + id.value("extension");
    }
}
