package org.segursdk.psc;

import java.util.Objects;

/** How the beginning of a decoupled login ended. */
public sealed interface CibaStart {
    /** The professional is asked to confirm: show the two digits and await. */
    record Started(CibaLogin login) implements CibaStart {
        public Started {
            Objects.requireNonNull(login, "login");
        }
    }

    /**
     * The provider knows nobody by this identifier.
     *
     * @param rawCode the provider's code
     */
    record UnknownProfessional(String rawCode) implements CibaStart {
        public UnknownProfessional {
            Objects.requireNonNull(rawCode, "rawCode");
        }
    }
}
