package org.segursdk.cda.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A postal address as written. Source: cda §4.2.
 *
 * @param parts parts in their order: {@code streetAddressLine}, {@code houseNumber}, {@code postalCode}…
 * @param text the text outside parts, if any
 * @param use {@code H}, {@code WP}… if told
 * @param nullFlavor why there is none, if told
 */
public record ReadAddress(List<Part> parts, Optional<String> text, Optional<String> use, Optional<String> nullFlavor) {
    /**
     * A part of an address.
     *
     * @param name element name
     * @param value its text
     */
    public record Part(String name, String value) {
        public Part {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(value, "value");
        }

        /** Redacted. */
        @Override
        public String toString() {
            return "Part[" + name + ", redacted]";
        }
    }

    public ReadAddress {
        parts = List.copyOf(parts);
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(use, "use");
        Objects.requireNonNull(nullFlavor, "nullFlavor");
    }

    /** The first part of that name, such as {@code county} (COG code of a birth place) or {@code city}. */
    public Optional<String> part(String name) {
        return parts.stream()
                .filter(p -> p.name().equals(name))
                .map(Part::value)
                .findFirst();
    }

    /** As lines for an envelope: free lines as they are, parts put on the usual French lines. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        text.ifPresent(lines::add);
        parts.stream()
                .filter(p -> p.name().equals("streetAddressLine"))
                .map(Part::value)
                .forEach(lines::add);
        line(lines, "additionalLocator", "unitID", "precinct");
        line(lines, "houseNumber", "houseNumberNumeric", "streetNameType", "streetName", "streetNameBase");
        line(lines, "postBox");
        line(lines, "postalCode", "city");
        line(lines, "county");
        line(lines, "state");
        line(lines, "country");
        return List.copyOf(lines);
    }

    private void line(List<String> lines, String... names) {
        StringBuilder line = new StringBuilder();
        for (String name : names) {
            for (Part part : parts) {
                if (part.name().equals(name) && !part.value().isBlank()) {
                    line.append(line.isEmpty() ? "" : " ").append(part.value());
                }
            }
        }
        if (!line.isEmpty()) {
            lines.add(line.toString());
        }
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "ReadAddress[redacted]";
    }
}
