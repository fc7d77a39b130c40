package org.segursdk.exchange.journal;

import java.util.Objects;
import org.segursdk.insi.desk.InsTrace;

/**
 * Calls of INSi counted alike.
 *
 * @param finess geographic FINESS; {@code ""} when none was told
 * @param operation which operation, such as {@code WS_INS2}
 * @param outcome with which result
 * @param count calls
 */
public record InsiRow(String finess, String operation, InsTrace.Outcome outcome, long count) {
    public InsiRow {
        Objects.requireNonNull(finess, "finess");
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(outcome, "outcome");
    }

    /** The figures. */
    @Override
    public String toString() {
        return "InsiRow[" + outcome + ", " + count + "]";
    }
}
