package org.segursdk.core.actor;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violations;

/**
 * A postal address as lines, ready for an envelope, with its parts where they are known. Source: cda §4.2.
 *
 * @param lines 1 to 7 lines, none blank
 * @param use where it applies
 * @param parts the same address in parts, which documents then show instead of the lines
 */
public record Address(List<String> lines, Use use, Optional<PostalAddress> parts) {
    /** Use of an address or a telecom. */
    public enum Use {
        HOME("H"),
        /** Main home. */
        PRIMARY_HOME("HP"),
        VACATION_HOME("HV"),
        WORK("WP"),
        /** Addresses only. */
        TEMPORARY("TMP"),
        /** Telecoms only: direct line. */
        DIRECT("DIR"),
        /** Telecoms only: switchboard, shared mailbox. */
        PUBLIC("PUB"),
        /** Telecoms only: in an emergency. */
        EMERGENCY("EC"),
        /** Telecoms only. */
        MOBILE("MC"),
        /** Telecoms only. */
        PAGER("PG");

        private static final Set<Use> TELECOM_ONLY = EnumSet.of(DIRECT, PUBLIC, EMERGENCY, MOBILE, PAGER);

        private final String code;

        Use(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }

        /** Whether an address may have it. */
        public boolean forAddress() {
            return !TELECOM_ONLY.contains(this);
        }

        /** Whether a telecom may have it. */
        public boolean forTelecom() {
            return this != TEMPORARY;
        }
    }

    /**
     * @throws InvalidInputException rules {@code CDA-ADDR-LINES}, {@code CDA-ADDR-USE}
     */
    public Address {
        Objects.requireNonNull(use, "use");
        Objects.requireNonNull(parts, "parts");
        lines = List.copyOf(lines);
        new Violations()
                .check(
                        !lines.isEmpty() && lines.size() <= 7 && lines.stream().noneMatch(String::isBlank),
                        "lines",
                        "CDA-ADDR-LINES",
                        "de 1 à 7 lignes non vides",
                        "1 to 7 lines, none blank")
                .check(
                        use.forAddress(),
                        "use",
                        "CDA-ADDR-USE",
                        "cet usage est celui d'un télécom",
                        "this use is that of a telecom")
                .throwIfAny("Address");
    }

    public Address(List<String> lines, Use use) {
        this(lines, use, Optional.empty());
    }

    public static Address work(String... lines) {
        return new Address(List.of(lines), Use.WORK);
    }

    public static Address home(String... lines) {
        return new Address(List.of(lines), Use.HOME);
    }

    /** An address known by its parts; the lines are made from them. */
    public static Address structured(PostalAddress parts, Use use) {
        return new Address(parts.lines(), use, Optional.of(parts));
    }

    /** Redacted: an address may be a patient's. */
    @Override
    public String toString() {
        return "Address[redacted]";
    }
}
