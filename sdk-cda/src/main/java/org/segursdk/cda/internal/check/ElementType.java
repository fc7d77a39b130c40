package org.segursdk.cda.internal.check;

import org.jspecify.annotations.Nullable;
import org.segursdk.cda.internal.check.ContentReader.Content;
import org.segursdk.cda.internal.tree.Node;

/** What elements of one type hold: their attributes, and their children as a deterministic automaton. */
final class ElementType {
    /** State of an automaton that has read nothing yet. */
    static final int START = -1;

    /** No way on from here. */
    static final int NONE = -2;

    /** An attribute a type allows. */
    record Attribute(
            String name,
            ValueType values,
            boolean required,
            @Nullable String fixed) {}

    /** A place for a child. */
    static final class Place {
        private static final String NOT_LOOKED_INTO = "anything";

        private final @Nullable Structure structure;
        final String namespace;
        final String name;
        private final String typeNamespace;
        private final String typeName;
        private @Nullable ElementType type;

        Place(@Nullable Structure structure, String namespace, String name, String typeNamespace, String typeName) {
            this.structure = structure;
            this.namespace = namespace;
            this.name = name;
            this.typeNamespace = typeNamespace;
            this.typeName = typeName;
        }

        static Place foreign() {
            return new Place(null, "", "", "", NOT_LOOKED_INTO);
        }

        boolean takes(Node child) {
            if (structure == null) {
                return !child.namespace().equals(Node.CDA);
            }
            return child.named(name) && namespace.equals(child.namespace());
        }

        /** Null for what is not looked into. */
        @Nullable
        ElementType type() {
            ElementType known = type;
            if (known == null && structure != null && !typeName.equals(NOT_LOOKED_INTO)) {
                known = structure.type(typeNamespace, typeName);
                type = known; // the table makes one of each, so that two threads find the same
            }
            return known;
        }
    }

    final String name;
    final @Nullable ElementType base;
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

    ElementType(String name, @Nullable ElementType base, boolean mixed, boolean isAbstract, Content content) {
        this.name = name;
        this.base = base;
        this.isNarrative = name.startsWith("StrucDoc.");
        this.mixed = mixed;
        this.isAbstract = isAbstract;
        this.attributes = content.attributes().toArray(new Attribute[0]);
        this.places = content.places().toArray(new Place[0]);
        this.first = content.first();
        this.follow = content.follow().toArray(new int[0][]);
        this.last = new boolean[places.length];
        for (int place : content.last()) {
            last[place] = true;
        }
        this.emptyAllowed = content.emptyAllowed();
    }

    /** Whether it may stand where that type is expected. */
    boolean derivesFrom(ElementType expected) {
        for (ElementType at = this; at != null; at = at.base) {
            if (at == expected) {
                return true;
            }
        }
        return false;
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
}
