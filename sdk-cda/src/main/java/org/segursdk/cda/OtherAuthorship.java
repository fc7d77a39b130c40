package org.segursdk.cda;

import java.time.Instant;
import java.util.Objects;
import org.segursdk.core.document.OtherAuthor;

/**
 * An author who is no professional, and when the contribution was made. Source: cda §3.2.
 *
 * @param by a device, or the patient
 * @param at when, to the second
 */
public record OtherAuthorship(OtherAuthor by, Instant at) {
    public OtherAuthorship {
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(at, "at");
    }
}
