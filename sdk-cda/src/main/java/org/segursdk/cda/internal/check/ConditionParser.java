package org.segursdk.cda.internal.check;

import java.util.ArrayList;
import java.util.List;
import org.segursdk.cda.internal.check.Condition.Operator;
import org.segursdk.cda.internal.check.Path.Axis;
import org.segursdk.cda.internal.check.Path.Step;
import org.segursdk.cda.internal.tree.Node;

/**
 * Reads the conditions of the rule tables. {@code a|b} either, {@code a&b} both, {@code !a} not, {@code %1.2.3} bears that
 * templateId, {@code #path=1} how many, {@code path='x'} some value is, {@code path%'set'} every value is a code of the set,
 * {@code @zset='set'} code and system are in the set, {@code $set:0} bound to the set (1: null allowed), {@code path~'shape'}.
 * Steps: {@code name}, {@code @name}, {@code ;name} itself, {@code ..}, {@code **} itself and all below, {@code ^} document.
 */
final class ConditionParser {
    private static final Condition[] NO_CONDITION = {};
    private static final Path[] NO_PATH = {};

    private final String text;
    private int at;

    private ConditionParser(String text) {
        this.text = text;
    }

    static Condition condition(String text) {
        ConditionParser parser = new ConditionParser(text);
        Condition condition = parser.either();
        parser.end();
        return condition;
    }

    static Path path(String text) {
        ConditionParser parser = new ConditionParser(text);
        Path path = parser.path();
        parser.end();
        return path;
    }

    private void end() {
        if (at != text.length()) {
            throw broken();
        }
    }

    private IllegalStateException broken() {
        return new IllegalStateException("rule table: " + text + " at " + at);
    }

