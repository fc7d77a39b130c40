package org.segursdk.eprescription.gateway;

import java.util.Objects;
import java.util.Optional;

/**
 * The status that the base tells, as it tells it, and the SDK's state for it when the gateway knows one. An unknown code maps to nothing.
 * Source: eprescription §2.
 *
 * @param rawCode the base's own code, {@code ""} when it gave none
 * @param state what the gateway knows it to mean
 */
public record BaseStatus(String rawCode, Optional<PrescriptionState> state) {
    public BaseStatus {
        Objects.requireNonNull(rawCode, "rawCode");
        Objects.requireNonNull(state, "state");
    }

    /** A code whose meaning is known. */
    public static BaseStatus of(String rawCode, PrescriptionState state) {
        return new BaseStatus(rawCode, Optional.of(state));
    }

    /** A code whose meaning is not known. */
    public static BaseStatus unknown(String rawCode) {
        return new BaseStatus(rawCode, Optional.empty());
    }
}
