package org.segursdk.cda.internal.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.segursdk.cda.internal.tree.Node;

/** One type of the schema: its attributes, and its content as a deterministic automaton. Immutable once read. */
final class ElementType {
    /** State of an automaton that has read nothing yet. */
    static final int START = -1;

    /** No way on from here. */
    static final int NONE = -2;

    /** An attribute a type allows. */
    record Attribute(
            String name,
            SimpleType type,
            boolean required,
            @Nullable String fixed) {}

    /** A place for a child; {@code type} under zero for simple content, see {@link #simple}. */
    record Place(String namespace, String name, int type) {
        static final int ANYTHING = -1;

        boolean takes(Node child) {
            if (name.isEmpty()) {
                return !child.namespace().equals(Node.CDA);
            }
            return child.named(name) && namespace.equals(child.namespace());
        }
    }

    private static final int[] NOWHERE = {};

    final int id;
    final String name;
    final int base;
    final boolean mixed;
    /** Inside a narrative block, where no template rule applies. */
    final boolean isNarrative;

    final boolean isAbstract;
    final Attribute[] attributes;
    final Place[] places;
    private final int[] first;
    private final int[][] follow;
    private final boolean[] last;
    private final boolean emptyAllowed;

    private ElementType(int id, String head, Attribute[] attributes, Content content) {
        this.id = id;
        String[] words = head.split(" ");
        this.name = words[0];
        this.base = words[2].equals("-") ? -1 : Integer.parseInt(words[2]);
        String flags = words.length > 3 ? words[3] : "";
        this.isNarrative = name.startsWith("StrucDoc.");
        this.mixed = flags.indexOf('m') >= 0;
        this.isAbstract = flags.indexOf('a') >= 0;
        this.attributes = attributes;
        this.places = content.places.toArray(new Place[0]);
        this.first = content.first;
        this.follow = content.follow();
        this.last = new boolean[places.length];
        for (int place : content.last) {
            last[place] = true;
        }
        this.emptyAllowed = content.nullable;
    }

    static ElementType read(int id, String line, Schema schema) {
        int bar = line.indexOf('|');
        int second = line.indexOf('|', bar + 1);
        return new ElementType(
                id,
                line.substring(0, bar),
                attributes(line.substring(bar + 1, second), schema),
                new Content(line.substring(second + 1), schema));
    }

    private static Attribute[] attributes(String text, Schema schema) {
        if (text.isEmpty()) {
            return new Attribute[0];
        }
        String[] words = text.split(" ");
        Attribute[] attributes = new Attribute[words.length];
        for (int i = 0; i < words.length; i++) {
            String word = words[i];
            int colon = word.indexOf(':');
            int at = colon + 1;
            int digits = Shapes.digits(word, at);
            SimpleType type = schema.simpleType(Integer.parseInt(word.substring(at, at + digits)));
            at += digits;
            boolean required = at < word.length() && word.charAt(at) == '!';
            int equals = word.indexOf('=', at);
            attributes[i] = new Attribute(
                    word.substring(0, colon).intern(), type, required, equals < 0 ? null : word.substring(equals + 1));
        }
        return attributes;
    }

    /** By interned name. */
    @Nullable
    @SuppressWarnings("ReferenceEquality")
    Attribute attribute(String attributeName) {
        for (Attribute attribute : attributes) {
            if (attribute.name == attributeName) {
                return attribute;
            }
        }
        return null;
    }

    /** The place a child takes after that state, or {@link #NONE}. */
    int step(int state, Node child) {
        int[] ways = state == START ? first : follow[state];
        for (int way : ways) {
            if (places[way].takes(child)) {
                return way;
            }
        }
        return NONE;
    }

    boolean isComplete(int state) {
        return state == START ? emptyAllowed : last[state];
    }

    /** Where this child would be at home, whatever the order, or {@link #NONE}. */
    int anywhere(Node child) {
        for (int i = 0; i < places.length; i++) {
            if (places[i].takes(child)) {
                return i;
            }
        }
        return NONE;
    }

    /** Names of what may come next, for a message. */
    String expected(int state) {
        StringBuilder names = new StringBuilder();
        for (int way : state == START ? first : follow[state]) {
            if (!places[way].name.isEmpty()) {
                names.append(names.length() == 0 ? "" : ", ").append(places[way].name);
            }
        }
        return names.toString();
    }

    /** Reads a content model: sequence {@code (a b)}, choice {@code (a|b)}, occurrence {@code ? * +}. */
    private static final class Content {
        private final String text;
        private final Schema schema;
        private int at;
        final List<Place> places = new ArrayList<>();
        private final List<int[]> follows = new ArrayList<>();
        final int[] first;
        final int[] last;
        final boolean nullable;

        private record Part(int[] first, int[] last, boolean nullable) {}

        Content(String text, Schema schema) {
            this.text = text;
            this.schema = schema;
            Part whole = text.isEmpty() ? new Part(NOWHERE, NOWHERE, true) : part();
            first = whole.first;
            last = whole.last;
            nullable = whole.nullable;
        }

        int[][] follow() {
            return follows.toArray(new int[0][]);
        }

        private Part part() {
            Part part;
            if (text.charAt(at) == '(') {
                part = group();
            } else {
                part = place();
            }
            if (at < text.length()) {
                char sign = text.charAt(at);
                if (sign == '?' || sign == '*' || sign == '+' || sign == '{') {
                    at++;
                    int from = 0;
                    if (sign == '{') {
                        from = Integer.parseInt(text.substring(at, at + 1));
                        at = text.indexOf('}', at) + 1;
                    }
                    if (sign != '?') {
                        link(part.last, part.first);
                    }
                    boolean optional = sign == '?' || sign == '*' || sign == '{' && from == 0;
                    part = new Part(part.first, part.last, part.nullable || optional);
                }
            }
            return part;
        }

        private Part group() {
            at++;
            Part all = part();
            while (text.charAt(at) != ')') {
                boolean choice = text.charAt(at++) == '|';
                Part next = part();
                if (choice) {
                    all = new Part(
                            join(all.first, next.first), join(all.last, next.last), all.nullable || next.nullable);
                } else {
                    link(all.last, next.first);
                    all = new Part(
                            all.nullable ? join(all.first, next.first) : all.first,
                            next.nullable ? join(all.last, next.last) : next.last,
                            all.nullable && next.nullable);
                }
            }
            at++;
            return all;
        }

        private Part place() {
            int[] itself = {places.size()};
            if (text.charAt(at) == '~') {
                at++;
                places.add(new Place("", "", Place.ANYTHING));
            } else {
                int colon = text.indexOf(':', at);
                String element = text.substring(at, colon);
                int mark = element.indexOf('!');
                String namespace = schema.namespace(mark < 0 ? 0 : Integer.parseInt(element.substring(0, mark)));
                at = colon + 1;
                places.add(new Place(namespace, element.substring(mark + 1).intern(), type()));
            }
            follows.add(NOWHERE);
            return new Part(itself, itself, false);
        }

        private int type() {
            if (text.charAt(at) == 'x') {
                at++;
                return Place.ANYTHING;
            }
            boolean simple = text.charAt(at) == 's';
            int from = simple ? at + 1 : at;
            int digits = Shapes.digits(text, from);
            at = from + digits;
            int number = Integer.parseInt(text.substring(from, at));
            return simple ? -2 - number : number;
        }

        private void link(int[] from, int[] to) {
            for (int place : from) {
                follows.set(place, join(follows.get(place), to));
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
}
