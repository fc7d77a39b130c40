package org.segursdk.eprescription.gateway;

import java.util.Objects;
import java.util.Optional;

/**
 * The base's refusal of what was asked, with its own codes. Sending the same again is refused again.
 *
 * @param rawCode the base's own code
 * @param rule the rule it named, such as {@code EF_EP3_E303_03}
 * @param rawText its words; may quote patient data: for the person at the screen, not for logs
 */
public record Rejection(String rawCode, Optional<String> rule, String rawText) {
    public Rejection {
        Objects.requireNonNull(rawCode, "rawCode");
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(rawText, "rawText");
    }

    /** Without the text. */
    @Override
    public String toString() {
        return "Rejection[" + rawCode + "]";
    }
}
