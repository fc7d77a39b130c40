package org.segursdk.psc;

import java.time.Duration;
import java.util.Objects;

/** What one poll of a decoupled login brought. */
public sealed interface CibaStep {
    /**
     * Nothing yet.
     *
     * @param after how long to wait before the next poll; an earlier one asks the provider nothing
     */
    record Waiting(Duration after) implements CibaStep {
        public Waiting {
            Objects.requireNonNull(after, "after");
        }
    }

    /**
     * The service is away for now; the professional may still confirm.
     *
     * @param rawCode the HTTP status, or the code of a connection that could not be made
     * @param after how long to wait before the next poll
     */
    record Unavailable(String rawCode, Duration after) implements CibaStep {
        public Unavailable {
            Objects.requireNonNull(rawCode, "rawCode");
            Objects.requireNonNull(after, "after");
        }
    }

    /** It is over, one way or another. */
    record Ended(LoginResult result) implements CibaStep {
        public Ended {
            Objects.requireNonNull(result, "result");
        }
    }
}
