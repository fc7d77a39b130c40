package org.segursdk.cda.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.segursdk.cda.internal.read.Actors;
import org.segursdk.cda.internal.read.Datatypes;
import org.segursdk.cda.internal.read.Products;
import org.segursdk.cda.internal.read.Rows;
import org.segursdk.cda.internal.read.Scope;
import org.segursdk.cda.internal.tree.Node;

/**
 * A clinical statement (act, observation, organizer…) of any model as written. Each part is looked up when it is asked for.
 * Immutable, thread-safe. Source: cda §1.1, §6.
 */
public final class ReadStatement {
    private static final Set<String> KINDS = Set.of(
            "act",
            "encounter",
            "observation",
            "observationMedia",
            "organizer",
            "procedure",
            "regionOfInterest",
            "substanceAdministration",
            "supply");

    private static final String COMMENT = "1.3.6.1.4.1.19376.1.5.3.1.4.2";

    /**
     * A statement inside another.
     *
     * @param type {@code COMP}, {@code SUBJ}, {@code RSON}, {@code REFR}… as written; empty when none
     * @param inverted whether {@code inversionInd} is true
     * @param sequence rank told, if any
     * @param statement the statement
     */
    public record Related(String type, boolean inverted, OptionalInt sequence, ReadStatement statement) {
        public Related {
            Objects.requireNonNull(type, "type");
            Objects.requireNonNull(sequence, "sequence");
            Objects.requireNonNull(statement, "statement");
        }

        /** Redacted. */
        @Override
        public String toString() {
            return "Related[" + type + "]";
        }
    }

    private final Scope scope;
    private final Node node;
    private final Datatypes types;

    private ReadStatement(Scope scope, Node node) {
        this.scope = scope;
        this.node = node;
        this.types = new Datatypes(scope);
    }

    static Optional<ReadStatement> in(Scope scope, Node holder) {
        for (Node child = holder.first(); child != null; child = child.next()) {
            if (KINDS.contains(child.name()) && child.is(child.name())) {
                return Optional.of(new ReadStatement(scope, child));
            }
        }
        return Optional.empty();
    }

    /** Element name: {@code act}, {@code observation}, {@code substanceAdministration}… */
    public String kind() {
        return node.name();
    }

    public boolean isA(String kind) {
        return node.name().equals(kind);
    }

    public Optional<String> classCode() {
        return Datatypes.attribute(node, "classCode");
    }

    /** {@code EVN} done, {@code INT} intended, {@code RQO} asked for… */
    public Optional<String> moodCode() {
        return Datatypes.attribute(node, "moodCode");
    }

    /** Whether it says that something is not so; empty when the document does not tell. */
    public Optional<Boolean> negated() {
        return Datatypes.attribute(node, "negationInd")
                .filter(v -> v.equals("true") || v.equals("false"))
                .map(Boolean::valueOf);
    }

    public Optional<String> nullFlavor() {
        return Datatypes.nullFlavor(node);
    }

    /** templateId roots, in their order. */
    public List<String> templateIds() {
        return Datatypes.templates(node);
    }

    public boolean hasTemplate(String root) {
        return node.hasTemplate(root);
    }

    public List<ReadId> ids() {
        return Datatypes.ids(node);
    }

    public Optional<ReadCode> code() {
        return types.code(node, "code");
    }

    /** Whether its code is that one, in any system. */
    public boolean hasCode(String code) {
        Node written = node.child("code");
        return written != null && code.equals(written.attribute("code"));
    }

    /** The words it stands for: written in place, or those of the narrative it points to. */
    public Optional<String> text() {
        Node text = node.child("text");
        return text == null ? Optional.empty() : types.words(text);
    }

    /** {@code completed}, {@code active}, {@code aborted}… if told. */
    public Optional<String> status() {
        return coded("statusCode");
    }

    private Optional<String> coded(String name) {
        Node status = node.child(name);
        return status == null ? Optional.empty() : Datatypes.attribute(status, "code");
    }

    /** The first time written. */
    public Optional<ReadPeriod> period() {
        return Datatypes.period(node, "effectiveTime");
    }

    /** All times written, as they stand: a rhythm is among them for treatments. */
    public List<ReadElement> times() {
        return elements("effectiveTime");
    }

    /** When and how often, for treatments and supplies: every time written, in its order. */
    public List<ReadRhythm> rhythms() {
        return node.children("effectiveTime").stream()
                .map(time -> ReadRhythm.of(time, types))
                .toList();
    }

    /** Comments on it, in words. */
    public List<String> comments() {
        return related().stream()
                .map(Related::statement)
                .filter(s -> s.isA("act") && (s.hasTemplate(COMMENT) || s.hasCode("48767-8")))
                .flatMap(s -> s.text().stream())
                .toList();
    }

    /**
     * The row of the narrative table that tells of it: column headers and cells, in their order. Empty when its text points to
     * no table, or the table has no headers for its cells.
     */
    public Map<String, String> row() {
        Node text = node.child("text");
        return text == null
                ? Map.of()
                : Datatypes.reference(text)
                        .map(reference -> Rows.of(scope, reference))
                        .orElse(Map.of());
    }

    /** When it applies, in words: every {@code precondition}. */
    public List<String> preconditions() {
        return node.children("precondition").stream()
                .map(precondition -> precondition.at("criterion", "text"))
                .filter(Objects::nonNull)
                .flatMap(text -> types.words(text).stream())
                .toList();
    }

