package org.segursdk.conformance.port;

import java.util.Optional;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Ins;

/** Where the documents of a record come from, as it shows them. Requirement REM-MSSR-08. */
public interface DocumentOriginPort {
    /** Where a document comes from. */
    enum Origin {
        DMP,
        MSSANTE,
        /** Made by the product itself. */
        LOCAL
    }

    /** The mailbox the product reads; it is opened in the sandbox by the product's adapter. */
    String mailbox() throws Exception;

    /** Registers a patient whose identity is qualified; the product's id. */
    String patient(Ins ins, IdentityTraits traits) throws Exception;

    /** A user writes and validates a document of that title. */
    void write(String patient, String title) throws Exception;

    /** The product looks into its mailbox and files what is the patient's. */
    void fetch(String patient) throws Exception;

    /** A user takes the document of that id from the DMP into the record. */
    void take(String patient, String uniqueId) throws Exception;

    /** The origin shown beside the document of that title; empty when there is no such document or no origin is shown. */
    Optional<Origin> origin(String patient, String title) throws Exception;
}
