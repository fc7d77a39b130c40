package org.segursdk.core.xds;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.segursdk.core.terminology.CodedValue;

/**
 * A stored query of a registry (ITI-18). Values are quoted as ebRIM wants: texts between single quotes, those inside doubled;
 * lists between parentheses, continued in a further {@code Value} when they exceed 256 characters; times as
 * bare UTC digits. Immutable. Source: dmp §8; IHE ITI TF-2 3.18.
 */
public final class StoredQuery {
    /** The main query. */
    public static final String FIND_DOCUMENTS = "urn:uuid:14d4debf-8f97-4251-9a74-a90016b0af0d";
    /** Lots by date of submission. */
    public static final String FIND_SUBMISSION_SETS = "urn:uuid:f26abbcb-ac74-4422-8a30-edb644bbc1a9";
    /** By entryUUID or uniqueId. */
    public static final String GET_DOCUMENTS = "urn:uuid:5c4f972b-d56b-40ac-a5fc-c8ca9b40b9d4";
    /** Ties from or to given objects. */
    public static final String GET_ASSOCIATIONS = "urn:uuid:a7ae438b-4bc2-4642-93e9-be891f7bb155";
    /** As {@link #GET_DOCUMENTS}, with the ties of what is found. */
    public static final String GET_DOCUMENTS_AND_ASSOCIATIONS = "urn:uuid:bab9529a-4a10-40b3-a01f-f68a615d247a";
    /** By accession number, order or imaging study. */
    public static final String FIND_DOCUMENTS_BY_REFERENCE_ID = "urn:uuid:12941a89-e02e-4be5-967c-ce4bfc8fe492";

    /** ebRIM {@code LongName}. */
    static final int MAX_VALUE = 256;

    /** What comes back. */
    public enum ReturnType {
        /** Full metadata. */
        LEAF_CLASS("LeafClass"),
        /** Ids alone. */
        OBJECT_REF("ObjectRef");

        private final String code;

        ReturnType(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    private final String id;
    private final ReturnType returnType;
    private final List<Slot> slots;

    private StoredQuery(Builder builder) {
        this.id = builder.id;
        this.returnType = builder.returnType;
        this.slots = List.copyOf(builder.slots);
    }

    /** @param id one of the UUIDs of this class */
    public static Builder builder(String id) {
        return new Builder(id);
    }

    public String id() {
        return id;
    }

    public ReturnType returnType() {
        return returnType;
    }

    /** The parameters, quoted, in the order given. */
    public List<Slot> slots() {
        return slots;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StoredQuery that
                && id.equals(that.id)
                && returnType == that.returnType
                && slots.equals(that.slots);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, returnType, slots);
    }

    /** Without the parameters, which name a patient. */
    @Override
    public String toString() {
        return "StoredQuery[" + returnType + ", " + slots.size() + " parameter(s)]";
    }

    /** Builds a query; parameters of no value are left out. */
    public static final class Builder {
        private final String id;
        private ReturnType returnType = ReturnType.LEAF_CLASS;
        private final List<Slot> slots = new ArrayList<>();

        private Builder(String id) {
            this.id = Objects.requireNonNull(id, "id");
        }

        /** Default {@link ReturnType#LEAF_CLASS}. */
        public Builder returnType(ReturnType value) {
            this.returnType = Objects.requireNonNull(value, "returnType");
            return this;
        }

        /** One text. */
        public Builder text(String name, String value) {
            slots.add(Slot.of(name, quoted(value)));
            return this;
        }

        /** One of several texts. */
        public Builder texts(String name, Collection<String> values) {
            if (!values.isEmpty()) {
                slots.add(new Slot(name, lists(values)));
            }
            return this;
        }

        /** One of several codes, {@code CODE^^OID}. */
        public Builder codes(String name, Collection<CodedValue> values) {
            return texts(
                    name,
                    values.stream()
                            .map(each -> each.code() + "^^" + each.codeSystem())
                            .toList());
        }

        /** The first second from which on, in UTC. */
        public Builder from(String name, Instant value) {
            slots.add(Slot.of(name, Hl7.dtm(value)));
            return this;
        }

        /** The first second that no longer counts, in UTC. */
        public Builder until(String name, Instant value) {
            Instant second = value.truncatedTo(ChronoUnit.SECONDS);
            slots.add(Slot.of(name, Hl7.dtm(second.equals(value) ? second : second.plusSeconds(1))));
            return this;
        }

        public StoredQuery build() {
            return new StoredQuery(this);
        }

        private static String quoted(String value) {
            return '\'' + value.replace("'", "''") + '\'';
        }

        private static List<String> lists(Collection<String> values) {
            List<String> lists = new ArrayList<>();
            StringBuilder list = new StringBuilder("(");
            for (String value : values) {
                String item = quoted(value);
                if (list.length() > 1 && list.length() + item.length() + 2 > MAX_VALUE) {
                    lists.add(list.append(')').toString());
                    list = new StringBuilder("(");
                }
                list.append(list.length() > 1 ? "," : "").append(item);
            }
            lists.add(list.append(')').toString());
            return lists;
        }
    }
}
