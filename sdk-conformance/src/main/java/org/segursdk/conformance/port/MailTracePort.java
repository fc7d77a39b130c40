package org.segursdk.conformance.port;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;

/** Functional traces of a product's mailboxes. Requirement REM-MSST-18. */
public interface MailTracePort extends MailTransportPort {
    /**
     * One action on a mailbox.
     *
     * @param author national number of who was authenticated, such as {@code 899700366240}
     * @param at local time with its offset, as traced
     * @param mailbox address of the mailbox
     * @param action what was done, in the product's own words
     * @param request what the server was asked; without secrets
     * @param answer of the server, its code with it; for a failure without answer, the product's own code
     * @param success whether it was done
     */
    record MailTraceLine(
            String author,
            OffsetDateTime at,
            String mailbox,
            String action,
            String request,
            String answer,
            boolean success) {
        public MailTraceLine {
            Objects.requireNonNull(author, "author");
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(mailbox, "mailbox");
            Objects.requireNonNull(action, "action");
            Objects.requireNonNull(request, "request");
            Objects.requireNonNull(answer, "answer");
        }

        /** Redacted. */
        @Override
        public String toString() {
            return success ? "MailTraceLine[done]" : "MailTraceLine[failed]";
        }
    }

    /** The functional traces since the last reset, as stored, in their order. */
    List<MailTraceLine> traces() throws Exception;
}
