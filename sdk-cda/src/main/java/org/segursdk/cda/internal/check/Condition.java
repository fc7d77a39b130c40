package org.segursdk.cda.internal.check;

import org.segursdk.cda.internal.tree.Node;

/** What a rule asks of an element. Immutable, so that a rule table serves every thread. */
abstract sealed class Condition
        permits Condition.Constant,
                Condition.Not,
                Condition.All,
                Condition.Any,
                Condition.Template,
                Condition.Exists,
                Condition.Count,
                Condition.Along,
                Condition.Same,
                Condition.InSet,
                Condition.InCodedSet,
                Condition.Bound,
                Condition.Text,
                Condition.Telecom {

    abstract boolean test(Node node, Scope scope);

    /** How a text is compared. */
    enum Operator {
        EQUAL("="),
        DIFFERENT("!="),
        LESS("<"),
        LESS_OR_EQUAL("<="),
        MORE(">"),
        MORE_OR_EQUAL(">="),
        STARTS("^="),
        ENDS("$="),
        CONTAINS("*=");

        final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        boolean holds(int order) {
            return switch (this) {
                case EQUAL -> order == 0;
                case DIFFERENT -> order != 0;
                case LESS -> order < 0;
                case LESS_OR_EQUAL -> order <= 0;
                case MORE -> order > 0;
                case MORE_OR_EQUAL -> order >= 0;
                default -> false;
            };
        }
    }

    static final class Constant extends Condition {
        final boolean value;

        Constant(boolean value) {
            this.value = value;
        }

        @Override
        boolean test(Node node, Scope scope) {
            return value;
        }
    }

    static final class Not extends Condition {
        final Condition inner;

        Not(Condition inner) {
            this.inner = inner;
        }

        @Override
        boolean test(Node node, Scope scope) {
            return !inner.test(node, scope);
        }
    }

    static final class All extends Condition {
        final Condition[] parts;

        All(Condition[] parts) {
            this.parts = parts;
        }

        @Override
        boolean test(Node node, Scope scope) {
            for (Condition part : parts) {
                if (!part.test(node, scope)) {
                    return false;
                }
            }
            return true;
        }
    }

    static final class Any extends Condition {
        final Condition[] parts;

        Any(Condition[] parts) {
            this.parts = parts;
        }

        @Override
        boolean test(Node node, Scope scope) {
            for (Condition part : parts) {
                if (part.test(node, scope)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Bears a templateId. */
    static final class Template extends Condition {
        final String root;

        Template(String root) {
            this.root = root;
        }

        @Override
        boolean test(Node node, Scope scope) {
            return node.hasTemplate(root);
        }
    }

    static final class Exists extends Condition {
        final Path path;

        Exists(Path path) {
            this.path = path;
        }

        @Override
        boolean test(Node node, Scope scope) {
            return path.exists(node, scope);
        }
    }

    /** A number of elements against a number, or against the number of others. */
    static final class Count extends Condition {
        final Path[] paths;
        final Operator operator;
        final int limit;
        final Path[] others;

        Count(Path[] paths, Operator operator, int limit, Path[] others) {
            this.paths = paths;
            this.operator = operator;
            this.limit = limit;
            this.others = others;
        }

        @Override
        boolean test(Node node, Scope scope) {
            int right = others.length == 0 ? limit : sum(others, node, scope);
            return operator.holds(Integer.compare(sum(paths, node, scope), right));
        }

        private static int sum(Path[] paths, Node node, Scope scope) {
            int sum = 0;
            for (Path path : paths) {
                sum += path.count(node, scope);
            }
            return sum;
        }
    }

    /** Some value along a path passes. */
    abstract static sealed class Along extends Condition implements Path.Test
            permits Compare, CompareNumber, Shape, Length {
        final Path path;

        Along(Path path) {
            this.path = path;
        }

        @Override
        boolean test(Node node, Scope scope) {
            return path.any(node, scope, this);
        }
    }

    /** Some value along the path compares so. */
    static final class Compare extends Along {
        final Operator operator;
        final String literal;

        Compare(Path path, Operator operator, String literal) {
            super(path);
            this.operator = operator;
            this.literal = literal;
        }

        @Override
        public boolean accepts(String value) {
            return switch (operator) {
                case EQUAL -> value.equals(literal);
                case DIFFERENT -> !value.equals(literal);
                case STARTS -> value.startsWith(literal);
                case ENDS -> value.endsWith(literal);
                case CONTAINS -> value.contains(literal);
                default -> operator.holds(value.compareTo(literal));
            };
        }
    }

    static final class CompareNumber extends Along {
        final Operator operator;
        final int limit;

        CompareNumber(Path path, Operator operator, int limit) {
            super(path);
            this.operator = operator;
            this.limit = limit;
        }

        @Override
        public boolean accepts(String value) {
            try {
                return operator.holds(Double.compare(Double.parseDouble(value), limit));
            } catch (NumberFormatException notANumber) {
                return operator == Operator.DIFFERENT;
            }
        }
    }

    /** Some value along one path equals (or differs from) some value along the other. */
    static final class Same extends Condition {
        final Path left;
        final Operator operator;
        final Path right;

        Same(Path left, Operator operator, Path right) {
            this.left = left;
            this.operator = operator;
            this.right = right;
        }

        @Override
        boolean test(Node node, Scope scope) {
            return left.any(
                    node,
                    scope,
                    value -> right.any(node, scope, other -> (operator == Operator.EQUAL) == value.equals(other)));
        }
    }

    /** Every value along the path is a code of the set, whatever the code system. */
    static final class InSet extends Condition implements Path.Test {
        final Path path;
        final String set;

        InSet(Path path, String set) {
            this.path = path;
            this.set = set;
        }

        @Override
        boolean test(Node node, Scope scope) {
            return !path.any(node, scope, this);
        }

        @Override
        public boolean accepts(String value) {
            return !ValueTables.get().hasCode(set, value.strip());
        }
    }

    /** The element's code and code system are in the set. */
    static final class InCodedSet extends Condition {
        final String set;

        InCodedSet(String set) {
            this.set = set;
        }

        @Override
        boolean test(Node node, Scope scope) {
            return ValueTables.get().has(set, node.value("codeSystem"), node.value("code"));
        }
    }

    /** A coded element bound to value sets: coded (or null where allowed), and in one of them. */
    static final class Bound extends Condition {
        final String[] sets;
        final boolean nullAllowed;

        Bound(String[] sets, boolean nullAllowed) {
            this.sets = sets;
            this.nullAllowed = nullAllowed;
        }

        @Override
        boolean test(Node node, Scope scope) {
            boolean isNull = node.has("nullFlavor");
            if (isNull && !nullAllowed) {
                return false;
            }
            String type = node.value("xsi:type");
            if (!type.isEmpty() && !type.equals("CD") && !type.equals("CE")) {
                return true;
            }
            if (isNull) {
                return node.has("code") && node.has("codeSystem") || Shapes.isNullFlavor(node.value("nullFlavor"));
            }
            String code = node.value("code");
            String system = node.value("codeSystem");
            for (String set : sets) {
                if (ValueTables.get().has(set, system, code)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Some value along the path has a shape. */
    static final class Shape extends Along {
        final String shape;

        Shape(Path path, String shape) {
            super(path);
            this.shape = shape;
        }

        @Override
        public boolean accepts(String value) {
            return Shapes.matches(shape, value);
        }
    }

    /** The value of an attribute, empty when absent, is this text. */
    static final class Text extends Condition {
        final Path path;
        final String literal;

        Text(Path path, String literal) {
            this.path = path;
            this.literal = literal;
        }

        @Override
        boolean test(Node node, Scope scope) {
            return literal.isEmpty() && !path.exists(node, scope) || path.any(node, scope, literal::equals);
        }
    }

    static final class Length extends Along {
        final Operator operator;
        final int limit;

        Length(Path path, Operator operator, int limit) {
            super(path);
            this.operator = operator;
            this.limit = limit;
        }

        @Override
        public boolean accepts(String value) {
            return operator.holds(Integer.compare(value.length(), limit));
        }
    }

    /** A telecommunication address of the header: scheme and rest, or a null flavour alone. */
    static final class Telecom extends Condition {
        static final Telecom INSTANCE = new Telecom();

        @Override
        boolean test(Node node, Scope scope) {
            String value = node.value("value");
            if (node.has("nullFlavor")) {
                return value.isEmpty() && Shapes.isHeaderNullFlavor(node.value("nullFlavor"));
            }
            int colon = value.indexOf(':');
            return colon > 0 && colon < value.length() - 1 && Shapes.isScheme(value.substring(0, colon));
        }
    }
}
