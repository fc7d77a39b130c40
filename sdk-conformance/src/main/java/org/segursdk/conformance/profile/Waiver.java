package org.segursdk.conformance.profile;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * An exception, dated, reasoned and owned. It fails the run when it has expired or excuses nothing any more.
 *
 * @param requirement the requirement excused
 * @param condition one condition of a check; all of the requirement's failures when empty
 * @param reason why, for whoever reads the report
 * @param kind what sort of exception
 * @param owner who answers for it
 * @param ticket where it is followed
 * @param until last day it holds, a year from now at most
 */
public record Waiver(
        String requirement,
        Optional<String> condition,
        String reason,
        Kind kind,
        String owner,
        Optional<String> ticket,
        LocalDate until) {
    /** What sort of exception. */
    public enum Kind {
        /** The product answers otherwise, on purpose. */
        NOT_APPLICABLE_BY_DESIGN,
        /** The product is wrong and will be mended; shown in red, and it prevents a clean seal. */
        KNOWN_DEFECT,
        /** The requirement is not clear yet. */
        PENDING_CLARIFICATION
    }

    public Waiver {
        Objects.requireNonNull(requirement, "requirement");
        Objects.requireNonNull(condition, "condition");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(ticket, "ticket");
        Objects.requireNonNull(until, "until");
    }

    public boolean isExpired(LocalDate today) {
        return today.isAfter(until);
    }
}
