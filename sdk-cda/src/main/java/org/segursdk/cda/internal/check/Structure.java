package org.segursdk.cda.internal.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.segursdk.cda.internal.tree.Node;

/**
 * What each element of a document may hold, as tables people can read and edit: the files of {@code structure}, in the notation
 * that {@link StructureReader} tells. A type is made ready when first met. Thread-safe once read. Source: cda §1.1.
 */
final class Structure {
    private static final String[] FILES = {"codes", "datatypes", "header", "body", "acts", "entities", "extensions"};

    private static final class Holder {
        static final Structure INSTANCE = shipped();

        private static Structure shipped() {
            String[] tables = new String[FILES.length];
            for (int i = 0; i < FILES.length; i++) {
                tables[i] = Tables.read("structure/" + FILES[i] + ".txt");
            }
            return of(tables);
        }
    }

    /** A type as the table has it; {@code dataType} for one that namespaces may have as their own. */
    private static final class Definition {
        final String namespace;
        final String fullName;
        final boolean dataType;
        final boolean mixed;
        final boolean isAbstract;
        final @Nullable String base;
        final String body;
        private @Nullable ElementType type;

        Definition(
                String namespace,
                String fullName,
                boolean dataType,
                boolean mixed,
                boolean isAbstract,
                @Nullable String base,
                String body) {
            this.namespace = namespace;
            this.fullName = fullName;
            this.dataType = dataType;
            this.mixed = mixed;
            this.isAbstract = isAbstract;
            this.base = base;
            this.body = body;
        }

        Definition in(String other) {
            return new Definition(other, fullName, true, mixed, isAbstract, base, body);
        }

        synchronized ElementType type(Structure structure) {
            ElementType known = type;
            if (known == null) {
                ElementType above = base == null ? null : structure.type(namespace, base);
                known = new ElementType(
                        fullName, above, mixed, isAbstract, ContentReader.read(structure, namespace, body));
                type = known;
            }
            return known;
        }
    }

    private final Map<String, String> namespaces = new HashMap<>(Map.of("hl7", Node.CDA));
    private final Map<String, Boolean> ownDataTypes = new HashMap<>(Map.of(Node.CDA, true));
    private final Map<String, String> groups = new HashMap<>(64);
    private final Map<String, String> codes = new HashMap<>(128);
    private final Map<String, String> usual = new HashMap<>(256);
    /** By namespace and name without the prefix of the file. */
    private final Map<String, Definition> definitions = new ConcurrentHashMap<>(512);

    private final Map<String, ValueType> valueTypes = new ConcurrentHashMap<>();
    private final Map<String, String> prefixes = new HashMap<>(8);

    private Structure() {}

    static Structure get() {
        return Holder.INSTANCE;
    }

    /** Of tables, in that order. */
    static Structure of(String... tables) {
        Structure structure = new Structure();
        for (String table : tables) {
            new StructureReader(structure).read(table);
        }
        return structure;
    }

    void addNamespace(String prefix, String namespace, boolean withDataTypes) {
        namespaces.put(prefix, namespace.intern());
        ownDataTypes.put(namespace, withDataTypes);
    }

    void addGroup(String name, String content) {
        groups.put(name, content);
    }

    void addCodes(String name, String list) {
        codes.put(name, list);
    }

    void addUsual(String name, String type) {
        usual.put(name, type);
    }

    void addType(
            String namespace,
            String prefix,
            String name,
            boolean mixed,
            boolean isAbstract,
            @Nullable String base,
            String body) {
        boolean dataType = prefix.isEmpty() && namespace.equals(Node.CDA);
        definitions.put(
                namespace + ' ' + name,
                new Definition(namespace, prefix + name, dataType, mixed, isAbstract, base, body));
        if (!prefix.isEmpty()) {
            prefixes.put(prefix, namespace);
        }
    }

    ElementType root() {
        return type(Node.CDA, "ClinicalDocument");
    }

    String namespace(String prefix) {
        return known(namespaces.get(prefix), prefix);
    }

    String group(String name) {
        return known(groups.get(name), name);
    }

    /** The type, told without prefix, of an element of that namespace: its own, or else HL7's. */
    ElementType type(String namespace, String name) {
        return known(definition(namespace, name), name).type(this);
    }

    /** What an element usually holds: as listed, or the type of its name with a capital. */
    String usualType(String element) {
        String type = usual.get(element);
        return type != null ? type : Character.toUpperCase(element.charAt(0)) + element.substring(1);
    }

    ValueType usualValue(String attribute) {
        return valueType(known(usual.get('@' + attribute), attribute));
    }

    ValueType valueType(String name) {
        ValueType type = valueTypes.get(name);
        if (type == null) {
            type = name.endsWith("*")
                    ? ValueType.listOf(valueType(name.substring(0, name.length() - 1)))
                    : codes.containsKey(name) ? ValueType.oneOf(codes(name)) : ValueType.named(name);
            valueTypes.put(name, type);
        }
        return type;
    }

    /** The codes of a list, those of other lists taken in. */
    String codes(String name) {
        StringBuilder all = new StringBuilder();
        for (String code : known(codes.get(name), name).split(" +")) {
            all.append(code.startsWith("+") ? codes(code.substring(1)) : code).append(' ');
        }
        return all.toString().strip();
    }

    /** The type of that full name, as {@code xsi:type} gives it. */
    @Nullable
    ElementType named(String namespace, String fullName) {
        Definition found = definition(namespace, fullName);
        if (found == null || !found.fullName.equals(fullName) || !found.namespace.equals(namespace)) {
            found = null;
            for (Map.Entry<String, String> prefix : prefixes.entrySet()) {
                if (fullName.startsWith(prefix.getKey()) && prefix.getValue().equals(namespace)) {
                    found = definitions.get(
                            namespace + ' ' + fullName.substring(prefix.getKey().length()));
                }
            }
        }
        return found == null || !found.fullName.equals(fullName) ? null : found.type(this);
    }

    /** Every type of the tables, so that a table can be tried whole. */
    List<ElementType> all() {
        return definitions.values().stream()
                .map(definition -> definition.type(this))
                .toList();
    }

    private @Nullable Definition definition(String namespace, String name) {
        String key = namespace + ' ' + name;
        Definition own = definitions.get(key);
        if (own != null) {
            return own;
        }
        Definition shared = definitions.get(Node.CDA + ' ' + name);
        if (shared == null || !shared.dataType || !Boolean.TRUE.equals(ownDataTypes.get(namespace))) {
            return shared;
        }
        Definition copy = shared.in(namespace);
        Definition other = definitions.putIfAbsent(key, copy);
        return other == null ? copy : other;
    }

    private static <T> T known(@Nullable T value, String name) {
        if (value == null) {
            throw new IllegalStateException("structure table: " + name);
        }
        return value;
    }
}
