package org.segursdk.core.actor;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violations;

/**
 * The parts of a structured postal address, each at most once. Source: cda §4.2.
 *
 * @param parts at least one, none blank; kept in the order in which people write them
 */
public record PostalAddress(Map<Part, String> parts) {
    /** What a part of an address is. */
    public enum Part {
        /** Floor, staircase, flat. */
        UNIT("unitID"),
        /** Building, residence: what helps to find the place. */
        LOCATOR("additionalLocator"),
        /** Number in the street, with bis or ter. */
        HOUSE_NUMBER("houseNumber"),
        HOUSE_NUMBER_NUMERIC("houseNumberNumeric"),
        /** Avenue, rue… when it is kept apart from the name. */
        STREET_TYPE("streetNameType"),
        STREET("streetName"),
        POST_BOX("postBox"),
        /** Lieu-dit. */
        PRECINCT("precinct"),
        POSTAL_CODE("postalCode"),
        CITY("city"),
        /** COG code of the commune. */
        COUNTY("county"),
        STATE("state"),
        COUNTRY("country");

        private final String element;

        Part(String element) {
            this.element = element;
        }

        /** Name of the element in a CDA document. */
        public String element() {
            return element;
        }
    }

    /**
     * @throws InvalidInputException rule {@code CDA-ADDR-PARTS}: no part, or a blank one
     */
    public PostalAddress {
        EnumMap<Part, String> ordered = new EnumMap<>(Part.class);
        ordered.putAll(parts);
        new Violations()
                .check(
                        !ordered.isEmpty() && ordered.values().stream().noneMatch(String::isBlank),
                        "parts",
                        "CDA-ADDR-PARTS",
                        "au moins une partie, aucune vide",
                        "at least one part, none blank")
                .throwIfAny("PostalAddress");
        parts = Collections.unmodifiableMap(ordered);
    }

    public static Builder builder() {
        return new Builder();
    }

    public Optional<String> part(Part part) {
        return Optional.ofNullable(parts.get(part));
    }

    /** The address as lines for an envelope; the COG code is not one of them. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        line(lines, Part.UNIT);
        line(lines, Part.LOCATOR);
        line(
                lines,
                parts.containsKey(Part.HOUSE_NUMBER) ? Part.HOUSE_NUMBER : Part.HOUSE_NUMBER_NUMERIC,
                Part.STREET_TYPE,
                Part.STREET);
        line(lines, Part.POST_BOX, Part.PRECINCT);
        line(lines, Part.POSTAL_CODE, Part.CITY);
        line(lines, Part.STATE, Part.COUNTRY);
        if (lines.isEmpty()) {
            line(lines, Part.COUNTY);
        }
        return List.copyOf(lines);
    }

    private void line(List<String> lines, Part... wanted) {
        String line =
                Stream.of(wanted).filter(parts::containsKey).map(parts::get).collect(Collectors.joining(" "));
        if (!line.isEmpty()) {
            lines.add(line);
        }
    }

    /** Redacted: an address may be a patient's. */
    @Override
    public String toString() {
        return "PostalAddress[redacted]";
    }

    /** Builds a structured address. */
    public static final class Builder {
        private final Map<Part, String> parts = new EnumMap<>(Part.class);

        private Builder() {}

        public Builder part(Part part, String value) {
            this.parts.put(part, value);
            return this;
        }

        /** Number and name of the street. */
        public Builder street(String houseNumber, String name) {
            return part(Part.HOUSE_NUMBER, houseNumber).part(Part.STREET, name);
        }

        public Builder city(String postalCode, String name) {
            return part(Part.POSTAL_CODE, postalCode).part(Part.CITY, name);
        }

        public Builder country(String value) {
            return part(Part.COUNTRY, value);
        }

        /**
         * @throws InvalidInputException rule {@code CDA-ADDR-PARTS}
         */
        public PostalAddress build() {
            return new PostalAddress(parts);
        }
    }
}
