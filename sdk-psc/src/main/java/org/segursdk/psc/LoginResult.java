package org.segursdk.psc;

import java.util.Objects;

/** How a login ended, as far as it was to be expected. Failures are exceptions. */
public sealed interface LoginResult {
    /** The user is who they say: choose a situation and open the session. */
    record Granted(PscLogin login) implements LoginResult {
        public Granted {
            Objects.requireNonNull(login, "login");
        }
    }

    /**
     * The user, or the provider for them, said no.
     *
     * @param reason what is understood of it
     * @param rawCode the provider's code, such as {@code access_denied}
     */
    record Refused(Reason reason, String rawCode) implements LoginResult {
        public Refused {
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(rawCode, "rawCode");
        }
    }

    /** Nobody answered in time. */
    record Expired() implements LoginResult {}

    /** The user gave up, here in the software. */
    record Cancelled() implements LoginResult {}

    /** Why a login was refused. */
    enum Reason {
        /** Refused or given up at the provider's. */
        DENIED,
        /** A silent login was asked and there is no session, or the user would have to do something. */
        INTERACTION_NEEDED
    }
}
