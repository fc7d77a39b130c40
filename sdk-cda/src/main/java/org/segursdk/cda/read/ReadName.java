package org.segursdk.cda.read;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A person's name as written, parts in their order. Source: cda §3.1, §4.1.
 *
 * @param parts family and given names, civility, title; empty for a name written as one text
 * @param text the text outside parts, if any
 * @param nullFlavor why there is none, if told
 */
public record ReadName(List<Part> parts, Optional<String> text, Optional<String> nullFlavor) {
    /** Kind of a part. */
    public enum Kind {
        FAMILY,
        GIVEN,
        /** Civility (M, MME). */
        PREFIX,
        /** Title (DR, PR…). */
        SUFFIX,
        DELIMITER
    }

    /**
     * A part of a name.
     *
     * @param kind which
     * @param qualifier {@code BR} (birth), {@code CL} (used), {@code SP}… as written; empty when none
     * @param value the words
     */
    public record Part(Kind kind, String qualifier, String value) {
        public Part {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(qualifier, "qualifier");
            Objects.requireNonNull(value, "value");
        }

        /** Redacted. */
        @Override
        public String toString() {
            return "Part[" + kind + ", redacted]";
        }
    }

    public ReadName {
        parts = List.copyOf(parts);
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(nullFlavor, "nullFlavor");
    }

    /** The first part of that kind. */
    public Optional<String> first(Kind kind) {
        return parts.stream().filter(p -> p.kind() == kind).map(Part::value).findFirst();
    }

    /** The first part of that kind with that qualifier ({@code ""} for none). */
    public Optional<String> first(Kind kind, String qualifier) {
        return parts.stream()
                .filter(p -> p.kind() == kind && p.qualifier().equals(qualifier))
                .map(Part::value)
                .findFirst();
    }

    public Optional<String> family() {
        return first(Kind.FAMILY);
    }

    public Optional<String> given() {
        return first(Kind.GIVEN);
    }

    /** Civility, if told. */
    public Optional<String> prefix() {
        return first(Kind.PREFIX);
    }

    /** Title, if told. */
    public Optional<String> suffix() {
        return first(Kind.SUFFIX);
    }

    /** The name in the order written, on one line; empty when there is none. */
    public String display() {
        return parts.isEmpty()
                ? text.orElse("")
                : parts.stream().map(Part::value).filter(v -> !v.isBlank()).collect(Collectors.joining(" "));
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "ReadName[redacted]";
    }
}
