package org.segursdk.dmp.patient;

import java.util.Optional;

/** Whether a record that exists is open. Source: dmp §4.2. */
public enum RecordState {
    /** {@code active}. */
    OPEN,
    /** {@code terminated}: it cannot be fed. */
    CLOSED;

    /**
     * The state of a code of the DMP.
     *
     * @return empty when none was told, or one this SDK does not know: never taken for either
     */
    public static Optional<RecordState> ofCode(String code) {
        return switch (code) {
            case "active" -> Optional.of(OPEN);
            case "terminated" -> Optional.of(CLOSED);
            default -> Optional.empty();
        };
    }
}
