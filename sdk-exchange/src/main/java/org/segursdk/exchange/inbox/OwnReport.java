package org.segursdk.exchange.inbox;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.core.error.Violations;

/**
 * A report of the structure itself, as far as it is validated. Holds no patient data: the software has the report.
 *
 * @param reportId the software's key of it
 * @param state how far it is
 * @param authorId account or number of who has to validate it
 * @param unit the unit it is of; {@code ""} where there are none
 * @param recordId the software's key of the patient's record
 * @param createdAt when it was begun
 * @param changedAt when its state last changed
 * @param notifiedAt when somebody was last told that it waits
 */
public record OwnReport(
        String reportId,
        State state,
        String authorId,
        String unit,
        String recordId,
        Instant createdAt,
        Instant changedAt,
        Optional<Instant> notifiedAt) {
    /** How far a report is. */
    public enum State {
        /** Written, not validated. */
        UNVALIDATED,
        /** Given out as provisional. */
        PROVISIONAL,
        VALIDATED,
        /** Given up. */
        CANCELLED;

        /** Whether somebody has still to validate it. */
        public boolean isWaiting() {
            return this == UNVALIDATED || this == PROVISIONAL;
        }
    }

    public OwnReport {
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(createdAt, "createdAt");
        Objects.requireNonNull(changedAt, "changedAt");
        Objects.requireNonNull(notifiedAt, "notifiedAt");
        new Violations()
                .require(reportId, "reportId")
                .require(authorId, "authorId")
                .require(recordId, "recordId")
                .throwIfAny("OwnReport");
    }

    /** Its state alone. */
    @Override
    public String toString() {
        return "OwnReport[" + state + "]";
    }
}
