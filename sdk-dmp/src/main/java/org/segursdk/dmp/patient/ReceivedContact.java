package org.segursdk.dmp.patient;

import java.util.Objects;

/**
 * A telephone or an electronic address as the DMP sent it, unchecked. {@code toString} shows nothing of it. Source: dmp §4.3.
 *
 * @param value a URI such as {@code tel:…} or {@code mailto:…}, never empty
 * @param use code of HL7 such as {@code MC} (mobile) or {@code HP}, {@code ""} when not told
 */
public record ReceivedContact(String value, String use) {
    public ReceivedContact {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(use, "use");
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "ReceivedContact[redacted]";
    }
}
