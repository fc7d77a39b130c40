package org.segursdk.insi.desk;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.RetrievedIdentity;

/**
 * A line of the functional journal of the INS. It holds patient data: it goes to the software's audit trail, never to a
 * technical log; {@code toString} shows none of it. Source: rules 4, 31, 37, 39, 48, 53, REM-INS-43.
 */
public sealed interface InsTrace {
    Instant at();

    /** The software's key of the patient record; empty when there is none yet. */
    String recordId();

    /** Who acted. */
    String userId();

    /** What became of a call to INSi. */
    enum Outcome {
        /** Code 00. */
        FOUND,
        /** Code 01. */
        NONE,
        /** Code 02. */
        SEVERAL,
        /** Verification: right. */
        RIGHT,
        /** Verification: wrong. */
        WRONG,
        /** No usable answer; the raw code tells more. */
        FAILED,
        /** Not called: the user has no right, or the identity is doubtful or fictitious. */
        NOT_CALLED
    }

    /**
     * One call to INSi and its whole answer, or one that was refused before the wire.
     *
     * @param operation {@code WS_INS1}, {@code WS_INS2} or {@code WS_INS3}
     * @param criteria traits sent; empty for a card
     * @param rawCode code as the service gave it, or rule ids of the refusal
     * @param messageId message id of the call; empty when none was made
     * @param answer the identity answered, verbatim
     */
    record Call(
            Instant at,
            String recordId,
            String userId,
            String operation,
            Optional<IdentityTraits> criteria,
            Outcome outcome,
            String rawCode,
            String messageId,
            Optional<RetrievedIdentity> answer)
            implements InsTrace {
        public Call {
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(recordId, "recordId");
            Objects.requireNonNull(userId, "userId");
            Objects.requireNonNull(operation, "operation");
            Objects.requireNonNull(criteria, "criteria");
            Objects.requireNonNull(outcome, "outcome");
            Objects.requireNonNull(rawCode, "rawCode");
            Objects.requireNonNull(messageId, "messageId");
            Objects.requireNonNull(answer, "answer");
        }

        /** Redacted. */
        @Override
        public String toString() {
            return "Call[" + operation + ", " + outcome + "]";
        }
    }

    /**
     * Someone saw, or was refused, the matricule of a record.
     *
     * @param granted whether the user has the right
     */
    record Access(Instant at, String recordId, String userId, boolean granted) implements InsTrace {
        public Access {
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(recordId, "recordId");
            Objects.requireNonNull(userId, "userId");
        }

        /** Redacted. */
        @Override
        public String toString() {
            return "Access[granted=" + granted + "]";
        }
    }

    /**
     * Data that bear the INS went to partners.
     *
     * @param partners whom, by name or identifier; at least one
     * @param documentId what was sent
     */
    record Disclosure(Instant at, String recordId, String userId, List<String> partners, String documentId)
            implements InsTrace {
        public Disclosure {
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(recordId, "recordId");
            Objects.requireNonNull(userId, "userId");
            partners = List.copyOf(partners);
            Objects.requireNonNull(documentId, "documentId");
        }

        /** Redacted. */
        @Override
        public String toString() {
            return "Disclosure[" + partners.size() + " partners]";
        }
    }

    /**
     * The patients were looked through for the one of a received document.
     *
     * @param documentId what was received
     * @param found records found, the likeliest first; empty: nobody
     */
    record LookUp(Instant at, String userId, String documentId, Key key, List<String> found) implements InsTrace {
        /** By what. */
        public enum Key {
            /** Matricule and OID. */
            MATRICULE,
            /** The five traits. */
            TRAITS
        }

        public LookUp {
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(userId, "userId");
            Objects.requireNonNull(documentId, "documentId");
            Objects.requireNonNull(key, "key");
            found = List.copyOf(found);
        }

        /** The only record found; empty when there is none, or several. */
        @Override
        public String recordId() {
            return found.size() == 1 ? found.get(0) : "";
        }

        /** Redacted. */
        @Override
        public String toString() {
            return "LookUp[" + key + ", " + found.size() + " found]";
        }
    }
}
