package org.segursdk.conformance.port;

import java.util.List;
import java.util.Optional;

/** Notifications (SMS, mail) about results that arrive. Requirement REM-MSSR-14. */
public interface ResultAlertPort {
    /** A report of biology arrives: a CDA, level 3, as bytes. */
    void arrives(byte[] report) throws Exception;

    /** Texts that left for the professional since the check began, oldest first; empty when the product notifies nobody. */
    Optional<List<String>> notifications() throws Exception;
}
