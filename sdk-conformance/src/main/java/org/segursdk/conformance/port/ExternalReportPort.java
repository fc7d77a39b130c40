package org.segursdk.conformance.port;

import java.util.Optional;

/** Reports of a subcontractor that a laboratory receives in an application mailbox. */
public interface ExternalReportPort {
    /** Opens a file of the laboratory under that number. */
    void open(String fileNumber);

    /**
     * Imports what a subcontractor sent.
     *
     * @param mail as it travels (RFC 5322), an XDM archive with one CR-BIO in it; the order of that report bears the number of the file
     *     that it answers ({@code inFulfillmentOf/order/id@extension})
     * @return the number of the file in which it is filed, or to which filing is offered; empty when it waits for a person
     */
    Optional<String> receive(byte[] mail) throws Exception;
}
