package org.segursdk.core.actor;

import java.util.List;
import java.util.Objects;
import org.segursdk.core.error.Violations;

/**
 * A postal address as lines, ready for an envelope. Source: cda §4.2.
 *
 * @param lines 1 to 7 lines, none blank
 * @param use where it applies
 */
public record Address(List<String> lines, Use use) {
    /** Use of an address or a telecom. */
    public enum Use {
        HOME("H"),
        WORK("WP");

        private final String code;

        Use(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    public Address {
        Objects.requireNonNull(use, "use");
        lines = List.copyOf(lines);
        new Violations()
                .check(
                        !lines.isEmpty() && lines.size() <= 7 && lines.stream().noneMatch(String::isBlank),
                        "lines",
                        "CDA-ADDR-LINES",
                        "de 1 à 7 lignes non vides",
                        "1 to 7 lines, none blank")
                .throwIfAny("Address");
    }

    public static Address work(String... lines) {
        return new Address(List.of(lines), Use.WORK);
    }

    public static Address home(String... lines) {
        return new Address(List.of(lines), Use.HOME);
    }

    /** Redacted: an address may be a patient's. */
    @Override
    public String toString() {
        return "Address[redacted]";
    }
}
