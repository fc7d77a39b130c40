package org.segursdk.sandbox;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Administrative data of a patient as TD1.3a tells them. {@code toString} shows nothing. Source: dmp §4.3.
 *
 * @param streetLine number and street; may be empty
 * @param postalCode may be empty
 * @param city may be empty
 * @param telecoms URLs such as {@code tel:0100000000} or {@code mailto:…}
 * @param deceased whether the patient is known to have died
 * @param representative legal representative of a minor or a protected adult
 */
public record DmpContact(
        String streetLine,
        String postalCode,
        String city,
        List<String> telecoms,
        boolean deceased,
        Optional<Representative> representative) {
    /**
     * A legal representative.
     *
     * @param relation such as {@code FTH} or {@code MTH}, of 2.16.840.1.113883.1.11.19579
     * @param telecoms URLs
     */
    public record Representative(String relation, String familyName, String givenName, List<String> telecoms) {
        public Representative {
            Objects.requireNonNull(relation, "relation");
            Objects.requireNonNull(familyName, "familyName");
            Objects.requireNonNull(givenName, "givenName");
            telecoms = List.copyOf(telecoms);
        }

        /** Redacted. */
        @Override
        public String toString() {
            return "Representative[redacted]";
        }
    }

    public DmpContact {
        Objects.requireNonNull(streetLine, "streetLine");
        Objects.requireNonNull(postalCode, "postalCode");
        Objects.requireNonNull(city, "city");
        telecoms = List.copyOf(telecoms);
        Objects.requireNonNull(representative, "representative");
    }

    /** An address and numbers, of a living person without legal representative. */
    public static DmpContact of(String streetLine, String postalCode, String city, String... telecoms) {
        return new DmpContact(streetLine, postalCode, city, List.of(telecoms), false, Optional.empty());
    }

    public DmpContact with(Representative value) {
        return new DmpContact(streetLine, postalCode, city, telecoms, deceased, Optional.of(value));
    }

    public DmpContact deceased(boolean value) {
        return new DmpContact(streetLine, postalCode, city, telecoms, value, representative);
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "DmpContact[redacted]";
    }
}
