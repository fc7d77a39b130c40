package org.segursdk.cda.internal.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The content models of the CDA schema with the extensions of the CI-SIS, as a table of facts: what an element holds, in which
 * order, with which attributes. A type is made ready when first met. Source: cda §1.1.
 */
final class Schema {
    private static final class Holder {
        static final Schema INSTANCE = new Schema(Tables.read("schema.txt"));
    }

    private final List<String> namespaces = new ArrayList<>(8);
    private final List<String> simpleLines = new ArrayList<>(160);
    private final List<String> typeLines = new ArrayList<>(512);
    private final SimpleType[] simpleTypes;
    private final ElementType[] types;
    private volatile @Nullable Map<String, Integer> names;

    private Schema(String text) {
        int at = 0;
        while (at < text.length()) {
            int end = text.indexOf('\n', at);
            String line = text.substring(at + 2, end);
            switch (text.charAt(at)) {
                case 'N' -> namespaces.add(line.intern());
                case 'S' -> simpleLines.add(line);
                case 'T' -> typeLines.add(line);
                default -> {
                    // a remark
                }
            }
            at = end + 1;
        }
        simpleTypes = new SimpleType[simpleLines.size()];
        types = new ElementType[typeLines.size()];
    }

    static Schema get() {
        return Holder.INSTANCE;
    }

    ElementType root() {
        return type(0);
    }

    String namespace(int index) {
        return namespaces.get(index);
    }

    /** Idempotent and immutable, so that two threads may make the same type. */
    ElementType type(int id) {
        ElementType type = types[id];
        if (type == null) {
            type = ElementType.read(id, typeLines.get(id), this);
            types[id] = type;
        }
        return type;
    }

    SimpleType simpleType(int id) {
        SimpleType type = simpleTypes[id];
        if (type == null) {
            type = SimpleType.read(simpleLines.get(id), this);
            simpleTypes[id] = type;
        }
        return type;
    }

    /** The type of that name, as {@code xsi:type} gives it. */
    @Nullable
    ElementType named(String namespace, String name) {
        Map<String, Integer> all = names;
        if (all == null) {
            all = new HashMap<>(1024);
            for (int i = 0; i < typeLines.size(); i++) {
                String line = typeLines.get(i);
                int space = line.indexOf(' ');
                int end = line.indexOf(' ', space + 1);
                String of = namespaces.get(Integer.parseInt(line.substring(space + 1, end)));
                all.put(of + ' ' + line.substring(0, space), i);
            }
            names = all;
        }
        Integer id = all.get(namespace + ' ' + name);
        return id == null ? null : type(id);
    }
}
