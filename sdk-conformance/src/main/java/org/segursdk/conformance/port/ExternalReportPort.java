package org.segursdk.conformance.port;

import java.util.Optional;

/** Reports of a subcontractor that a laboratory receives in an application mailbox. */
public interface ExternalReportPort {
    /** Opens a file of the laboratory under that number. */
    void open(String fileNumber);

    /**
     * Imports what a subcontractor sent.
     *
     * @param report CR-BIO; its order bears the number of the file that it answers ({@code inFulfillmentOf/order/id@extension})
     * @return the number of the file in which it is filed, or to which filing is offered; empty when it waits for a person
     */
    Optional<String> receive(byte[] report);
}
