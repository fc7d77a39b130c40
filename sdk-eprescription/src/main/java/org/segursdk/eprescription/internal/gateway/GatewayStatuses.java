package org.segursdk.eprescription.internal.gateway;

import java.util.Map;
import java.util.Optional;
import org.segursdk.eprescription.gateway.BaseStatus;
import org.segursdk.eprescription.gateway.PrescriptionState;

/** The status codes of the sandbox's base. */
final class GatewayStatuses {
    private static final Map<String, PrescriptionState> STATES = Map.of(
            "SBX-10", PrescriptionState.DEPOSITED,
            "SBX-20", PrescriptionState.PARTIALLY_EXECUTED,
            "SBX-30", PrescriptionState.EXECUTED,
            "SBX-40", PrescriptionState.CANCELLED,
            "SBX-50", PrescriptionState.REPLACED_BY,
            "SBX-60", PrescriptionState.EXPIRED);

    private GatewayStatuses() {}

    /** A code that is not known stays raw. */
    static BaseStatus of(String code) {
        return new BaseStatus(code, Optional.ofNullable(STATES.get(code)));
    }

    static String code(PrescriptionState state) {
        return STATES.entrySet().stream()
                .filter(entry -> entry.getValue() == state)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }
}
