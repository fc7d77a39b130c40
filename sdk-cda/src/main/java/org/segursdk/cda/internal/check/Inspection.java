package org.segursdk.cda.internal.check;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.segursdk.cda.check.Finding;
import org.segursdk.cda.internal.tree.Node;

/** One document under the linter: the one walk of its tree. */
public final class Inspection {
    private static final List<String> HEADER = List.of("header");

    private final Node root;
    private final Findings findings = new Findings();
    private final Scope scope;
    private final Datatypes datatypes = new Datatypes(findings);
    private final SchemaCheck schema = new SchemaCheck(findings);
    private final Models.Model model;
    private final SheetRun header;
    private final SheetRun body;
    private final OwnChecks own;

    private Inspection(Node root) {
        this.root = root;
        this.scope = new Scope(root);
        this.model = Models.of(root);
        this.header = new SheetRun(RuleSheet.of(HEADER), scope, findings);
        List<String> files = new ArrayList<>(Catalogue.COMMON);
        files.addAll(model.rules());
        this.body = new SheetRun(RuleSheet.of(files), scope, findings);
        this.own = new OwnChecks(root, model, findings, datatypes);
    }

    /** What a document is: {@code cda/…}. */
    public String kind() {
        return model.kind();
    }

    /** The content model's name at the publisher's; empty without one. */
    public String model() {
        String name = model.name();
        return name == null ? "" : name;
    }

    /** Checks the document whose root element this is. */
    public static Inspection of(Node root) {
        Inspection inspection = new Inspection(root);
        inspection.schema.inherit(root.parent());
        inspection.visit(root, Structure.get().root(), true);
        inspection.schema.references();
        inspection.own.end(inspection.schema);
        return inspection;
    }

    public List<Finding> findings() {
        return findings.toList();
    }

    private void visit(Node node, @Nullable ElementType declared, boolean inHeader) {
        if (findings.isFull()) {
            return;
        }
        int mark = schema.enter(node);
        ElementType type = declared == null ? null : schema.actual(node, declared);
        if (inHeader) {
            header.apply(node);
        }
        if (type == null || !type.isNarrative) {
            body.apply(node);
        }
        if (type != null && declared != null) {
            schema.attributes(node, type);
            if (inHeader) {
                datatypes.header(node, declared.name);
            }
            own.visit(node, type);
        }
        children(node, type, inHeader);
        schema.leave(mark);
    }

    private void children(Node node, @Nullable ElementType type, boolean inHeader) {
        int state = ElementType.START;
        boolean lost = type == null;
        // an element that may hold nothing at all bears not even a space
        boolean words = !node.ownText().isEmpty()
                && (type != null && type.places.length == 0 || !node.ownText().isBlank());
        for (Node child = node.first(); child != null; child = child.next()) {
            if (child.isText()) {
                words |= !child.ownText().isBlank();
                continue;
            }
            int place = ElementType.NONE;
            if (type != null) {
                place = lost ? type.anywhere(child) : type.step(state, child);
                if (place == ElementType.NONE && !lost) {
                    findings.add(OwnRule.XSD_ELEMENT, child, type.expected(state));
                    lost = true;
                    place = type.anywhere(child);
                } else if (!lost) {
                    state = place;
                }
            }
            boolean headerBelow = inHeader && !(node == root && child.is("component"));
            visit(child, place < 0 || type == null ? null : type.places[place].type(), headerBelow);
        }
        if (type != null && !lost && !type.isComplete(state)) {
            findings.add(OwnRule.XSD_MISSING, node, type.expected(state));
        }
        if (words && type != null && !type.mixed) {
            findings.add(OwnRule.XSD_TEXT, node);
        }
    }
}
