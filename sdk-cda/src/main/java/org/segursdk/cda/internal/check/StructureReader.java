package org.segursdk.cda.internal.check;

import java.util.ArrayList;
import java.util.List;
import org.segursdk.cda.internal.tree.Node;

/**
 * Reads a file of structure.
 *
 * <pre>
 * # a remark; an indented line goes on the line before
 * Author: @typeCode=AUT functionCode? time&lt;TS> assignedAuthor      a type: its attributes, and what it holds, in order
 *
 *   name  name?  name*  name+     once; at most once; any number; at least once
 *   ( a | b c )                   one way or the other; may be followed by ? * +
 *   name&lt;TYPE>                    of that type; without it, of the type that is usual for the name
 *   sdtc:name                     an element of another namespace; foreign: any element of any other namespace
 *   name&lt;anything>                not looked into
 *   GROUP                         what the group of that name holds
 *   {@code @name<VALUES>}                an attribute, its basic type or list of codes; {@code *} after the name of a list: several of them
 *   {@code @name=value  @name<VALUES>!}  only that value; required
 *
 * PN &lt; EN: …                     a type that xsi:type may put in the place of EN
 * abstract T   mixed T            never used itself; text may stand between the elements
 * IVXB_% &lt; % for TS PQ: …        one type for each word, which % stands for; of a word x/y, $ stands for y
 *
 * every …                         goes before the content of all types that follow
 * types PREFIX                    begins the full names of the types that follow
 * in PREFIX                       the namespace of the types that follow
 * namespace PREFIX URI            [data types] when the namespace has the data types under its own name
 * group NAME = …      codes NAME = A B +OTHER      usual TYPE = name…      usual @VALUES = attribute…
 * </pre>
 */
final class StructureReader {
    private final Structure structure;
    private String namespace = Node.CDA;
    private String prefix = "";
    private String every = "";

    StructureReader(Structure structure) {
        this.structure = structure;
    }

    void read(String table) {
        StringBuilder whole = new StringBuilder(256);
        int at = 0;
        while (at < table.length()) {
            int end = table.indexOf('\n', at);
            end = end < 0 ? table.length() : end;
            String line = withoutRemark(table.substring(at, end));
            at = end + 1;
            if (line.isBlank()) {
                continue;
            }
            if (line.charAt(0) != ' ') {
                line(whole.toString());
                whole.setLength(0);
            }
            whole.append(line).append(' ');
        }
        line(whole.toString());
    }

    private static String withoutRemark(String line) {
        int remark = line.indexOf('#');
        return remark < 0 ? line : line.substring(0, remark);
    }

    private void line(String line) {
        String told = line.strip();
        if (told.isEmpty()) {
            return;
        }
        int space = told.indexOf(' ');
        String word = space < 0 ? told : told.substring(0, space);
        String rest = space < 0 ? "" : told.substring(space + 1).strip();
        switch (word) {
            case "namespace" -> namespace(rest);
            case "in" -> namespace = structure.namespace(rest);
            case "types" -> prefix = rest;
            case "every" -> every = rest;
            case "group" -> structure.addGroup(before(rest), after(rest));
            case "codes" -> structure.addCodes(before(rest), after(rest));
            case "usual" -> usual(before(rest), after(rest));
            default -> type(told);
        }
    }

    private void namespace(String rest) {
        String[] words = rest.split(" +");
        structure.addNamespace(words[0], words[1], words.length > 2);
    }

    private void usual(String type, String names) {
        for (String name : names.split(" +")) {
            if (type.charAt(0) == '@') {
                structure.addUsual('@' + name, type.substring(1));
            } else {
                structure.addUsual(name, type.replace("%", name));
            }
        }
    }

    private static String before(String rest) {
        return rest.substring(0, rest.indexOf('=')).strip();
    }

    private static String after(String rest) {
        return rest.substring(rest.indexOf('=') + 1).strip();
    }

    private void type(String line) {
        int colon = line.indexOf(':');
        if (colon < 0) {
            throw new IllegalStateException("structure table: " + line);
        }
        String name = "";
        String base = null;
        boolean mixed = false;
        boolean isAbstract = false;
        List<String> words = new ArrayList<>(0);
        String[] head = line.substring(0, colon).split(" +");
        for (int i = 0; i < head.length; i++) {
            switch (head[i]) {
                case "mixed" -> mixed = true;
                case "abstract" -> isAbstract = true;
                case "<" -> base = head[++i];
                case "for" -> {
                    words.addAll(List.of(head).subList(i + 1, head.length));
                    i = head.length;
                }
                default -> name = head[i];
            }
        }
        String body = (every + ' ' + line.substring(colon + 1)).strip();
        if (words.isEmpty()) {
            structure.addType(namespace, prefix, name, mixed, isAbstract, base, body);
        }
        for (String word : words) {
            int slash = word.indexOf('/');
            String first = slash < 0 ? word : word.substring(0, slash);
            structure.addType(
                    namespace,
                    prefix,
                    name.replace("%", first),
                    mixed,
                    isAbstract,
                    base == null ? null : base.replace("%", first),
                    body.replace("%", first).replace("$", word.substring(slash + 1)));
        }
    }
}
