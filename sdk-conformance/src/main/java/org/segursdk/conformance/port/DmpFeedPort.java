package org.segursdk.conformance.port;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.segursdk.core.document.Visibility;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Ins;

/**
 * The feeding of the DMP: a product that validates documents, sends them by itself, replaces and deletes them. Patients and documents are
 * named by the product's own ids. What cannot be done raises {@link UnsupportedOperationException}: the check then ends with an error,
 * never with a pass. What is optional ({@link #state}) is answered empty.
 */
public interface DmpFeedPort {
    /** Where a document stands on its way to the DMP, as the product shows it to its user. */
    enum State {
        /** The order is kept and will be carried out. */
        PENDING,
        /** The DMP accepted the document. */
        FED,
        /** It is not in the DMP and will not be by itself: refused, withheld, no open record. */
        NOT_FED
    }

    /**
     * A document that a professional validates: a visit report with any content.
     *
     * @param visibility restrictions set by the professional; none for a document everybody may see
     * @param withheld the professional chose not to send this one to the DMP
     * @param announcement the professional said that its content has to be announced to the patient first
     * @param toPatient it goes to the patient's mailbox too
     */
    record Letter(Set<Visibility> visibility, boolean withheld, boolean announcement, boolean toPatient) {
        /** A document without any choice of the professional's. */
        public static final Letter PLAIN = new Letter(Set.of(), false, false, false);

        public Letter {
            Objects.requireNonNull(visibility, "visibility");
            visibility = visibility.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(visibility));
        }

        public Letter with(Set<Visibility> restrictions) {
            return new Letter(restrictions, withheld, announcement, toPatient);
        }

        /** Not sent to the DMP. */
        public Letter heldBack() {
            return new Letter(visibility, true, announcement, toPatient);
        }

        /** To be announced first; goes to the patient's mailbox afterwards. */
        public Letter announcedFirst() {
            return new Letter(visibility, withheld, true, true);
        }
    }

    /** How long at most the product takes from the validation to the end of the sending when nothing hinders it; default 30 seconds. */
    default Duration delay() {
        return Duration.ofSeconds(30);
    }

    /**
     * Registers a patient.
     *
     * @param ins as INSi answers it; a person of the sandbox
     * @param qualified whether the identity is validated and the INS retrieved; otherwise the product knows the traits alone
     * @return the product's id
     */
    String patient(Ins ins, IdentityTraits traits, boolean qualified);

    /** Writes a document and validates it, as one gesture of the professional; returns as soon as the professional has the screen back. */
    String validate(String patient, Letter letter);

    /** The professional asks that this document be fed now, whatever was chosen before. */
    void feed(String document);

    /**
     * The professional corrects a document and validates the new version.
     *
     * @return the product's id of the new version; the same when versions share one
     */
    String replace(String document);

    /** The professional takes the document back from the DMP. */
    void delete(String document);

    /** Records whether the patient opposes that the DMP is fed. */
    void opposes(String patient, boolean opposed);

    /** What the record shows of the document's sending; empty when the product shows nothing. */
    Optional<State> state(String document);
}
