package org.segursdk.conformance.port;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The structure's own imaging reports, as far as they are validated. The product reads the time of the bench's clock. An empty answer
 * says that the product cannot: the check then sees nothing.
 */
public interface OwnReportsPort {
    /** How far a report is. */
    enum State {
        UNVALIDATED,
        PROVISIONAL,
        VALIDATED
    }

    /** Begins a report, not validated, now. The id is the kit's and is unique. */
    void begin(String report) throws Exception;

    /** Changes the state, now. */
    void change(String report, State state) throws Exception;

    /** Ids of the reports begun in the period, its end excluded, that are not validated or provisional; in any order. */
    Optional<List<String>> waiting(Instant from, Instant before) throws Exception;

    /** Does what the product does from time to time, and gives the ids of which somebody was told that they wait since that delay. */
    Optional<List<String>> notifyLate(Duration delay) throws Exception;
}
