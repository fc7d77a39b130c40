package org.segursdk.dmp.patient;

import java.util.Objects;
import java.util.Optional;

/**
 * An authorisation was changed as asked, or stood so already (TD0.3). Source: dmp §5.1.
 *
 * @param context the DMP's own words, such as that nothing had to be done; {@code toString} leaves them out
 */
public record AuthorisationUpdate(Optional<String> context) {
    public AuthorisationUpdate {
        Objects.requireNonNull(context, "context");
    }

    /** Without the DMP's words. */
    @Override
    public String toString() {
        return "AuthorisationUpdate[done]";
    }
}