    private boolean accept(char c) {
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private boolean accept(String word) {
        if (text.startsWith(word, at)) {
            at += word.length();
            return true;
        }
        return false;
    }

    private Condition either() {
        Condition first = both();
        if (at >= text.length() || text.charAt(at) != '|') {
            return first;
        }
        List<Condition> all = new ArrayList<>();
        all.add(first);
        while (accept('|')) {
            all.add(both());
        }
        return new Condition.Any(all.toArray(NO_CONDITION));
    }

    private Condition both() {
        Condition first = unit();
        if (at >= text.length() || text.charAt(at) != '&') {
            return first;
        }
        List<Condition> all = new ArrayList<>();
        all.add(first);
        while (accept('&')) {
            all.add(unit());
        }
        return new Condition.All(all.toArray(NO_CONDITION));
    }

    private Condition unit() {
        if (accept('!')) {
            return new Condition.Not(unit());
        }
        if (accept('(')) {
            Condition inner = either();
            if (!accept(')')) {
                throw broken();
            }
            return inner;
        }
        if (accept('%')) {
            int from = at;
            while (at < text.length() && (Shapes.isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
                at++;
            }
            return new Condition.Template(text.substring(from, at));
        }
        if (accept('$')) {
            int colon = text.indexOf(':', at);
            String[] sets = text.substring(at, colon).split("\\+");
            at = colon + 2;
            return new Condition.Bound(sets, text.charAt(colon + 1) == '1');
        }
        if (accept('#')) {
            return count();
        }
        return word();
    }

    private Condition word() {
        if (accept("str(")) {
            Path path = path();
            if (!accept(")=")) {
                throw broken();
            }
            return new Condition.Text(path, literal());
        }
        if (accept("len(")) {
            Path path = path();
            if (!accept(')')) {
                throw broken();
            }
            return new Condition.Length(path, operator(), number());
        }
        if (accept("@telecom")) {
            return Condition.Telecom.INSTANCE;
        }
        if (accept("@zset=")) {
            return new Condition.InCodedSet(literal());
        }
        Path path = path();
        if (path.steps.length == 1 && path.steps[0].axis() == Axis.CHILD) {
            switch (path.steps[0].name()) {
                case "true":
                    return new Condition.Constant(true);
                case "false":
                    return new Condition.Constant(false);
                default:
            }
        }
        return compared(path);
    }

    private Condition compared(Path path) {
        if (at >= text.length() || "=!<>^$*~%".indexOf(text.charAt(at)) < 0) {
            return new Condition.Exists(path);
        }
        if (accept('~')) {
            return new Condition.Shape(path, literal());
        }
        if (accept('%')) {
            return new Condition.InSet(path, literal());
        }
        Operator operator = operator();
        char next = text.charAt(at);
        if (next == '\'' || next == '"') {
            return new Condition.Compare(path, operator, literal());
        }
        if (Shapes.isDigit(next)) {
            return new Condition.CompareNumber(path, operator, number());
        }
        return new Condition.Same(path, operator, path());
    }

    private Condition count() {
        List<Path> paths = paths();
        Operator operator = operator();
        if (accept('#')) {
            return new Condition.Count(paths.toArray(NO_PATH), operator, 0, paths().toArray(NO_PATH));
        }
        return new Condition.Count(paths.toArray(NO_PATH), operator, number(), NO_PATH);
    }

    private List<Path> paths() {
        List<Path> paths = new ArrayList<>(1);
        do {
            paths.add(path());
        } while (accept('+'));
        return paths;
    }

    private Operator operator() {
        Operator found = Operator.EQUAL;
        int length = 0;
        for (Operator operator : Operator.values()) {
            if (operator.sign.length() > length && text.startsWith(operator.sign, at)) {
                found = operator;
                length = operator.sign.length();
            }
        }
        if (length == 0) {
            throw broken();
        }
        at += length;
        return found;
    }

    private String literal() {
        char quote = text.charAt(at++);
        int close = text.indexOf(quote, at);
        String literal = text.substring(at, close);
        at = close + 1;
        return literal;
    }

    private int number() {
        int digits = Shapes.digits(text, at);
        int number = Integer.parseInt(text.substring(at, at + digits));
        at += digits;
        return number;
    }

    private Path path() {
        List<Step> steps = new ArrayList<>(3);
        do {
            steps.add(step());
        } while (accept('/'));
        return new Path(steps.toArray(new Step[0]));
    }

    private Step step() {
        if (accept('^')) {
            return new Step(Axis.ROOT, "", "*", NO_CONDITION, 0);
        }
        if (accept("**")) {
            return new Step(Axis.BELOW, "", "*", NO_CONDITION, 0);
        }
        if (accept("..")) {
            return conditions(Axis.PARENT, "", "*");
        }
        if (accept('.')) {
            return conditions(Axis.SELF, "", "*");
        }
        if (accept('@')) {
            return conditions(Axis.ATTRIBUTE, "", name());
        }
        if (accept("text()")) {
            return conditions(Axis.TEXT, "", "*");
        }
        Axis axis = accept(';') ? Axis.SELF : Axis.CHILD;
        String name = name();
        int colon = name.indexOf(':');
        return colon < 0
                ? conditions(axis, Node.CDA, name)
                : conditions(axis, namespace(name.substring(0, colon)), name.substring(colon + 1));
    }

    private Step conditions(Axis axis, String namespace, String name) {
        List<Condition> conditions = new ArrayList<>(1);
        int position = 0;
        while (accept('[')) {
            if (Shapes.isDigit(text.charAt(at))) {
                position = number();
            } else {
                conditions.add(either());
            }
            if (!accept(']')) {
                throw broken();
            }
        }
        return new Step(axis, namespace, name.intern(), conditions.toArray(NO_CONDITION), position);
    }

    private String name() {
        int from = at;
        if (accept('*')) {
            return "*";
        }
        while (at < text.length()) {
            char c = text.charAt(at);
            if (!Character.isLetterOrDigit(c) && c != '-' && c != '_' && c != ':' && c != '.') {
                break;
            }
            at++;
        }
        if (from == at) {
            throw broken();
        }
        return text.substring(from, at);
    }

    private static String namespace(String prefix) {
        return switch (prefix) {
            case "lab" -> "urn:oid:1.3.6.1.4.1.19376.1.3.2";
            case "sdtc" -> "urn:hl7-org:sdtc";
            case "ps3-20" -> "urn:dicom-org:ps3-20";
            default -> prefix; // what the publisher's rules look for under a name that no document bears
        };
    }
}
