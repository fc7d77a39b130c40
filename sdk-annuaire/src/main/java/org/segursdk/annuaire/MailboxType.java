package org.segursdk.annuaire;

import java.util.Optional;

/** Types of MSSanté mailbox (TRE_R257). Source: annuaire §4. */
public enum MailboxType {
    /** Personal. */
    PER,
    /** Of a liberal practice. */
    CAB,
    /** Of an organisation: a service or a team. */
    ORG,
    /** Of an application: nobody sits before it. */
    APP;

    /** The type of that code; none for a code that the table does not have yet. */
    public static Optional<MailboxType> of(String code) {
        for (MailboxType type : values()) {
            if (type.name().equals(code)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
