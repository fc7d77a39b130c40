package org.segursdk.cda.internal.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.segursdk.cda.internal.tree.Node;
import org.segursdk.cda.read.ReadCode;
import org.segursdk.cda.read.ReadId;
import org.segursdk.cda.read.ReadPeriod;
import org.segursdk.cda.read.ReadQuantity;
import org.segursdk.cda.read.ReadTime;
import org.segursdk.cda.read.ReadValue;

/** HL7 data types as written. Source: cda §1.2. */
public final class Datatypes {
    private static final int MAX_TRANSLATIONS = 64;

    private final Scope scope;

    public Datatypes(Scope scope) {
        this.scope = scope;
    }

    /** An attribute that says something. */
    public static Optional<String> attribute(Node node, String name) {
        String value = node.attribute(name);
        return value == null || value.isBlank() ? Optional.empty() : Optional.of(value.strip());
    }

    public static Optional<String> nullFlavor(Node node) {
        return attribute(node, "nullFlavor");
    }

    /** Own text of an element, ends stripped; empty when it holds none. */
    public static Optional<String> text(@Nullable Node node) {
        return node == null
                ? Optional.empty()
                : Optional.of(node.fullText().strip()).filter(text -> !text.isEmpty());
    }

    public static ReadId id(Node node) {
        return new ReadId(
                attribute(node, "root"),
                attribute(node, "extension"),
                attribute(node, "assigningAuthorityName"),
                nullFlavor(node));
    }

    public static List<ReadId> ids(Node parent) {
        return parent.children("id").stream().map(Datatypes::id).toList();
    }

    public static List<String> templates(Node parent) {
        List<String> roots = new ArrayList<>(4);
        for (Node child = parent.child("templateId"); child != null; child = child.next("templateId")) {
            attribute(child, "root").ifPresent(roots::add);
        }
        return roots;
    }

    public Optional<ReadCode> code(Node parent, String name) {
        Node node = parent.child(name);
        return node == null ? Optional.empty() : Optional.of(code(node));
    }

    public List<ReadCode> codes(Node parent, String name) {
        return parent.children(name).stream().map(this::code).toList();
    }

    public ReadCode code(Node node) {
        Node original = node.child("originalText");
        Optional<String> reference = original == null ? Optional.empty() : reference(original);
        return new ReadCode(
                attribute(node, "code"),
                attribute(node, "codeSystem"),
                attribute(node, "codeSystemName"),
                attribute(node, "displayName"),
                original == null ? Optional.empty() : words(original),
                reference.map(value -> value.startsWith("#") ? value.substring(1) : value),
                nullFlavor(node),
                node.children("translation").stream()
                        .limit(MAX_TRANSLATIONS)
                        .map(this::code)
                        .toList(),
                node.children("qualifier").stream()
                        .limit(MAX_TRANSLATIONS)
                        .map(q -> new ReadCode.Qualifier(code(q, "name"), code(q, "value")))
                        .toList());
    }

    /** {@code reference/@value} of a text, as written. */
    public static Optional<String> reference(Node text) {
        Node reference = text.child("reference");
        return reference == null ? Optional.empty() : attribute(reference, "value");
    }

    /** Words written in place, or those the narrative holds where the text points to. */
    public Optional<String> words(Node text) {
        Optional<String> pointed = reference(text).flatMap(scope::words);
        if (pointed.isPresent()) {
            return pointed;
        }
        String own = text.fullText().strip();
        return own.isEmpty() ? Optional.empty() : Optional.of(own);
    }

    public static ReadQuantity quantity(Node node) {
        return new ReadQuantity(
                node.value("value"),
                attribute(node, "unit"),
                nullFlavor(node),
                node.children("translation").stream()
                        .limit(MAX_TRANSLATIONS)
                        .map(t -> new ReadQuantity(
                                t.value("value"),
                                attribute(t, "unit").or(() -> attribute(t, "code")),
                                nullFlavor(t),
                                List.of()))
                        .toList());
    }

    public static Optional<ReadQuantity> quantity(Node parent, String name) {
        return Optional.ofNullable(parent.child(name)).map(Datatypes::quantity);
    }

    public static ReadTime time(Node node) {
        return new ReadTime(node.value("value").strip(), nullFlavor(node));
    }

    public static Optional<ReadTime> time(Node parent, String name) {
        return Optional.ofNullable(parent.child(name)).map(Datatypes::time);
    }

    public static ReadPeriod period(Node node) {
        return new ReadPeriod(
                node.has("value") ? Optional.of(time(node)) : Optional.empty(),
                time(node, "low"),
                time(node, "high"),
                quantity(node, "width"),
                nullFlavor(node));
    }

    public static Optional<ReadPeriod> period(Node parent, String name) {
        return Optional.ofNullable(parent.child(name)).map(Datatypes::period);
    }

    /** The value by its kind; null when the kind is not known. What bears no {@code xsi:type} is known by its form. */
    public @Nullable ReadValue value(Node node) {
        return switch (node.xsiType()) {
            case "PQ", "INT", "REAL", "MO" -> new ReadValue.Quantity(quantity(node));
            case "IVL_PQ", "IVL_INT", "IVL_REAL" -> range(node);
            case "CD", "CE", "CV", "CS", "CO" -> new ReadValue.Coded(code(node));
            case "ST", "ED", "SC" ->
                node.base64() == null ? new ReadValue.Text(words(node).orElse(""), nullFlavor(node)) : null;
            case "BL", "BN" -> bool(node);
            case "TS", "IVL_TS" -> new ReadValue.Time(period(node));
            case "RTO", "RTO_PQ_PQ", "RTO_QTY_QTY" ->
                new ReadValue.Ratio(quantity(node, "numerator"), quantity(node, "denominator"), nullFlavor(node));
            default -> byForm(node);
        };
    }

    private @Nullable ReadValue byForm(Node node) {
        if (node.has("code") || node.child("originalText") != null || node.child("translation") != null) {
            return new ReadValue.Coded(code(node));
        }
        if (node.child("low") != null || node.child("high") != null) {
            return range(node);
        }
        return node.has("unit") ? new ReadValue.Quantity(quantity(node)) : null;
    }

    private static ReadValue bool(Node node) {
        Optional<Boolean> answer =
                switch (node.value("value").strip()) {
                    case "true", "1" -> Optional.of(true);
                    case "false", "0" -> Optional.of(false);
                    default -> Optional.empty();
                };
        return new ReadValue.Bool(answer, nullFlavor(node));
    }

    public static ReadValue.Range range(Node node) {
        return new ReadValue.Range(
                quantity(node, "low"),
                inclusive(node.child("low")),
                quantity(node, "high"),
                inclusive(node.child("high")),
                nullFlavor(node));
    }

    private static boolean inclusive(@Nullable Node bound) {
        return bound == null || !bound.value("inclusive").equals("false");
    }
}
