package org.segursdk.insi;

import java.util.Objects;
import java.util.Optional;
import org.segursdk.core.actor.ProfessionalSession;

/** How the software stands before INSi. Source: insi §3.2, §3.4. */
public sealed interface InsiAuthentication {
    /** Mutual TLS with the structure's certificate, named {@code INSI-AUTO} or {@code INSI-MANU}; no assertion. */
    static InsiAuthentication mutualTls() {
        return new MutualTls();
    }

    /**
     * A CPx card: server-authenticated TLS, and an assertion signed with the card's signature key, which is the signature key
     * of the context's credentials for INSi. Needs the structure's billing id.
     */
    static InsiAuthentication cpx(ProfessionalSession session) {
        return new Cpx(session, Optional.empty());
    }

    /** A CPx card with the specialty code that Assurance Maladie knows, when it is not the professional's own. */
    static InsiAuthentication cpx(ProfessionalSession session, String specialtyCode) {
        return new Cpx(session, Optional.of(specialtyCode));
    }

    /**
     * Pro Santé Connect. Experimental: neither the way the token travels ({@link InsiProfile#pscTokenAttribute()}) nor the address
     * is published; both are the integrator's.
     *
     * @param specialtyCode the professional's AMO specialty code
     */
    static InsiAuthentication psc(ProfessionalSession session, String specialtyCode) {
        return new Psc(session, specialtyCode, Optional.empty());
    }

    /**
     * Pro Santé Connect, for who holds several professions. Experimental, as {@link #psc(ProfessionalSession, String)}.
     *
     * @param professionCode the profession the user acts in, a code of TRE_G15 such as {@code 10}; sent as
     *     {@link InsiProfile#pscProfessionAttribute()}
     */
    static InsiAuthentication psc(ProfessionalSession session, String specialtyCode, String professionCode) {
        return new Psc(session, specialtyCode, Optional.of(professionCode));
    }

    /** See {@link #mutualTls()}. */
    record MutualTls() implements InsiAuthentication {}

    /** See {@link #cpx(ProfessionalSession)}. */
    record Cpx(ProfessionalSession session, Optional<String> specialtyCode) implements InsiAuthentication {
        public Cpx {
            Objects.requireNonNull(session, "session");
            Objects.requireNonNull(specialtyCode, "specialtyCode");
        }
    }

    /** See {@link #psc(ProfessionalSession, String)}. */
    record Psc(ProfessionalSession session, String specialtyCode, Optional<String> professionCode)
            implements InsiAuthentication {
        public Psc {
            Objects.requireNonNull(session, "session");
            Objects.requireNonNull(specialtyCode, "specialtyCode");
            Objects.requireNonNull(professionCode, "professionCode");
        }
    }
}
