package org.segursdk.eprescription.gateway;

import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.actor.Professional;
import org.segursdk.core.actor.ProfessionalSession;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violations;

/**
 * Who calls the base: a professional, with their session when there is one, and the Assurance Maladie number or the FINESS under which they
 * do. Immutable, thread-safe. Source: eprescription §2 (7), §7.
 */
public final class CallContext {
    /** Who consults tells an Assurance Maladie number or a FINESS; the rule's id as seen. */
    public static final String RULE_CALLER = "EF_EP3_E303_03";

    private static final Pattern AM = Pattern.compile("[0-9]{9}");
    private static final Pattern FINESS = Pattern.compile("[0-9A-Z]{9}");

    private final Professional professional;
    private final @Nullable ProfessionalSession session;
    private final @Nullable String amNumber;
    private final @Nullable String finess;
    private final Clock clock;

    private CallContext(Builder builder, Professional professional) {
        this.professional = professional;
        this.session = builder.session;
        this.amNumber = builder.amNumber;
        this.finess = builder.finess;
        this.clock = builder.clock;
    }

    public static Builder builder() {
        return new Builder();
    }

    public Professional professional() {
        return professional;
    }

    /** The professional's session, when there is one. */
    public Optional<ProfessionalSession> session() {
        return Optional.ofNullable(session);
    }

    /** Assurance Maladie number, 9 digits. */
    public Optional<String> amNumber() {
        return Optional.ofNullable(amNumber);
    }

    /** FINESS of the structure, 9 characters. */
    public Optional<String> finess() {
        return Optional.ofNullable(finess);
    }

    /** Clock of the software. */
    public Clock clock() {
        return clock;
    }

    /**
     * For gateways: who consults or executes tells an Assurance Maladie number or a FINESS.
     *
     * @throws InvalidInputException rule {@value #RULE_CALLER}
     */
    public void requireAmNumberOrFiness() {
        if (amNumber == null && finess == null) {
            throw InvalidInputException.of(
                    "CallContext",
                    "amNumber",
                    RULE_CALLER,
                    "dites un numéro AM ou un FINESS, au moins l'un des deux",
                    "tell an AM number or a FINESS, at least one of them");
        }
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "CallContext[redacted]";
    }

    /** Builds a context. */
    public static final class Builder {
        private @Nullable Professional professional;
        private @Nullable ProfessionalSession session;
        private @Nullable String amNumber;
        private @Nullable String finess;
        private Clock clock = Clock.systemUTC();

        private Builder() {}

        /** Required, unless a session tells it. */
        public Builder professional(Professional value) {
            this.professional = value;
            return this;
        }

        /** Whose session it is calls. */
        public Builder session(ProfessionalSession value) {
            this.session = value;
            return this;
        }

        /** 9 digits. */
        public Builder amNumber(String value) {
            this.amNumber = value;
            return this;
        }

        /** 9 characters. */
        public Builder finess(String value) {
            this.finess = value;
            return this;
        }

        /** Default the system's. */
        public Builder clock(Clock value) {
            this.clock = value;
            return this;
        }

        /**
         * @throws InvalidInputException rules {@code REQUIRED}; {@code EPR-AM-NUMBER}, {@code EPR-FINESS}: not of that form; {@code
         *     EPR-CALLER}: the session is of another professional
         */
        public CallContext build() {
            Professional caller = professional == null && session != null ? session.professional() : professional;
            new Violations()
                    .require(caller, "professional")
                    .check(
                            caller == null
                                    || session == null
                                    || caller.id().equals(session.professional().id()),
                            "session",
                            "EPR-CALLER",
                            "la session est celle d'un autre professionnel",
                            "the session is of another professional")
                    .check(
                            amNumber == null || AM.matcher(amNumber).matches(),
                            "amNumber",
                            "EPR-AM-NUMBER",
                            "un numéro AM a 9 chiffres",
                            "an AM number has 9 digits")
                    .check(
                            finess == null || FINESS.matcher(finess).matches(),
                            "finess",
                            "EPR-FINESS",
                            "un FINESS a 9 caractères",
                            "a FINESS has 9 characters")
                    .throwIfAny("CallContext");
            return new CallContext(this, Objects.requireNonNull(caller));
        }
    }
}
