package org.segursdk.conformance.port;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Contact data of professionals' accounts. Requirement REM-SEC-18. */
public interface ContactPort {
    /** Ways of reaching somebody. */
    enum ContactKind {
        EMAIL,
        PHONE
    }

    /**
     * A message the product sent to a contact, caught before it leaves.
     *
     * @param to address or number
     * @param code of verification in it, or what stands in its link; empty when it bears none
     */
    record ContactNotice(String to, Optional<String> code) {
        public ContactNotice {
            Objects.requireNonNull(to, "to");
            Objects.requireNonNull(code, "code");
        }

        /** Redacted. */
        @Override
        public String toString() {
            return "ContactNotice[redacted]";
        }
    }

    /** The user of a login gives or changes a contact; the account is made if need be. */
    void giveContact(String login, ContactKind kind, String value) throws Exception;

    /** The user tells the code that came; whether it was the right one. */
    boolean confirm(String login, ContactKind kind, String code) throws Exception;

    /** The contact the product makes use of: one that was verified. */
    Optional<String> contact(String login, ContactKind kind) throws Exception;

    /** Messages sent since the last reset, oldest first. */
    List<ContactNotice> sent() throws Exception;
}
