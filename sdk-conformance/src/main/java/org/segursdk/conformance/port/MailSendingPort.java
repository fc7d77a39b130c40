package org.segursdk.conformance.port;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Ins;

/**
 * Documents that a product sends by MSSanté, to professionals and to the patient, and what becomes of the messages. The operator is the
 * sandbox's. Patients and documents are named by the product's own ids. What cannot be done raises
 * {@link UnsupportedOperationException}: the check then ends with an error. Requirements REM-MSSS-01, -02, -14, -17, -19, -21, -23, -28,
 * -29, REM-MSSC-03, -05 to -07 and -09.
 */
public interface MailSendingPort {
    /** To whom a validated document goes, as the three boxes of the screen. */
    enum Box {
        DMP,
        PATIENT,
        PROFESSIONALS
    }

    /** What the record shows of a message sent to an address. */
    enum Receipt {
        /** It left; nothing came back. */
        SENT,
        DELIVERED,
        READ,
        /** The mailbox exists no more, or was closed by its holder. */
        FAILED_CLOSED,
        /** Nobody has that mailbox: for a patient, no such person. */
        FAILED_UNKNOWN,
        /** The address is none. */
        FAILED_ADDRESS,
        FAILED_TOO_LARGE,
        FAILED_OTHERWISE
    }

    /** How long at most from a gesture to the message at the operator; default 30 seconds. */
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
    String patient(Ins ins, IdentityTraits traits, boolean qualified) throws Exception;

    /** The boxes that are ticked when the user begins to validate and has touched nothing; empty when the product shows none. */
    Optional<Set<Box>> boxes() throws Exception;

    /**
     * The professional validates a document.
     *
     * @param boxes those left ticked
     * @param correspondents MSSanté addresses of the professionals it goes to
     * @return the product's id of the document
     */
    String validate(String patient, Set<Box> boxes, Set<String> correspondents) throws Exception;

    /** The user sends a validated document to one more address by hand. */
    void send(String document, String correspondent) throws Exception;

    /** The professional deletes a document that was sent. */
    void delete(String document) throws Exception;

    /** Records whether the patient refuses that documents are sent to one side: {@link Box#PATIENT} or {@link Box#PROFESSIONALS}. */
    void refuses(String patient, Box side, boolean refused) throws Exception;

    /** Sets the address to which answers go; it may be another mailbox than the one that sends. */
    void returnAddress(String address) throws Exception;

    /**
     * The user writes to the patient and attaches a file of that size.
     *
     * @return whether the product took it; false when it refused
     */
    boolean write(String patient, int attachedBytes) throws Exception;

    /** The address the product writes in To when the user picks the patient of a record; empty when it refuses. */
    Optional<String> citizenAddress(String patient) throws Exception;

    /** The product looks into its mailbox, as it does by itself now and then. */
    void fetch() throws Exception;

    /** What the record shows of a document's messages, by address; empty when the product shows nothing. */
    Optional<Map<String, Receipt>> receipts(String document) throws Exception;

    /** What the list of received messages shows as their senders, newest last; empty when the product receives none. */
    Optional<java.util.List<String>> shownSenders() throws Exception;
}
