package org.segursdk.cda.internal.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.segursdk.cda.internal.check.ElementType.Attribute;
import org.segursdk.cda.internal.check.ElementType.Place;

/** Reads what a type holds, in the notation that {@link StructureReader} tells, into attributes and an automaton of places. */
final class ContentReader {
    private static final int[] NOWHERE = {};
    private static final Part NOTHING = new Part(NOWHERE, NOWHERE, true);

    /**
     * What was read.
     *
     * @param first places where it may begin
     * @param follow for each place those that may come next
     * @param last places where it may end
     * @param emptyAllowed whether nothing at all will do
     */
    record Content(
            List<Attribute> attributes,
            List<Place> places,
            int[] first,
            List<int[]> follow,
            int[] last,
            boolean emptyAllowed) {}

    private record Part(int[] first, int[] last, boolean nullable) {}

    private final Structure structure;
    private final String namespace;
    private final List<Attribute> attributes = new ArrayList<>();
    private final List<Place> places = new ArrayList<>();
    private final List<int[]> follow = new ArrayList<>();
    private String text = "";
    private int at;

    private ContentReader(Structure structure, String namespace) {
        this.structure = structure;
        this.namespace = namespace;
    }

    static Content read(Structure structure, String namespace, String body) {
        ContentReader reader = new ContentReader(structure, namespace);
        Part whole = reader.within(body);
        return new Content(reader.attributes, reader.places, whole.first, reader.follow, whole.last, whole.nullable);
    }

    private Part within(String other) {
        String before = text;
        int place = at;
        text = other;
        at = 0;
        Part part = ways();
        if (at < text.length()) {
            throw new IllegalStateException("structure table: " + other);
        }
        text = before;
        at = place;
        return part;
    }

    /** Alternatives, to the end or to a closing bracket. */
    private Part ways() {
        Part way = NOTHING;
        Part before = null;
        while (true) {
            while (at < text.length() && text.charAt(at) == ' ') {
                at++;
            }
            if (at == text.length() || text.charAt(at) == ')') {
                return before == null ? way : either(before, way);
            }
            switch (text.charAt(at)) {
                case '|' -> {
                    at++;
                    before = before == null ? way : either(before, way);
                    way = NOTHING;
                }
                case '@' -> attribute();
                default -> way = then(way, repeated(item()));
            }
        }
    }

    private Part item() {
        char c = text.charAt(at);
        if (c == '(') {
            at++;
            Part part = ways();
            at++;
            return part;
        }
        String word = word(" ()|?*+<");
        return c >= 'A' && c <= 'Z' ? within(structure.group(word)) : place(word);
    }

    private Part repeated(Part part) {
        char sign = at < text.length() ? text.charAt(at) : ' ';
        if (sign != '?' && sign != '*' && sign != '+') {
            return part;
        }
        at++;
        if (sign != '?') {
            link(part.last, part.first);
        }
        return new Part(part.first, part.last, part.nullable || sign != '+');
    }

    private Part place(String word) {
        int[] itself = {places.size()};
        int colon = word.indexOf(':');
        String of = colon < 0 ? namespace : structure.namespace(word.substring(0, colon));
        String name = word.substring(colon + 1);
        String type = bracketed();
        if (name.equals("foreign")) {
            places.add(Place.foreign());
        } else {
            String told = type.isEmpty() ? structure.usualType(name) : type;
            int prefix = told.indexOf(':');
            String where = prefix < 0 ? of : structure.namespace(told.substring(0, prefix));
            places.add(new Place(structure, of, name.intern(), where, told.substring(prefix + 1)));
        }
        follow.add(NOWHERE);
        return new Part(itself, itself, false);
    }

    private void attribute() {
        at++;
        String name = word(" <!=)").intern();
        String type = bracketed();
        String fixed = null;
        if (at < text.length() && text.charAt(at) == '=') {
            at++;
            fixed = word(" !)");
        }
        boolean required = at < text.length() && text.charAt(at) == '!';
        if (required) {
            at++;
        }
        ValueType values = !type.isEmpty()
                ? structure.valueType(type)
                : fixed == null ? structure.usualValue(name) : ValueType.ANYTHING;
        attributes.add(new Attribute(name, values, required, fixed));
    }

    private String word(String ends) {
        int from = at;
        while (at < text.length() && ends.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(from, at);
    }

    /** What stands between angle brackets; empty when there are none. */
    private String bracketed() {
        if (at == text.length() || text.charAt(at) != '<') {
            return "";
        }
        int from = at + 1;
        at = text.indexOf('>', from) + 1;
        return text.substring(from, at - 1);
    }

    private Part then(Part one, Part next) {
        link(one.last, next.first);
        return new Part(
                one.nullable ? join(one.first, next.first) : one.first,
                next.nullable ? join(one.last, next.last) : next.last,
                one.nullable && next.nullable);
    }

    private static Part either(Part one, Part other) {
        return new Part(join(one.first, other.first), join(one.last, other.last), one.nullable || other.nullable);
    }

    private void link(int[] from, int[] to) {
        for (int place : from) {
            follow.set(place, join(follow.get(place), to));
        }
    }

    private static int[] join(int[] left, int[] right) {
        if (left.length == 0) {
            return right;
        }
        int[] joined = Arrays.copyOf(left, left.length + right.length);
        System.arraycopy(right, 0, joined, left.length, right.length);
        return joined;
    }
}
