package org.segursdk.cda.internal.check;

import org.jspecify.annotations.Nullable;
import org.segursdk.cda.internal.tree.Node;

/** A way from an element to others, or to their attributes. Immutable. */
final class Path {
    enum Axis {
        CHILD,
        ATTRIBUTE,
        SELF,
        PARENT,
        BELOW,
        ROOT,
        TEXT
    }

    /** One step; {@code name} {@code *} stands for any. */
    static final class Step {
        final Axis axis;
        final String namespace;
        final String name;
        final Condition[] conditions;
        final int position;
        private final boolean any;
        /** A name and nothing more. */
        private final boolean plain;

        Step(Axis axis, String namespace, String name, Condition[] conditions, int position) {
            this.axis = axis;
            this.namespace = namespace;
            this.name = name.intern();
            this.conditions = conditions;
            this.position = position;
            this.any = name.equals("*");
            this.plain = !any && position == 0 && conditions.length == 0;
        }

        Axis axis() {
            return axis;
        }

        String name() {
            return name;
        }

        Condition[] conditions() {
            return conditions;
        }

        int position() {
            return position;
        }

        boolean named(Node node) {
            return any ? !node.isText() : node.named(name) && node.namespace().equals(namespace);
        }

        boolean accepts(Node node, Scope scope) {
            return named(node) && holds(node, scope);
        }

