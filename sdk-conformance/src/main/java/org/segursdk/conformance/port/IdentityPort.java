package org.segursdk.conformance.port;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The patients of the product and the lives of their identities. INSi is the sandbox's. Patients are named by the product's own key.
 * Requirements REM-INS-01 and -03 to -19, -25, -26, -42, -45.
 */
public interface IdentityPort {
    /**
     * A field of an identity, each a text of its own: dates as {@code AAAA-MM-JJ}, sex {@code M}, {@code F} or {@code I}, place by its
     * code (COG, 5 characters), given names separated by spaces, matricule of 15 characters with its key, OID with dots.
     */
    enum Field {
        BIRTH_NAME,
        BIRTH_GIVEN_NAMES,
        FIRST_GIVEN_NAME,
        SEX,
        BIRTH_DATE,
        BIRTH_PLACE,
        USED_NAME,
        USED_GIVEN_NAME,
        MATRICULE,
        OID
    }

    /** How far an identity is trusted: provisoire, récupérée, validée, qualifiée. */
    enum Status {
        PROVISIONAL,
        RETRIEVED,
        VALIDATED,
        QUALIFIED
    }

    /** What takes trust away: douteuse, fictive. */
    enum Mark {
        DOUBTFUL,
        FICTITIOUS
    }

    /** A document shown: a passport, whose trust is high, or a driving licence, whose trust is low. */
    enum Proof {
        PASSPORT,
        DRIVING_LICENCE
    }

    /** What a user may do beyond keeping identities. */
    enum Right {
        SEE_INS,
        CALL_INSI,
        CHANGE_STRICT_TRAITS
    }

    /**
     * A user of the product.
     *
     * @param id of the account, as it stands in traces
     */
    record User(String id, Set<Right> rights) {
        public User {
            Objects.requireNonNull(id, "id");
            rights = Set.copyOf(rights);
        }
    }

    /**
     * What became of a gesture.
     *
     * @param accepted whether it was carried out
     * @param patient whom it was about; empty when nobody was created
     * @param alerts what the user was shown to decide on or to know, in the product's words; empty when nothing was
     */
    record Answer(boolean accepted, Optional<String> patient, List<String> alerts) {
        public Answer {
            Objects.requireNonNull(patient, "patient");
            alerts = List.copyOf(alerts);
        }
    }

    /**
     * What the product keeps of an identity.
     *
     * @param fields those that are filled
     * @param proof kind of the document recorded, in the product's words
     */
    record Kept(Map<Field, String> fields, Status status, Set<Mark> marks, Optional<String> proof) {
        public Kept {
            fields = Map.copyOf(fields);
            Objects.requireNonNull(status, "status");
            marks = Set.copyOf(marks);
            Objects.requireNonNull(proof, "proof");
        }

        /** Redacted. */
        @Override
        public String toString() {
            return "Kept[" + status + "]";
        }
    }

    /** What a trace is about. */
    enum Action {
        CREATION,
        CHANGE,
        STATUS,
        INSI_CALL,
        INS_SEEN
    }

    /**
     * A line of the product's traces.
     *
     * @param at by the bench's clock
     * @param user id of the account; empty when the trace does not tell
     * @param outcome of a call: the code that INSi answered; otherwise empty, or why it was refused
     * @param before the status before, of a change of status
     * @param after the status after, of a change of status
     */
    record Trace(
            Instant at, String user, Action action, String outcome, Optional<Status> before, Optional<Status> after) {
        public Trace {
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(user, "user");
            Objects.requireNonNull(action, "action");
            Objects.requireNonNull(outcome, "outcome");
            Objects.requireNonNull(before, "before");
            Objects.requireNonNull(after, "after");
        }
    }

    /** A user types an identity. */
    Answer create(Map<Field, String> typed, User user) throws Exception;

    /**
     * A user asks INSi for the INS of a patient by the traits kept, and takes the answer over: agrees to more given names than were typed
     * when they begin with the first given name, and to no other difference.
     */
    Answer retrieve(String patient, User user) throws Exception;

    /**
     * A user reads a Vitale card of somebody who is not known yet, asks INSi and creates the patient from the answer.
     *
     * @param insured matricule of the insured person, 15 characters
     */
    Answer createFromCard(String insured, User user) throws Exception;

    /** A user records a document that was shown. Whatever the product does by itself then, it does. */
    Answer prove(String patient, Proof proof, User user) throws Exception;

    /** A user validates the identity. */
    Answer validate(String patient, User user) throws Exception;

    /** A user marks the identity. */
    Answer mark(String patient, Mark mark, User user) throws Exception;

    /** A user changes fields. */
    Answer change(String patient, Map<Field, String> values, User user) throws Exception;

    /** A user asks to see the INS. The matricule shown; empty when it was refused or there is none. */
    Optional<String> showIns(String patient, User user) throws Exception;

    /** What is kept of a patient. */
    Kept read(String patient) throws Exception;

    /**
     * Patients born that day whose birth or used name begins so.
     *
     * @param birthDate {@code AAAA-MM-JJ}
     * @param beginning as a user types it; empty for all
     */
    List<String> search(String birthDate, String beginning) throws Exception;

    /** The traces of a patient, oldest first, refused gestures included. */
    List<Trace> traces(String patient) throws Exception;
}
