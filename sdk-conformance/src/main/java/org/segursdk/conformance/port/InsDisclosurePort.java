package org.segursdk.conformance.port;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** To whom data that bear an INS went. Requirement REM-INS-22. */
public interface InsDisclosurePort extends IdentityPort {
    /**
     * A line of the journal of partners.
     *
     * @param at when it went, by the bench's clock
     * @param document as named in {@link #send}
     * @param partner as named in {@link #send}
     */
    record DisclosureLine(Instant at, String document, String partner) {
        public DisclosureLine {
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(document, "document");
            Objects.requireNonNull(partner, "partner");
        }

        /** Redacted. */
        @Override
        public String toString() {
            return "DisclosureLine[redacted]";
        }
    }

    /**
     * A user sends a document that bears the INS of a patient.
     *
     * @param document name of the document
     * @param partners names of who receives it; the product may reach them as it likes, or not at all
     */
    void send(String patient, String document, List<String> partners, User user) throws Exception;

    /** The journal of partners of a patient, oldest first. */
    List<DisclosureLine> disclosures(String patient) throws Exception;
}
