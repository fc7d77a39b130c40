package org.segursdk.dmp.patient;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.core.actor.ProfessionalId;

/**
 * Which records the user is authorised on are listed (TD0.4). Source: dmp §5.2.
 *
 * @param since only records on which it happened since; sent to the second, in the zone of {@link DmpPatientProfile#listZone()}
 * @param dateKind what happened
 * @param owner the professional whose records are listed, when it is not the user
 */
public record PatientListQuery(Instant since, DateKind dateKind, Optional<ProfessionalId> owner) {
    /** What the date is of. */
    public enum DateKind {
        /** An authorisation was given; the code is spelled so. */
        LAST_AUTHORISATION("LASTAUTORIZATION"),
        /** A document was added. */
        LAST_DOCUMENT("LASTDOC");

        private final String code;

        DateKind(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    public PatientListQuery {
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(dateKind, "dateKind");
        Objects.requireNonNull(owner, "owner");
    }

    /** Records on which the user was authorised since. */
    public static PatientListQuery authorisedSince(Instant since) {
        return new PatientListQuery(since, DateKind.LAST_AUTHORISATION, Optional.empty());
    }

    /** Records to which a document was added since. */
    public static PatientListQuery documentSince(Instant since) {
        return new PatientListQuery(since, DateKind.LAST_DOCUMENT, Optional.empty());
    }

    /** The same, of another professional's records. */
    public PatientListQuery of(ProfessionalId professional) {
        return new PatientListQuery(since, dateKind, Optional.of(professional));
    }
}
