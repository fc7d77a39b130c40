package org.segursdk.psc;

import java.util.Objects;

/** Whether who brings a token may have what they ask for, at a server that software of others calls. Source: rem REM-DRIM-24. */
public sealed interface BearerCheck {
    /** The status to answer with: 200, 401, 403. */
    int httpStatus();

    /** The token is good and the profession is entitled. */
    record Allowed(PscIdentity identity) implements BearerCheck {
        public Allowed {
            Objects.requireNonNull(identity, "identity");
        }

        @Override
        public int httpStatus() {
            return 200;
        }
    }

    /** No good token. */
    record Unauthenticated() implements BearerCheck {
        @Override
        public int httpStatus() {
            return 401;
        }
    }

    /** A good token of somebody who is not entitled. */
    record Forbidden(PscIdentity identity) implements BearerCheck {
        public Forbidden {
            Objects.requireNonNull(identity, "identity");
        }

        @Override
        public int httpStatus() {
            return 403;
        }
    }
}
