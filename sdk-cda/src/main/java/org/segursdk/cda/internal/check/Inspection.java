package org.segursdk.cda.internal.check;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.segursdk.cda.check.Finding;
import org.segursdk.cda.internal.tree.Node;

/** One document under the linter: the one walk of its tree. */
public final class Inspection {
    private final Node root;
    private final Findings findings = new Findings();
    private final Scope scope;
    private final Datatypes datatypes = new Datatypes(findings);
    private final SchemaCheck schema = new SchemaCheck(findings);
    private final Models.Model model;
    private final SheetRun header;
    private final List<SheetRun> sheets = new ArrayList<>(12);
    private final OwnChecks own;

    private Inspection(Node root) {
        this.root = root;
        this.scope = new Scope(root);
        this.model = Models.of(root);
        this.header = run("header");
        Catalogue.COMMON.forEach(file -> sheets.add(run(file)));
        model.rules().forEach(file -> sheets.add(run(file)));
        this.own = new OwnChecks(root, model, findings, datatypes);
    }

    private SheetRun run(String table) {
        return new SheetRun(RuleSheet.of(table), scope, findings);
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
        inspection.visit(root, Schema.get().root(), true);
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
            for (SheetRun sheet : sheets) {
                sheet.apply(node);
            }
        }
        if (type != null && declared != null) {
            schema.attributes(node, type);
            schema.text(node, type);
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
        Schema all = Schema.get();
        for (Node child = node.first(); child != null; child = child.next()) {
            if (child.isText()) {
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
            int id = place < 0 || type == null ? ElementType.Place.ANYTHING : type.places[place].type();
            boolean headerBelow = inHeader && !(node == root && child.is("component"));
            if (id >= 0) {
                visit(child, all.type(id), headerBelow);
            } else {
                untyped(child, id, headerBelow);
            }
        }
        if (type != null && !lost && !type.isComplete(state)) {
            findings.add(OwnRule.XSD_MISSING, node, type.expected(state));
        }
    }

    /** Simple content, or content that the schema does not look into. */
    private void untyped(Node node, int id, boolean inHeader) {
        if (id < ElementType.Place.ANYTHING) {
            if (!Schema.get().simpleType(-2 - id).accepts(node.ownText())) {
                findings.add(OwnRule.XSD_VALUE, node);
            }
        }
        visit(node, null, inHeader);
    }
}
