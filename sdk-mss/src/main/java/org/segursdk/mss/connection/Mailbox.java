package org.segursdk.mss.connection;

import java.util.Objects;
import org.segursdk.mss.message.MssAddress;

/**
 * A mailbox and the way into it. Several may be open at once, each with its own {@link MailSender}. Source: mssante §2.2.
 *
 * @param address the mailbox's own, which is also the user name told to the server
 * @param kind personal, organisational, application, practice
 * @param server the operator's
 * @param access how it is opened, and who acts: another than its holder where the operator delegates
 */
public record Mailbox(MssAddress address, MailboxKind kind, MailServer server, MailboxAccess access) {
    public Mailbox {
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(server, "server");
        Objects.requireNonNull(access, "access");
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "Mailbox[" + kind + ", " + server + "]";
    }
}
