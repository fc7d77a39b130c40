package org.segursdk.conformance.port;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Ins;

/**
 * What a product makes of the mails it receives by MSSanté: its list of received documents, their filing, what it shows. The operator is
 * the sandbox's. Requirements REM-MSSR-01 to -04, -06, -07, -09, -10, -12, -13, -14, -16, -17.
 */
public interface MailReceptionPort {
    /** Who sent a message, as the list shows it. */
    enum Kind {
        PROFESSIONAL,
        PATIENT,
        UNKNOWN
    }

    /** What the list tells about a document that arrived and others that are held. */
    enum Notice {
        NONE,
        /** It takes the place of one that is held. */
        REPLACES,
        /** It asks that one that is held be deleted. */
        DELETES,
        /** It is held already. */
        HELD_ALREADY
    }

    /**
     * An entry of the list of received documents, or of messages without documents.
     *
     * @param id the product's own
     * @param archive whether it came in an XDM archive
     * @param subject of the message, as it is shown
     * @param sender of the message
     * @param patientName birth name of the patient, as it is shown; empty when none is
     * @param title of the document, as it is shown; empty for a message without
     * @param filedTo the patient's record it stands in; empty while it stands in none
     * @param proposals records proposed for it
     */
    record Entry(
            String id,
            boolean archive,
            String subject,
            Kind sender,
            Optional<String> patientName,
            Optional<String> title,
            Optional<String> filedTo,
            List<String> proposals,
            Notice notice) {
        public Entry {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(subject, "subject");
            Objects.requireNonNull(sender, "sender");
            proposals = List.copyOf(proposals);
            Objects.requireNonNull(notice, "notice");
        }

        /** Redacted. */
        @Override
        public String toString() {
            return "Entry[" + notice + "]";
        }
    }

    /**
     * How documents were filed.
     *
     * @param automatically by the product alone
     * @param byHand by a user
     * @param waiting in no record yet
     */
    record Filed(long automatically, long byHand, long waiting) {}

    /** The mailbox the product reads; it is opened in the sandbox by the product's adapter. */
    String mailbox() throws Exception;

    /**
     * Registers a patient.
     *
     * @param ins as INSi answers it; a person of the sandbox
     * @param qualified whether the identity is validated and the INS retrieved; otherwise the product knows the traits alone
     * @return the product's id
     */
    String patient(Ins ins, IdentityTraits traits, boolean qualified) throws Exception;

    /** Sets whether documents are filed by the product alone; false when the product has no such setting. */
    boolean automaticFiling(boolean on) throws Exception;

    /** The product looks into its mailbox, as it does by itself now and then. */
    void fetch() throws Exception;

    /** The list of what was received, oldest first. */
    List<Entry> entries() throws Exception;

    /** A user opens the entry: the document as it is shown, as text or HTML; empty when it cannot be shown. */
    Optional<String> open(String entry) throws Exception;

    /** The matricule that the product read from the document, 15 characters; empty when it read none. */
    Optional<String> matricule(String entry) throws Exception;

    /** A user files the entry into a record. */
    void file(String entry, String patient) throws Exception;

    /** How documents received today were filed; empty when the product does not count. */
    Optional<Filed> filed() throws Exception;

    /** Texts of the notifications (SMS, mail) that left for the professional since the check began; empty when there are none to be sent. */
    Optional<List<String>> notifications() throws Exception;
}
