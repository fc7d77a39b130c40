package org.segursdk.core.xds;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.core.terminology.CodedValue;

/**
 * A classification of a registry object: a code, an author (whose parts are slots), or the marker of a submission set.
 *
 * @param scheme {@code classificationScheme}, {@code ""} for a marker
 * @param node {@code classificationNode} of a marker, {@code ""} otherwise
 * @param representation {@code nodeRepresentation}: the code; {@code ""} for an author or a marker
 * @param name label, {@code ""} when none
 * @param slots code system ({@code codingScheme}) or author parts
 */
public record Classification(String scheme, String node, String representation, String name, List<Slot> slots) {
    static final String CODING_SCHEME = "codingScheme";

    public Classification {
        Objects.requireNonNull(scheme, "scheme");
        Objects.requireNonNull(node, "node");
        Objects.requireNonNull(representation, "representation");
        Objects.requireNonNull(name, "name");
        slots = List.copyOf(slots);
    }

    /** A code under one of the schemes of {@link XdsUuids}. */
    public static Classification code(String scheme, CodedValue value) {
        return new Classification(
                scheme, "", value.code(), value.displayName(), List.of(Slot.of(CODING_SCHEME, value.codeSystem())));
    }

    /** The values of a slot, empty when there is none of that name. */
    public List<String> slot(String name) {
        return Slots.values(slots, name);
    }

    /** The code as a concept, when it has a code and a code system; the code stands for a missing label. */
    public Optional<CodedValue> asCode() {
        List<String> systems = slot(CODING_SCHEME);
        if (representation.isBlank() || systems.isEmpty() || systems.get(0).isBlank()) {
            return Optional.empty();
        }
        return Optional.of(CodedValue.of(representation, systems.get(0), name.isBlank() ? representation : name));
    }

    /** Without the slots, which may name somebody. */
    @Override
    public String toString() {
        return "Classification[" + scheme + node + ", " + representation + "]";
    }
}