    public Optional<ReadCode> priority() {
        return types.code(node, "priorityCode");
    }

    /** The values, by kind. */
    public List<ReadValue> values() {
        return node.children("value").stream().map(this::value).toList();
    }

    /** The first value. */
    public Optional<ReadValue> value() {
        return Optional.ofNullable(node.child("value")).map(this::value);
    }

    /** The first value, when it is coded or told in words where a code should be. */
    public Optional<ReadCode> coded() {
        return value().flatMap(
                        first -> first instanceof ReadValue.Coded coded ? Optional.of(coded.code()) : Optional.empty());
    }

    private ReadValue value(Node written) {
        ReadValue known = types.value(written);
        return known == null ? new ReadValue.Other(written.xsiType(), new ReadElement(written)) : known;
    }

    /** Codes of that element: {@code interpretationCode}, {@code methodCode}, {@code targetSiteCode}, {@code routeCode}… */
    public List<ReadCode> codes(String element) {
        return types.codes(node, element);
    }

    /** A quantity of that element: {@code quantity}, {@code repeatNumber}… */
    public Optional<ReadQuantity> quantity(String element) {
        return Datatypes.quantity(node, element);
    }

    /** A range of that element: {@code doseQuantity}, {@code rateQuantity}; a single value is both bounds. */
    public Optional<ReadValue.Range> range(String element) {
        Node written = node.child(element);
        if (written == null) {
            return Optional.empty();
        }
        if (written.has("value")) {
            Optional<ReadQuantity> single = Optional.of(Datatypes.quantity(written));
            return Optional.of(new ReadValue.Range(single, true, single, true, Datatypes.nullFlavor(written)));
        }
        return Optional.of(Datatypes.range(written));
    }

    /** Reference ranges, in their order. */
    public List<ReadRange> ranges() {
        List<ReadRange> ranges = new ArrayList<>();
        for (Node reference : node.children("referenceRange")) {
            Node range = reference.child("observationRange");
            if (range != null) {
                Node value = range.child("value");
                Node text = range.child("text");
                ranges.add(new ReadRange(
                        value == null ? Optional.empty() : Optional.of(value(value)),
                        text == null ? Optional.empty() : types.words(text),
                        types.code(range, "interpretationCode")));
            }
        }
        return ranges;
    }

    /** Actors of that element: {@code author}, {@code performer}, {@code participant}, {@code informant}, {@code subject}. */
    public List<ReadActor> actors(String element) {
        return new Actors(types).actors(node, element);
    }

    /** The medicine or product administered or supplied, if told. */
    public Optional<ReadProduct> product() {
        Node consumable = node.child("consumable");
        Node product = (consumable == null ? node : consumable).at("manufacturedProduct");
        if (product == null) {
            product = node.at("product", "manufacturedProduct");
        }
        return product == null ? Optional.empty() : Optional.of(new Products(types).product(product));
    }

    /** Statements inside ({@code entryRelationship} and {@code component}), in their order. */
    public List<Related> related() {
        List<Related> related = new ArrayList<>();
        for (Node child = node.first(); child != null; child = child.next()) {
            if (child.is("entryRelationship") || child.is("component")) {
                Node holder = child;
                in(scope, child)
                        .ifPresent(statement -> related.add(new Related(
                                holder.value("typeCode"),
                                holder.value("inversionInd").equals("true"),
                                sequence(holder),
                                statement)));
            }
        }
        return related;
    }

    private static OptionalInt sequence(Node holder) {
        Node number = holder.child("sequenceNumber");
        try {
            return number == null
                    ? OptionalInt.empty()
                    : OptionalInt.of(Integer.parseInt(number.value("value").strip()));
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }

    /** Statements directly inside that bear that templateId. */
    public List<ReadStatement> inside(String template) {
        return related().stream()
                .map(Related::statement)
                .filter(s -> s.hasTemplate(template))
                .toList();
    }

    /** The first element along these names, for what has no method here. */
    public Optional<ReadElement> at(String... cdaNames) {
        return Optional.ofNullable(node.at(cdaNames)).map(ReadElement::new);
    }

    /** The elements of that name directly inside. */
    public List<ReadElement> elements(String cdaName) {
        return node.children(cdaName).stream().map(ReadElement::new).toList();
    }

    /** The code of an element inside this statement. */
    public Optional<ReadCode> codeAt(String... cdaNames) {
        return Optional.ofNullable(node.at(cdaNames)).map(types::code);
    }

    /** The identifiers of an element inside this statement. */
    public List<ReadId> idsAt(String... cdaNames) {
        Node holder = node.at(cdaNames);
        return holder == null ? List.of() : Datatypes.ids(holder);
    }

    /** The time of an element inside this statement. */
    public Optional<ReadTime> timeAt(String... cdaNames) {
        return Optional.ofNullable(node.at(cdaNames)).map(Datatypes::time);
    }

    /** The words of a text element inside this statement, or those it points to. */
    public Optional<String> wordsAt(String... cdaNames) {
        Node text = node.at(cdaNames);
        return text == null ? Optional.empty() : types.words(text);
    }

    /** The files embedded in it. */
    public List<EmbeddedContent> contents() {
        return Contents.below(scope, node);
    }

    /** The statement as it stands. */
    public ReadElement element() {
        return new ReadElement(node);
    }

    public String path() {
        return node.path();
    }

    /** Redacted: its path. */
    @Override
    public String toString() {
        return "ReadStatement[" + path() + "]";
    }
}
