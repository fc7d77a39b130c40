package org.segursdk.conformance.port;

import java.util.List;
import java.util.Optional;

/** The archive of a laboratory. Time is the bench's clock. */
public interface ReportArchivePort {
    /** Where a report lies. */
    enum State {
        CURRENT,
        ARCHIVED,
        DESTROYED
    }

    /** Keeps a report, now; the product's id. */
    String keep(byte[] report);

    /** Does what the product does by itself each night. */
    void night();

    /** Empty when the product has no archive. */
    Optional<State> state(String report);

    /** States that the product's trace tells of the report, oldest first; kept after its destruction. */
    List<State> trace(String report);
}
