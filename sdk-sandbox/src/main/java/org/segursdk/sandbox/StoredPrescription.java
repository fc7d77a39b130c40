package org.segursdk.sandbox;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A prescription as the sandbox's base holds it.
 *
 * @param number its number
 * @param status where it stands, by the sandbox's clock
 * @param depositedAt when it was deposited
 * @param repeats how many times the same was deposited again
 * @param opposed whether the patient opposes the view of executions
 * @param lineIds ids of its lines
 * @param executionIds ids of its executions, in order
 */
public record StoredPrescription(
        String number,
        Status status,
        Instant depositedAt,
        int repeats,
        boolean opposed,
        List<String> lineIds,
        List<String> executionIds) {
    /** The sandbox's own states and codes. */
    public enum Status {
        REGISTERED("SBX-10"),
        PARTLY_EXECUTED("SBX-20"),
        EXECUTED("SBX-30"),
        CANCELLED("SBX-40"),
        REPLACED("SBX-50"),
        EXPIRED("SBX-60");

        private final String code;

        Status(String code) {
            this.code = code;
        }

        /** As it goes over the wire. */
        public String code() {
            return code;
        }
    }

    public StoredPrescription {
        Objects.requireNonNull(number, "number");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(depositedAt, "depositedAt");
        lineIds = List.copyOf(lineIds);
        executionIds = List.copyOf(executionIds);
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "StoredPrescription[" + status + "]";
    }
}
