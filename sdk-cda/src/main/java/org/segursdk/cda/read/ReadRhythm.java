package org.segursdk.cda.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.cda.internal.read.Datatypes;
import org.segursdk.cda.internal.tree.Node;

/**
 * When something is given, as written: a period of time, a frequency, an event, or several of them together. Source: cda §6.4,
 * §10.3.
 *
 * @param type {@code IVL_TS}, {@code PIVL_TS}, {@code EIVL_TS}, {@code SXPR_TS}, {@code TS}; empty when none is written
 * @param bounds from when to when, for a period of time; the phase of a frequency
 * @param every how often, for a frequency
 * @param event meal or moment of the day, for an event
 * @param offset how long before or after the event
 * @param parts what it is made of, when there are several
 * @param words how people read the frequency, if told
 * @param nullFlavor why there is none, if told
 */
public record ReadRhythm(
        String type,
        Optional<ReadPeriod> bounds,
        Optional<ReadQuantity> every,
        Optional<ReadCode> event,
        Optional<ReadValue.Range> offset,
        List<ReadRhythm> parts,
        Optional<String> words,
        Optional<String> nullFlavor) {
    public ReadRhythm {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(bounds, "bounds");
        Objects.requireNonNull(every, "every");
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(offset, "offset");
        parts = List.copyOf(parts);
        Objects.requireNonNull(words, "words");
        Objects.requireNonNull(nullFlavor, "nullFlavor");
    }

    static ReadRhythm of(Node node, Datatypes types) {
        Node phase = node.child("phase");
        Node period = node.child("period");
        Node offset = node.child("offset");
        Node translation = period == null ? null : period.child("translation");
        Node original = translation == null ? null : translation.child("originalText");
        List<ReadRhythm> parts = new ArrayList<>();
        for (Node comp : node.children("comp")) {
            parts.add(of(comp, types));
        }
        boolean plain = node.has("value")
                || node.child("low") != null
                || node.child("high") != null
                || node.child("width") != null;
        return new ReadRhythm(
                node.xsiType(),
                plain
                        ? Optional.of(Datatypes.period(node))
                        : Optional.ofNullable(phase).map(Datatypes::period),
                Optional.ofNullable(period).map(Datatypes::quantity),
                types.code(node, "event"),
                Optional.ofNullable(offset).map(Datatypes::range),
                parts,
                original == null ? Optional.empty() : types.words(original),
                Datatypes.nullFlavor(node));
    }

    /** The first frequency in it, its own or that of a part. */
    public Optional<ReadQuantity> frequency() {
        return every.or(
                () -> parts.stream().flatMap(part -> part.frequency().stream()).findFirst());
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "ReadRhythm[" + type + "]";
    }
}
