package org.segursdk.eprescription.gateway;

import java.util.Objects;
import java.util.function.Function;

/** What the base answered when asked for a number. */
public sealed interface Consultation {
    /**
     * It holds it.
     *
     * @param prescription as the base tells it
     */
    record Found(ConsultedPrescription prescription) implements Consultation {
        public Found {
            Objects.requireNonNull(prescription, "prescription");
        }
    }

    /**
     * It has nothing of that number.
     *
     * @param rawCode the base's own code for it
     */
    record Unknown(String rawCode) implements Consultation {
        public Unknown {
            Objects.requireNonNull(rawCode, "rawCode");
        }
    }

    /**
     * It does not show it to this caller.
     *
     * @param rejection why, as it says
     */
    record Refused(Rejection rejection) implements Consultation {
        public Refused {
            Objects.requireNonNull(rejection, "rejection");
        }
    }

    default <T> T match(
            Function<ConsultedPrescription, T> found, Function<Unknown, T> unknown, Function<Rejection, T> refused) {
        if (this instanceof Found yes) {
            return found.apply(yes.prescription());
        }
        return this instanceof Unknown no ? unknown.apply(no) : refused.apply(((Refused) this).rejection());
    }
}