        boolean holds(Node node, Scope scope) {
            for (Condition condition : conditions) {
                if (!condition.test(node, scope)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** What is asked of a value. */
    interface Test {
        boolean accepts(String value);
    }

    private static final Test ALWAYS = value -> true;

    final Step[] steps;
    private final boolean absolute;
    /** Looks for templateIds anywhere below: no narrative has any. */
    private final boolean skipsNarrative;
    /** The one attribute the path leads to. */
    private final @Nullable String only;

    Path(Step[] steps) {
        this.steps = steps;
        this.only = steps.length == 1 && steps[0].axis == Axis.ATTRIBUTE && !steps[0].any ? steps[0].name : null;
        this.absolute = steps[0].axis == Axis.ROOT;
        this.skipsNarrative = looksForTemplates(steps);
    }

    private static boolean looksForTemplates(Step[] steps) {
        for (int i = 0; i + 1 < steps.length; i++) {
            Condition[] conditions = steps[i + 1].conditions;
            if (steps[i].axis == Axis.BELOW) {
                return conditions.length > 0 && conditions[0] instanceof Condition.Template;
            }
        }
        return false;
    }

    boolean exists(Node node, Scope scope) {
        if (only != null) {
            return node.known(only) != null;
        }
        if (absolute) {
            Integer known = scope.existing.get(this);
            if (known == null) {
                known = any(node, 0, scope, ALWAYS) ? 1 : 0;
                scope.existing.put(this, known);
            }
            return known == 1;
        }
        return any(node, 0, scope, ALWAYS);
    }

    boolean any(Node node, Scope scope, Test test) {
        if (only != null) {
            String value = node.known(only);
            return value != null && test.accepts(value);
        }
        return any(node, 0, scope, test);
    }

    int count(Node node, Scope scope) {
        if (absolute) {
            Integer known = scope.counts.get(this);
            if (known == null) {
                known = count(node, 0, scope);
                scope.counts.put(this, known);
            }
            return known;
        }
        return count(node, 0, scope);
    }

    private boolean any(Node node, int at, Scope scope, Test test) {
        if (at == steps.length) {
            return test == ALWAYS || test.accepts(node.fullText());
        }
        Step step = steps[at];
        return switch (step.axis) {
            case CHILD -> anyChild(node, step, at, scope, test);
            case ATTRIBUTE -> attribute(node, step, test);
            case SELF -> step.accepts(node, scope) && any(node, at + 1, scope, test);
            case PARENT -> {
                Node parent = node.parent();
                yield parent != null && step.holds(parent, scope) && any(parent, at + 1, scope, test);
            }
            case BELOW -> anyBelow(node, at, scope, test);
            case ROOT -> any(scope.above, at + 1, scope, test);
            case TEXT -> test == ALWAYS ? !node.ownText().isEmpty() : test.accepts(node.ownText());
        };
    }

    private boolean anyChild(Node node, Step step, int at, Scope scope, Test test) {
        boolean ends = at + 1 == steps.length && test == ALWAYS;
        if (ends && step.plain) {
            for (Node child = node.first(); child != null; child = child.next()) {
                if (child.named(step.name) && child.namespace().equals(step.namespace)) {
                    return true;
                }
            }
            return false;
        }
        int position = 0;
        for (Node child = node.first(); child != null; child = child.next()) {
            if (step.named(child)
                    && (step.position == 0 || ++position == step.position)
                    && step.holds(child, scope)
                    && (ends || any(child, at + 1, scope, test))) {
                return true;
            }
        }
        return false;
    }

    private boolean anyBelow(Node node, int at, Scope scope, Test test) {
        if (skipsNarrative && node.named("text")) {
            return false;
        }
        if (any(node, at + 1, scope, test)) {
            return true;
        }
        for (Node child = node.first(); child != null; child = child.next()) {
            if (!child.isText() && child.first() != null && anyBelow(child, at, scope, test)) {
                return true;
            }
            // an element without children matters only to a step that looks at itself
            if (!child.isText() && child.first() == null && any(child, at + 1, scope, test)) {
                return true;
            }
        }
        return false;
    }

    private static boolean attribute(Node node, Step step, Test test) {
        if (step.any) {
            return node.attributeCount() > 0;
        }
        String value = node.known(step.name);
        return value != null && (test == ALWAYS || test.accepts(value));
    }

    private int count(Node node, int at, Scope scope) {
        if (at == steps.length) {
            return 1;
        }
        Step step = steps[at];
        switch (step.axis) {
            case CHILD -> {
                int count = 0;
                int position = 0;
                for (Node child = node.first(); child != null; child = child.next()) {
                    if (step.named(child)
                            && (step.position == 0 || ++position == step.position)
                            && step.holds(child, scope)) {
                        count += at + 1 == steps.length ? 1 : count(child, at + 1, scope);
                    }
                }
                return count;
            }
            case BELOW -> {
                if (skipsNarrative && node.named("text")) {
                    return 0;
                }
                int count = count(node, at + 1, scope);
                for (Node child = node.first(); child != null; child = child.next()) {
                    if (!child.isText()) {
                        count += count(child, at, scope);
                    }
                }
                return count;
            }
            case ROOT -> {
                return count(scope.above, at + 1, scope);
            }
            case PARENT -> {
                Node parent = node.parent();
                return parent != null && step.holds(parent, scope) ? count(parent, at + 1, scope) : 0;
            }
            case SELF -> {
                return step.accepts(node, scope) ? count(node, at + 1, scope) : 0;
            }
            default -> {
                return any(node, at, scope, ALWAYS) ? 1 : 0;
            }
        }
    }

    /** Whether the path, read backwards as a pattern, leads to this element. */
    boolean matches(Node node, Scope scope) {
        return matches(node, steps.length - 1, scope);
    }

    private boolean matches(@Nullable Node node, int at, Scope scope) {
        if (at < 0) {
            return true;
        }
        Step step = steps[at];
        if (step.axis == Axis.ROOT) {
            return node == scope.above;
        }
        if (node == null || node == scope.above) {
            return false;
        }
        if (step.axis == Axis.BELOW) {
            for (Node above = node; above != null; above = above.parent()) {
                if (matches(above, at - 1, scope)) {
                    return true;
                }
            }
            return matches(scope.above, at - 1, scope);
        }
        if (!step.accepts(node, scope) || step.position > 0 && positionOf(node, step) != step.position) {
            return false;
        }
        return at == 0 || matches(node == scope.root ? scope.above : node.parent(), at - 1, scope);
    }

    private static int positionOf(Node node, Step step) {
        Node parent = node.parent();
        int position = 0;
        for (Node brother = parent == null ? null : parent.first(); brother != null; brother = brother.next()) {
            if (step.named(brother)) {
                position++;
            }
            if (brother == node) {
                break;
            }
        }
        return position;
    }
}
