package org.segursdk.dmp.patient;

import java.util.List;
import java.util.Objects;

/**
 * A postal address as the DMP sent it, unchecked. {@code toString} shows nothing of it. Source: dmp §4.3.
 *
 * @param lines street, building and whatever has no part of its own, in the order received, 0..n, none empty
 * @param postalCode {@code ""} when not told
 * @param city {@code ""} when not told
 * @param country {@code ""} when not told
 * @param use code of HL7 such as {@code H} or {@code WP}, {@code ""} when not told
 */
public record ReceivedPlace(List<String> lines, String postalCode, String city, String country, String use) {
    public ReceivedPlace {
        lines = List.copyOf(lines);
        Objects.requireNonNull(postalCode, "postalCode");
        Objects.requireNonNull(city, "city");
        Objects.requireNonNull(country, "country");
        Objects.requireNonNull(use, "use");
    }

    /** Whether it says nowhere at all. */
    public boolean isEmpty() {
        return lines.isEmpty() && postalCode.isEmpty() && city.isEmpty() && country.isEmpty();
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "ReceivedPlace[redacted]";
    }
}
